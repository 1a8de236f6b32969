import { expect, it } from 'vitest';
import { readerOf } from '#app/admin/reader.ts';
import { presentPayoutFees } from '#app/admin/reconciliation/payout-fees.presenter.server.ts';
import { presentPeriod } from '#app/admin/reconciliation/period.presenter.server.ts';
import { auditFees } from '#app/reconciliation/expected/audit-fees.server.ts';
import {
  type AuditScope,
  type FeeDifference,
  listFeeDifferences,
} from '#app/reconciliation/expected/fee-audit.store.server.ts';
import { withPaidCodes } from './paid-codes.ts';

type Line = {
  readonly kind: string;
  readonly net: number;
  /** As the shopper paid it; none: the line does not say. */
  readonly gross?: number;
  readonly fee?: number;
  readonly tax?: number;
  /** Of which payment; none: of the account. */
  readonly receipt?: string;
  readonly payout?: string;
  readonly on?: string;
  readonly currency?: string;
};

/** A shop whose reports stand matched, line by line as a test says. */
async function withReports() {
  const shop = await withPaidCodes();
  const { house, shopId, live } = shop;
  const file = house.foundation.ids.next();
  await house.asOwner(
    `insert into report_file (shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by, state)
     values ($1, $2, $3, sha256('x'), 'informe.csv', 1, 'upload', now(), 'staff:7', 'received')`,
    [shopId, file, live],
  );
  let place = 0;
  const line = async (one: Line) => {
    place += 1;
    await house.asOwner(
      `insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, booked_on, net_minor, currency,
         fee_minor, fee_tax_minor, month, standing, rule, voucher_id, receipt_id, payout_id, gross_minor, gross_currency)
       select $1, $2, $3, $4, gen_random_uuid(), $5, $5, $6, $7, $8, $9, $10, date_trunc('month', $6::date), 'matched', 'code',
         (select voucher_id from receipt where id = $11::uuid), $11, $12, $13::bigint, case when $13::bigint is not null then $8 end`,
      [shopId, live, file, place, one.kind, one.on ?? '2026-11-23', one.net, one.currency ?? 'PEN']
        .concat([one.fee, one.tax, one.receipt, one.payout, one.gross] as string[])
        .map((value) => value ?? null),
    );
  };
  return {
    ...shop,
    line,
    async payout(name: string): Promise<string> {
      const id = house.foundation.ids.next();
      await house.asOwner(
        `insert into payout (shop_id, id, account_id, name, currency) values ($1, $2, $3, $4, 'PEN')`,
        [shopId, id, live, name],
      );
      return id;
    },
    audit: (scope: AuditScope) => auditFees(house.foundation, shopId, scope),
    differences: (scope: AuditScope, after: FeeDifference | null = null, limit = 100) =>
      listFeeDifferences(house.foundation.database, shopId, { scope, after, limit }),
    november: {
      of: 'days',
      accountId: live,
      currency: 'PEN',
      from: '2026-11-01',
      until: '2026-12-01',
    } as const,
  };
}

it('finds what was charged too much and too little, to the céntimo, for each payout', async () => {
  await using shop = await withReports();
  await shop.card();
  const one = await shop.payout('L-1');
  const other = await shop.payout('L-2');
  const [right, dear, cheap] = [
    await shop.paid({ at: '2026-11-20T10:00:00' }),
    await shop.paid({ at: '2026-11-20T11:00:00' }),
    await shop.paid({ at: '2026-11-20T12:00:00' }),
  ];
  await shop.look();
  await shop.line({ kind: 'sale', receipt: right, payout: one, net: 9_470, fee: -449, tax: -81 });
  await shop.line({ kind: 'sale', receipt: dear, payout: one, net: 9_400, fee: -508, tax: -92 });
  await shop.line({ kind: 'sale', receipt: cheap, payout: other, net: 10_000 });
  await shop.line({ kind: 'fee', receipt: cheap, payout: other, net: -400 });
  await shop.line({ kind: 'fee-tax', receipt: cheap, payout: other, net: -72 });
  const { total, payouts } = await shop.audit(shop.november);
  expect(total).toMatchObject({
    audited: 3n,
    unaudited: 0n,
    expected: 1_590n,
    charged: 1_602n,
    over: 70n,
    under: 58n,
    largest: 70n,
  });
  expect(payouts.map(({ payoutId, over, under }) => [payoutId, over, under])).toEqual(
    [
      [one, 70n, 0n],
      [other, 0n, 58n],
    ].toSorted(),
  );
  expect((await shop.audit({ of: 'payout', payoutId: one })).total.over).toBe(70n);
  const differences = await shop.differences(shop.november);
  expect(differences.map(({ receiptId, off }) => [receiptId, off])).toEqual([
    [dear, 70n],
    [cheap, -58n],
  ]);
  expect(await shop.differences(shop.november, differences[0] ?? null, 1)).toMatchObject([
    { receiptId: cheap },
  ]);
});

