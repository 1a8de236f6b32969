import { describe, expect, it } from 'vitest';
import type { GatewayNotification, Observation } from '#app/gateways/gateway.ts';
import { DOLLARS, facts, hint, LESS, payment, receipt, seen, voucher } from './facts.test-data.ts';
import { judge } from './judge.ts';
import type { CheckoutFacts, KnownVoucher, Receipt } from './model.ts';

type Case = {
  observation: Observation;
  said?: GatewayNotification;
  receipts?: readonly Receipt[];
  code?: Partial<KnownVoucher>;
  more?: Partial<CheckoutFacts>;
};

const findings = ({ observation, said, receipts = [], code, more }: Case) =>
  judge({
    voucher: voucher(code),
    facts: facts({ vouchers: [voucher(code)], receipts, ...more }),
    observation,
    hint: said ?? null,
  }).map((finding) => {
    if (finding.kind === 'money') return `${finding.purpose} ${finding.amount.minor}`;
    if (finding.kind === 'moved') return `moved ${finding.to}`;
    if (finding.kind === 'raise') return finding.exception;
    return finding.kind;
  });

const PAID = { state: 'paid' } as const;
const AGAIN = ['ask-again'];

describe('money', () => {
  it('settles when the gateway confirms the frozen amount, with a notification or without', () => {
    const settled = ['moved paid', 'settles 12050'];
    expect(findings({ observation: seen('paid') })).toEqual(settled);
    expect(findings({ observation: seen('paid'), said: hint('paid') })).toEqual(settled);
    expect(findings({ observation: seen('paid'), said: hint('paid', '1', null) })).toEqual(settled);
  });

  it('is not believed on a notification alone, whatever else the gateway says', () => {
    const others: Observation[] = [
      seen('awaiting'),
      seen('lapsed'),
      seen('voided'),
      { status: 'unknown', word: '99' },
      { status: 'not-found' },
    ];
    for (const observation of others)
      expect(findings({ observation, said: hint('paid') })).toEqual(AGAIN);
  });

  it('differs when either the notification or the gateway names another amount, whoever is right', () => {
    const held = ['moved paid', 'mismatch 2050', 'WRONG_AMOUNT'];
    expect(findings({ observation: seen('paid', LESS) })).toEqual(held);
    expect(findings({ observation: seen('paid', LESS), said: hint('paid') })).toEqual(held);
    expect(findings({ observation: seen('paid'), said: hint('paid', '1', LESS) })).toEqual(held);
  });

  it('differs when it came in another currency', () => {
    const held = ['moved paid', 'mismatch 12050', 'WRONG_CURRENCY'];
    expect(findings({ observation: seen('paid', DOLLARS) })).toEqual(held);
    expect(findings({ observation: seen('paid'), said: hint('paid', '1', DOLLARS) })).toEqual(held);
  });

  it('is found once, however often it is asked about or announced', () => {
    const receipts = [receipt()];
    const again = { observation: seen('paid'), receipts, code: PAID };
    expect(findings(again)).toEqual([]);
    expect(findings({ ...again, said: hint('paid') })).toEqual([]);
    expect(findings({ ...again, said: hint('paid', null) })).toEqual([]);
    expect(findings({ ...again, said: hint('lapsed') })).toEqual([]);
  });

  it('that asking found gets its number from the notification that names it', () => {
    const receipts = [receipt({ operation: null })];
    const named = { observation: seen('paid'), receipts, code: PAID, said: hint('paid') };
    expect(findings(named)).toEqual(['operation-named']);
  });

  it('that asking found, and a notification names with another amount, is one money and not two', () => {
    const receipts = [receipt({ operation: null })];
    const corrected = { receipts, code: PAID, said: hint('paid', '1', LESS) };
    expect(findings({ ...corrected, observation: seen('paid') })).toEqual([
      'reversed',
      'mismatch 2050',
      'WRONG_AMOUNT',
    ]);
  });

  it('of a second operation on one code is a second receipt', () => {
    const second = { receipts: [receipt()], code: PAID, said: hint('paid', '7002') };
    expect(findings({ ...second, observation: seen('paid') })).toEqual([
      'surplus 12050',
      'DOUBLE_PAYMENT',
    ]);
  });

  it('for another code of a checkout that is settled already is surplus', () => {
    const receipts = [receipt({ voucherId: 'other' as never })];
    expect(findings({ observation: seen('paid'), receipts })).toEqual([
      'moved paid',
      'surplus 12050',
      'DOUBLE_PAYMENT',
    ]);
  });

  it('is surplus, too, when a person had taken differing money as settling', () => {
    const receipts = [receipt({ voucherId: 'other' as never, purpose: 'mismatch', amount: LESS })];
    const more = { payments: [payment({ acceptedAt: new Date() })] };
    expect(findings({ observation: seen('paid'), receipts, more })).toContain('DOUBLE_PAYMENT');
  });

  it('that came again after a reversal settles again', () => {
    const receipts = [receipt({ reversed: true })];
    const again = { observation: seen('paid'), receipts, code: PAID };
    expect(findings({ ...again, said: hint('paid', '7002') })).toEqual(['settles 12050']);
    expect(findings(again)).toEqual(['settles 12050']);
    expect(findings({ ...again, said: hint('paid', '7001') })).toEqual([]);
  });

  it('counts for a code that lapsed, was voided, or is being voided', () => {
    for (const state of ['lapsed', 'voided', 'voiding'] as const)
      expect(findings({ observation: seen('paid'), code: { state } })).toEqual([
        'moved paid',
        'settles 12050',
      ]);
  });
});

