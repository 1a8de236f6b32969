import { describe, expect, it } from 'vitest';
import { evidenceWith, goodEvidence, OTHER_SHOP } from './evidence.fixture.ts';
import { disagreements } from './oracle.ts';

const SECOND_PAYMENT = {
  operation: '4712',
  amountMinor: '12550',
  currency: 'PEN',
  at: '2026-11-25T17:00:00.000Z',
  reversedAt: null,
};
const [FIRST_PAYMENT] = goodEvidence.books.gateways.codes[0]?.payments ?? [];
if (!FIRST_PAYMENT) throw new Error('the fixture has no payment');

describe('the oracle', () => {
  it('is content with a purchase that went well', () => {
    expect(disagreements(goodEvidence)).toEqual([]);
  });

  it('holds nobody to money on a code whose issue was never answered and of which no word came', () => {
    const lost = {
      session: { state: 'pending', effectiveResolves: 0 },
      code: {},
      shopify: { mutations: [] },
      gateways: { notifications: [] },
      ledger: {
        payments: [{ state: 'verifying' }],
        vouchers: [{ state: 'orphan', reference: null }],
        receipts: [],
        expectations: [],
        tells: [],
      },
    } as const;
    const unheard = lost as unknown as Parameters<typeof evidenceWith>[0];
    expect(disagreements(evidenceWith(unheard))).toEqual([]);
    const heard = { ...unheard, gateways: {} };
    expect(disagreements(evidenceWith(heard)).join()).toMatch(/out of sight/);
  });

  it.each([
    ['a session that was taken and is not kept', { ledger: { payments: [] } }, /kept 0 times/],
    ['a session kept twice', { ledger: { payments: [{}, { id: 'p2' }] } }, /kept 2 times/],
    [
      'a session kept with another amount',
      { ledger: { payments: [{ amountMinor: 1n }] } },
      /another amount/,
    ],
    [
      'a session nobody started',
      { ledger: { payments: [{}, { sessionId: 's9' }] } },
      /never started/,
    ],
    ['an acknowledged notification that is not kept', { ledger: { deliveries: [] } }, /and kept 0/],
    [
      'a notification that stands twice',
      { ledger: { notifications: [{}, {}] } },
      /2 times in the inbox/,
    ],
    ['an order paid twice', { session: { effectiveResolves: 2 } }, /resolved 2 times/],
    ['an order paid with nothing', { code: { payments: [] } }, /never held 12550 PEN/],
    [
      'an order paid with another amount',
      { code: { payments: [{ ...FIRST_PAYMENT, amountMinor: '12050' }] } },
      /never held 12550 PEN/,
    ],
    [
      'an order paid with money that had long gone',
      {
        code: {
          payments: [
            {
              ...FIRST_PAYMENT,
              at: '2026-11-24T10:00:00.000Z',
              reversedAt: '2026-11-24T11:00:00.000Z',
            },
          ],
        },
      },
      /never held 12550 PEN/,
    ],
    ['money without a receipt', { ledger: { receipts: [] } }, /operation 4711 is out of sight/],
    [
      'a receipt without money',
      { ledger: { receipts: [{}, { id: 'r2' }] } },
      /r2 is of money that no bank took/,
    ],
    [
      'a second payment nobody wrote down',
      { code: { payments: [FIRST_PAYMENT, SECOND_PAYMENT] } },
      /operation 4712 is out of sight/,
    ],
    [
      'a reversal that never was',
      { ledger: { receipts: [{ reversed: true }] } },
      /whether it was reversed/,
    ],
    ['money that nobody expects', { ledger: { expectations: [] } }, /r1 is expected 0 times/],
    ['money expected twice', { ledger: { expectations: [{}, {}] } }, /r1 is expected 2 times/],
    [
      'another amount expected than came in',
      { ledger: { expectations: [{ amountMinor: 12500n }] } },
      /otherwise than it came/,
    ],
    [
      'money expected under no name',
      { ledger: { expectations: [{ reference: null }] } },
      /otherwise than it came/,
    ],
    [
      'money expected that never came',
      { ledger: { expectations: [{}, { receiptId: 'r9' }] } },
      /r9 is expected and never came/,
    ],
    ['a residual', { ledger: { receipts: [{ amountMinor: 12500n }] } }, /residual in PEN is 50/],
    [
      'a second payment without a name',
      { ledger: { receipts: [{ purpose: 'surplus' }] } },
      /DOUBLE_PAYMENT/,
    ],
    [
      'money that Shopify never heard of',
      { session: { state: 'pending' } },
      /SHOPIFY_REFUSED or LATE_PAYMENT/,
    ],
    [
      'a code of another shop',
      { ledger: { vouchers: [{ shop: OTHER_SHOP }] } },
      /points into another shop/,
    ],
    [
      'a session in another shop',
      { ledger: { payments: [{ shop: OTHER_SHOP }] } },
      /stands in tienda-cusco/,
    ],
    [
      'an account of another shop',
      { ledger: { receipts: [{ accountId: 'a2' }] } },
      /points into another shop/,
    ],
    [
      'paid money shown as awaiting',
      { ledger: { payments: [{ state: 'awaiting' }] } },
      /rows say paid/,
    ],
    ['a code that bears another name', { ledger: { vouchers: [{ reference: '99' }] } }, /bears 99/],
    [
      'a live code that the gateway has paid',
      { ledger: { vouchers: [{ state: 'live' }] } },
      /is live/,
    ],
    [
      'a second code that can be paid although the first was',
      {
        gateways: {
          codes: [
            ...goodEvidence.books.gateways.codes,
            {
              ...goodEvidence.books.gateways.codes[0],
              reference: '99',
              transactionCode: 'v2',
              status: 'awaiting',
              payments: [],
            },
          ],
        },
        ledger: {
          vouchers: [{}, { id: 'w2', transactionCode: 'v2', reference: '99', state: 'live' }],
        },
      },
      /code 99 can still be paid/,
    ],
    ['a code without an intent', { code: { transactionCode: 'v9' } }, /without an intent/],
    ['a word that is still to be said', { ledger: { tells: [{ state: 'due' }] } }, /is unsaid/],
    [
      'a call that Shopify would not have understood',
      { shopify: { violations: [{ at: '', where: 'graphql', what: 'x' }] } },
      /Shopify complains/,
    ],
  ] as const)('sees %s', (_, change, said) => {
    expect(
      disagreements(evidenceWith(change as Parameters<typeof evidenceWith>[0])).join('\n'),
    ).toMatch(said);
  });
});