it('counts all that was kept of a sale as charged, whether or not its line names that a fee', async () => {
  await using shop = await withReports();
  await shop.card();
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  const unnamed = await shop.paid({ at: '2026-11-20T11:00:00' });
  await shop.look();
  await shop.line({ kind: 'sale', receipt, gross: 10_000, net: 9_000, fee: -449, tax: -81 });
  await shop.line({ kind: 'sale', receipt: unnamed, gross: 10_000, net: 9_470 });
  const { total } = await shop.audit(shop.november);
  expect(total).toMatchObject({ audited: 2n, charged: 1_530n, over: 470n, under: 0n });
});

it('tells on the page of a payout what was charged too much, too little, and of no payment', async () => {
  await using shop = await withReports();
  const page = (payoutId: string) =>
    presentPayoutFees(
      shop.house.foundation,
      { shopId: shop.shopId, reader: readerOf('es') },
      { payoutId, currency: 'PEN' },
    );
  await shop.card();
  const [dear, cheap, foreign] = [
    await shop.paid({ at: '2026-11-20T10:00:00' }),
    await shop.paid({ at: '2026-11-20T11:00:00' }),
    await shop.paid({ at: '2026-11-20T12:00:00' }),
  ];
  await shop.look();
  const [payout, empty] = [await shop.payout('L-1'), await shop.payout('L-2')];
  const sale = { kind: 'sale', payout } as const;
  await shop.line({ ...sale, receipt: dear, net: 9_400, fee: -508, tax: -92 });
  await shop.line({ ...sale, receipt: cheap, net: 9_528, fee: -400, tax: -72 });
  await shop.line({ ...sale, receipt: foreign, net: 2_500, fee: -130, currency: 'USD' });
  await shop.line({ kind: 'fee', payout, net: -1_180 });
  expect(await page(payout)).toMatchObject({
    ofPayments: {
      audited: '2',
      expected: 'S/\u00a010.60',
      charged: 'S/\u00a010.72',
      over: 'S/\u00a00.70',
      under: 'S/\u00a00.58',
      explained: { kind: 'unknown' },
    },
    unaudited: '1',
    other: { charged: 'S/\u00a011.80', off: { is: 'over', amount: 'S/\u00a011.80' } },
  });
  expect(await page(empty)).toBeNull();
});

it('audits a payment that came in parts once, where its first part stands', async () => {
  await using shop = await withReports();
  await shop.card();
  const [one, other] = [await shop.payout('L-1'), await shop.payout('L-2')];
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  const part = { kind: 'sale', receipt, net: 4_700, fee: -300 } as const;
  await shop.line({ ...part, payout: one, on: '2026-11-30' });
  await shop.line({ ...part, payout: other, on: '2026-12-01' });
  const december = { ...shop.november, from: '2026-12-01', until: '2027-01-01' };
  const scopes = [
    shop.november,
    december,
    ...[one, other].map((payoutId) => ({ of: 'payout', payoutId }) as const),
  ];
  const over: bigint[] = [];
  for (const scope of scopes) over.push((await shop.audit(scope)).total.over);
  expect(over).toEqual([70n, 0n, 70n, 0n]);
});

it('says that the gateway reckons with another rate, and which', async () => {
  await using shop = await withReports();
  await shop.card();
  const payout = await shop.payout('L-1');
  for (const minor of [10_000, 35_000, 123_456]) {
    const receipt = await shop.paid({ at: '2026-11-20T10:00:00', minor });
    const fee = Math.round(minor * 0.0399) + 100;
    const tax = Math.round(fee * 0.18);
    await shop.line({
      kind: 'sale',
      receipt,
      payout,
      net: minor - fee - tax,
      fee: -fee,
      tax: -tax,
    });
  }
  await shop.look();
  const { explained } = (await shop.audit({ of: 'payout', payoutId: payout })).total;
  expect(explained.kind).toBe('other-rate');
  const offPpm = explained.kind === 'other-rate' ? explained.offPpm : 0n;
  expect(Math.abs(Math.round(5_000 * 1.18) - Number(offPpm))).toBeLessThan(20);
});