describe('a reversal', () => {
  it('that the gateway itself reports takes back what stood, once, and is shown where no money was known', () => {
    const observation = seen('reversed');
    const receipts = [receipt()];
    expect(findings({ observation, receipts, code: PAID })).toEqual(['reversed', 'REVERSED']);
    const gone = [receipt({ reversed: true })];
    expect(findings({ observation, receipts: gone, code: PAID })).toEqual([]);
    expect(findings({ observation })).toEqual(['moved paid', 'REVERSED']);
  });

  it('is not what a refund is: that money did come in', () => {
    expect(findings({ observation: seen('refunded') })).toEqual(['moved paid', 'settles 12050']);
    expect(findings({ observation: seen('refunded'), receipts: [receipt()], code: PAID })).toEqual(
      [],
    );
  });

  const receipts = [receipt()];

  it('is written down when the gateway no longer says paid', () => {
    for (const status of ['awaiting', 'lapsed', 'voided'] as const)
      expect(findings({ observation: seen(status), receipts, code: PAID })).toEqual([
        'reversed',
        'REVERSED',
      ]);
  });

  it('is not believed of a word that nobody knows', () => {
    const observation: Observation = { status: 'unknown', word: '99' };
    expect(findings({ observation, receipts, code: PAID })).toEqual([]);
    expect(findings({ observation: { status: 'not-found' }, receipts, code: PAID })).toEqual([]);
  });

  it('is asked about again while the gateway still says paid', () => {
    const said = hint('reversed');
    expect(findings({ observation: seen('paid'), receipts, code: PAID, said })).toEqual(AGAIN);
    expect(findings({ observation: seen('paid'), said })).toEqual(AGAIN);
  });

  it('is believed of the one operation it names while another still stands', () => {
    const two = [receipt(), receipt({ id: 'r2', operation: '7002', purpose: 'surplus' })];
    const said = hint('reversed', '7002');
    const part = { observation: seen('paid'), receipts: two, code: PAID };
    expect(findings({ ...part, said })).toEqual(['reversed', 'REVERSED']);
    expect(findings({ ...part, said: hint('reversed', '9999') })).toEqual(AGAIN);
    expect(findings({ ...part, said: hint('reversed', null) })).toEqual(AGAIN);
  });

  it('is raised once, whoever brings the news first', () => {
    const gone = [receipt({ reversed: true })];
    const said = hint('reversed');
    expect(findings({ observation: seen('awaiting'), receipts: gone, code: PAID, said })).toEqual(
      [],
    );
    expect(findings({ observation: seen('paid'), receipts: gone, code: PAID, said })).toEqual([]);
  });

  it('of money that we never saw is shown to a person', () => {
    const said = hint('reversed');
    expect(findings({ observation: seen('awaiting'), said })).toEqual(['REVERSED']);
  });
});

describe('a code', () => {
  it('lapses and is voided by the gateway’s word alone', () => {
    expect(findings({ observation: seen('lapsed') })).toEqual(['moved lapsed']);
    expect(findings({ observation: seen('voided') })).toEqual(['moved voided']);
    expect(findings({ observation: seen('awaiting') })).toEqual([]);
    expect(findings({ observation: seen('awaiting'), said: hint('lapsed') })).toEqual([]);
  });

  it('that we were voiding lives again when the gateway still awaits it', () => {
    const code = { state: 'voiding' } as const;
    expect(findings({ observation: seen('awaiting'), code })).toEqual(['moved live']);
  });

  it('whose checkout is paid by another goes on being voided, whatever the gateway still awaits', () => {
    const receipts = [receipt({ voucherId: 'other' as never })];
    for (const state of ['voiding', 'live'] as const)
      expect(findings({ observation: seen('awaiting'), receipts, code: { state } })).toEqual([]);
    const taken = receipts.map((one) => ({ ...one, reversed: true }));
    const code = { state: 'voiding' } as const;
    expect(findings({ observation: seen('awaiting'), receipts: taken, code })).toEqual([
      'moved live',
    ]);
  });

  it('that we called dead, and the gateway payable, lives when its checkout is paid by another', () => {
    const other = receipt({ id: 'r9', voucherId: 'other' as never });
    const risen = { observation: seen('awaiting'), receipts: [other] };
    for (const state of ['lapsed', 'voided'] as const)
      expect(findings({ ...risen, code: { state } })).toEqual(['moved live']);
    const gone = [other, receipt({ reversed: true })];
    expect(findings({ ...risen, receipts: gone, code: PAID })).toEqual(['moved live']);
    const both = [other, receipt()];
    expect(findings({ ...risen, receipts: both, code: PAID })).toEqual([
      'reversed',
      'REVERSED',
      'moved live',
    ]);
    const beside = voucher({ id: 'v2' as never, state: 'voiding' });
    const code = { state: 'lapsed' } as const;
    expect(findings({ ...risen, code, more: { vouchers: [voucher(code), beside] } })).toEqual([]);
  });

  it('that is dead or paid is not moved by being called unpaid', () => {
    for (const state of ['lapsed', 'voided', 'paid'] as const)
      for (const status of ['awaiting', 'lapsed', 'voided'] as const)
        expect(findings({ observation: seen(status), code: { state } })).toEqual([]);
  });

  it('is neither paid nor lapsed by a word that stands in no document', () => {
    for (const word of ['99 Observado', '', 'PAID', '23'])
      expect(findings({ observation: { status: 'unknown', word } })).toEqual([]);
  });
});
