import { describe, expect, it } from 'vitest';
import { differences } from './expected.ts';
import { lineOf, type Story } from './story.ts';

const paid: Story = {
  gateway: 'pagoefectivo',
  fate: 'at-once',
  ended: 'paid',
  payment: { state: 'paid', amountMinor: 12550n, currency: 'PEN' },
  vouchers: [{ state: 'paid', reference: '11323796' }],
  receipts: [{ amountMinor: 12550n, operation: '4711' }],
  told: [{ what: 'paid', state: 'applied', attempts: 1 }],
  exceptions: [],
  shopify: { sessionState: 'resolved', financialStatus: 'PAID', clientCertIssuer: 'a CA' },
  books: { paidMinor: 12550n, effectiveResolves: 1, liveCodes: 0, stock: 99 },
  residualMinor: 0n,
  ms: 1,
};

const word = (state: string) => ({ what: 'paid', state, attempts: 1 });
const code = (state: string) => ({ state, reference: null });

describe('how a purchase must end', () => {
  it('is content with one that was paid', () => {
    expect(differences(paid)).toEqual([]);
  });

  it.each<[string, Partial<Story>]>([
    ['the gateway holds too little', { books: { ...paid.books, paidMinor: 12050n } }],
    ['the order was paid twice over', { books: { ...paid.books, effectiveResolves: 2 } }],
    ['a code could still be paid', { books: { ...paid.books, liveCodes: 1 } }],
    ['Shopify was never told', { shopify: { ...paid.shopify, sessionState: 'pending' } }],
    ['no client certificate was shown', { shopify: { ...paid.shopify, clientCertIssuer: null } }],
    ['our word to Shopify is not answered yet', { told: [word('indeterminate')] }],
    ['a word to Shopify is still to be said', { told: [word('applied'), word('due')] }],
    ['a code is being voided', { vouchers: [...paid.vouchers, code('voiding')] }],
    ['a code is being asked for', { vouchers: [...paid.vouchers, code('intended')] }],
    ['a receipt is missing', { receipts: [] }],
    ['the merchant sees something else', { payment: { ...paid.payment, state: 'awaiting' } }],
    ['a person is called for nothing', { exceptions: ['DOUBLE_PAYMENT'] }],
    ['a céntimo is out of sight', { residualMinor: 1n }],
    ['the same end belongs to another fate', { fate: 'never' }],
  ])('says so when %s', (_, change) => {
    expect(differences({ ...paid, ...change })).not.toEqual([]);
  });

  it('writes amounts as exact numbers of céntimos on one line', () => {
    const line = lineOf({ ...paid, residualMinor: 9007199254740993n });
    expect(line).toContain('"residualMinor":9007199254740993');
    expect(line).not.toContain('\n');
  });
});