it('calls a céntimo on each line rounding', async () => {
  await using shop = await withReports();
  await shop.card();
  for (const off of [1, 0, -1]) {
    const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
    await shop.line({ kind: 'sale', receipt, net: 9_470 - off, fee: -449, tax: -81 - off });
  }
  await shop.look();
  const { total } = await shop.audit(shop.november);
  expect(total).toMatchObject({ explained: { kind: 'rounding' }, over: 1n, under: 1n });
});

it('takes a fee that was given back for a refund for no smaller fee, and a mended one for right', async () => {
  await using shop = await withReports();
  await shop.card();
  const refunded = await shop.paid({ at: '2026-11-20T10:00:00' });
  const mended = await shop.paid({ at: '2026-11-20T11:00:00' });
  await shop.look();
  await shop.line({ kind: 'sale', receipt: refunded, net: 9_470, fee: -449, tax: -81 });
  await shop.line({ kind: 'fee', receipt: refunded, net: 200 });
  await shop.line({ kind: 'sale', receipt: mended, net: 9_370, fee: -549, tax: -81 });
  await shop.line({ kind: 'fee', receipt: mended, net: 100 });
  expect((await shop.audit(shop.november)).total).toMatchObject({ audited: 2n, largest: 0n });
});

it('says about how many payments nothing can be said', async () => {
  await using shop = await withReports();
  const before = await shop.paid({ at: '2026-11-20T10:00:00' });
  const untold = await shop.paid({ at: '2026-11-21T10:00:00' });
  const told = await shop.paid({ at: '2026-11-21T11:00:00' });
  await shop.card({}, { validFrom: '2026-11-21' });
  await shop.look();
  await shop.line({ kind: 'sale', receipt: before, net: 9_470, fee: -449, tax: -81 });
  await shop.line({ kind: 'sale', receipt: untold, net: 9_470 });
  await shop.line({ kind: 'sale', receipt: told, net: 9_470, fee: -449, tax: -81 });
  expect((await shop.audit(shop.november)).total).toMatchObject({ audited: 1n, unaudited: 2n });
});

it('audits what transfers, months and refunds cost apart from the payments', async () => {
  await using shop = await withReports();
  const otherFees = { refund: '50', dispute: '0', transfer: '1000', monthly: '2500' };
  await shop.card({ otherFees });
  const payout = await shop.payout('L-1');
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  await shop.line({ kind: 'refund', receipt, payout, net: -10_000 });
  await shop.line({ kind: 'payout', payout, net: -5_000 });
  await shop.line({ kind: 'fee', payout, net: -1_180 });
  await shop.line({ kind: 'fee', net: -2_950, on: '2026-11-30' });
  expect((await shop.audit({ of: 'payout', payoutId: payout })).other).toEqual({
    charged: 1_180n,
    expected: 1_050n + 189n,
  });
  expect((await shop.audit(shop.november)).other).toEqual({
    charged: 4_130n,
    expected: 3_550n + 639n,
  });
});

it('tells on the page of a month what was charged for no payment, also where no payout names it', async () => {
  await using shop = await withReports();
  const { house, shopId, live } = shop;
  await shop.card({ otherFees: { refund: '0', dispute: '0', transfer: '1000', monthly: '2500' } });
  const payout = await shop.payout('L-1');
  await shop.line({ kind: 'payout', payout, net: -5_000 });
  await shop.line({ kind: 'fee', payout, net: -1_180 });
  await shop.line({ kind: 'fee', net: -3_500, on: '2026-11-30' });
  await house.asOwner(
    `insert into daily_total (shop_id, account_id, currency, month, booked_on, kind, standing, lines, gross_minor, fee_minor,
       fee_tax_minor, net_minor)
     select shop_id, account_id, currency, month, booked_on, kind, standing, count(*), 0, 0, 0, sum(net_minor)
     from settlement_line group by 1, 2, 3, 4, 5, 6, 7`,
  );
  const of = { shopId, accountId: live, currency: 'PEN', month: '2026-11' } as const;
  const viewer = { shopId, actor: 'staff:7', reader: readerOf('es') } as const;
  expect((await presentPeriod(house.foundation, viewer, of))?.fees).toEqual({
    charged: 'S/\u00a046.80',
    expected: 'S/\u00a041.30',
    off: { is: 'over', amount: 'S/\u00a05.50' },
  });
});

it('counts what a refund or a transfer was charged on its own line, and not what a refund gives back', async () => {
  await using shop = await withReports();
  await shop.card({ otherFees: { refund: '50', dispute: '0', transfer: '1000', monthly: '0' } });
  const payout = await shop.payout('L-1');
  const [one, other] = [
    await shop.paid({ at: '2026-11-20T10:00:00' }),
    await shop.paid({ at: '2026-11-20T11:00:00' }),
  ];
  await shop.look();
  const refund = { kind: 'refund', payout, gross: -10_000 } as const;
  await shop.line({ ...refund, receipt: one, net: -10_200, fee: -200 });
  await shop.line({ ...refund, receipt: other, net: -9_470, fee: 449, tax: 81 });
  await shop.line({ kind: 'payout', payout, net: -6_180, fee: -1_000, tax: -180 });
  expect((await shop.audit({ of: 'payout', payoutId: payout })).other).toEqual({
    charged: 200n + 1_180n,
    expected: 1_100n + 198n,
  });
});

it('leaves the fee of a sale that was settled twice to that sale’s own exception', async () => {
  await using shop = await withReports();
  await shop.card();
  const payout = await shop.payout('L-1');
  const receipt = await shop.paid({ at: '2026-11-20T10:00:00' });
  await shop.look();
  const sale = { kind: 'sale', receipt, payout, net: 9_470, fee: -449, tax: -81 };
  await shop.line(sale);
  await shop.line(sale);
  await shop.house.asOwner(
    `with raised as (
       insert into exception (shop_id, id, kind, subject, opened_at, evidence)
       values ($1, gen_random_uuid(), 'DUPLICATE_LINE', 'receipt:' || $2, now(), '{}') returning id
     )
     update settlement_line set standing = 'exception', rule = null, exception_id = raised.id from raised
     where settlement_line.id = (select max(id) from settlement_line)`,
    [shop.shopId, receipt],
  );
  const right = { audited: 1n, charged: 530n, over: 0n, under: 0n };
  expect((await shop.audit(shop.november)).total).toMatchObject(right);
  expect((await shop.audit({ of: 'payout', payoutId: payout })).total).toMatchObject(right);
  await shop.house.asOwner(
    `update settlement_line set standing = 'decided', rule = 'decision' where standing = 'exception'`,
  );
  expect((await shop.audit(shop.november)).total).toMatchObject(right);
});

it('audits what has arrived by a card that is put right later, and leaves a closed month as it was stated', async () => {
  await using shop = await withReports();
  await shop.card();
  const [stated, open] = [
    await shop.paid({ at: '2026-10-20T10:00:00' }),
    await shop.paid({ at: '2026-11-19T10:00:00' }),
  ];
  await shop.look();
  const charged = { kind: 'sale', net: 9_411, fee: -499, tax: -90 };
  await shop.line({ ...charged, receipt: stated, on: '2026-10-22' });
  await shop.line({ ...charged, receipt: open, on: '2026-11-20' });
  for (const receipt of [stated, open]) await shop.arrive(receipt);
  await shop.house.asOwner(
    `insert into period (shop_id, account_id, currency, month, closed_at, closed_by, opening_minor, closing_minor, totals)
     values ($1, $2, 'PEN', '2026-10-01', now(), 'staff:7', 0, 9411, '{}')`,
    [shop.shopId, shop.live],
  );
  const october = { ...shop.november, from: '2026-10-01', until: '2026-11-01' } as const;
  expect((await shop.audit(shop.november)).total).toMatchObject({ expected: 530n, over: 59n });
  await shop.house.asOwner('delete from ledger_news');
  await shop.card({
    fee: {
      tiers: [{ upTo: null, percentPpm: 39_900, fixed: '100' }],
      minimum: null,
      maximum: null,
    },
  });
  await shop.look();
  expect((await shop.audit(shop.november)).total).toMatchObject({ expected: 589n, over: 0n });
  expect((await shop.audit(october)).total).toMatchObject({ expected: 530n, over: 59n });
  const judgedAgain = await shop.house.asOwner(
    'select r.id from ledger_news n join receipt r on r.payment_id = n.payment_id',
  );
  expect(judgedAgain).toEqual([{ id: open }]);
  const { kept, added } = await shop.totals();
  expect(kept).toEqual(added);
});
