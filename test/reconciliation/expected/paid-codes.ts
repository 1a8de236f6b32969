import { randomBytes } from 'node:crypto';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { addRateCard, putToUse } from '#app/reconciliation/expected/add-rate-card.server.ts';
import { lookAtExpectations } from '#app/reconciliation/expected/look.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';

/** S/ 100.00 costs 3.49 % and S/ 1.00, and IGV: 449 and 81 céntimos; on the next business day, until six. */
export const TERMS = {
  settleDays: 1,
  cutOffMinute: 18 * 60,
  fee: {
    tiers: [{ upTo: null, percentPpm: 34_900, fixed: '100' }],
    minimum: null,
    maximum: null,
  },
  feeTax: { ppm: 180_000, per: 'line', rounding: 'half-up' },
  withholdings: [],
  otherFees: { refund: '0', dispute: '0', transfer: '0', monthly: '0' },
  settlesIn: null,
};

export type Paid = {
  readonly at: string;
  readonly minor?: number;
  readonly currency?: string;
  readonly account?: AccountId;
};

/** A shop with accounts, whose codes are paid when a test says so. `await using`. */
export async function withPaidCodes() {
  const house = await withDatabase();
  house.clock.set(new Date('2026-11-20T15:00:00Z'));
  const shopId = await house.addShop();
  const live = await addAccount(house, shopId, 'live');
  const test = await addAccount(house, shopId, 'test');
  const { foundation } = house;
  const look = async (): Promise<number> => {
    let looks = 0;
    while ((await lookAtExpectations(foundation, { shopId })) === 'looked') looks += 1;
    return looks;
  };
  return {
    house,
    shopId,
    live,
    test,
    clock: house.clock,
    look,
    /** A code is paid at an hour of Lima; answers the receipt. */
    paid: (paid: Paid) => pay(house, shopId, { account: live, ...paid }),
    /** The gateway takes a payment back. */
    reverse: (receipt: string) =>
      house.asOwner(`insert into receipt_reversal values ($1, $2, $3, '{}')`, [
        shopId,
        receipt,
        house.clock.now(),
      ]),
    /** As an import does when the line of a receipt has come. */
    arrive: (receipt: string) =>
      house.asOwner(
        `update expectation set state = 'arrived', arrived_on = $2 where receipt_id = $1`,
        [receipt, house.clock.now()],
      ),
    /** A report tells its sale on a day; the line itself, or as one that pays for several. */
    tellIn: (receipt: string, day: string) => tell(house, { shopId, receipt, day, shared: false }),
    tellShared: (receipt: string, day: string) =>
      tell(house, { shopId, receipt, day, shared: true }),
    closeMonth: (month: string) =>
      house.asOwner(
        `insert into period (shop_id, account_id, currency, month, closed_at, closed_by, opening_minor, closing_minor, totals)
         values ($1, $2, 'PEN', $3, $4, 'staff:1', 0, 0, '{}')`,
        [shopId, live, `${month}-01`, house.clock.now()],
      ),
    async card(changes: Record<string, unknown> = {}, about: Partial<About> = {}) {
      const added = await addRateCard(foundation, {
        shopId,
        accountId: live,
        currency: 'PEN',
        validFrom: '2026-01-01',
        terms: { ...TERMS, ...changes },
        actor: 'staff:7',
        ...about,
      });
      if (!added.ok) throw new Error(JSON.stringify(added.error));
      const card = { shopId, id: added.value.id };
      while ((await putToUse(foundation, card)) !== 'in-use');
      return added.value;
    },
    rows: () =>
      house.asOwner<ExpectationRow>(
        `select e.*, e.due_on::text, e.paid_on::text from expectation e join receipt r on r.id = e.receipt_id
         order by r.paid_at, r.id`,
      ),
    missing: () =>
      house.asOwner<MissingRow>(
        `select * from exception where kind = 'MISSING_IN_REPORT' order by opened_at, id`,
      ),
    /** The kept sums and the same from the rows. */
    totals: async () => ({
      kept: await house.asOwner(
        `select account_id, currency, due_on::text, state, receipts, gross_minor, fee_minor, fee_tax_minor, withheld_minor
         from expected_total where receipts <> 0 order by 1, 2, 3, 4`,
      ),
      added: await house.asOwner(
        `select account_id, currency, coalesce(due_on, 'infinity')::text as due_on, state, count(*) as receipts,
           sum(gross_minor)::bigint as gross_minor, coalesce(sum(fee_minor), 0)::bigint as fee_minor,
           coalesce(sum(fee_tax_minor), 0)::bigint as fee_tax_minor, coalesce(sum(withheld_minor), 0)::bigint as withheld_minor
         from expectation where derived_at is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
      ),
    }),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}

type About = { accountId: AccountId; currency: string; validFrom: string };

export type ExpectationRow = {
  readonly receipt_id: string;
  readonly state: string;
  readonly due_on: string | null;
  readonly paid_on: string;
  readonly gross_minor: string;
  readonly fee_minor: string | null;
  readonly fee_tax_minor: string | null;
  readonly rate_card_id: string | null;
};

type MissingRow = {
  readonly id: string;
  readonly subject: string;
  readonly evidence: Record<string, string | null>;
  readonly payment_id: string;
  readonly closed_by: string | null;
  readonly close_reason: string | null;
};

async function addAccount(house: TestHouse, shopId: ShopId, mode: string): Promise<AccountId> {
  const id = house.foundation.ids.next() as AccountId;
  await house.asOwner(
    `insert into gateway_account (shop_id, id, path_key, gateway, mode, label, credentials_sealed, state, proved_at, created_at)
     values ($1, $2, $3, 'pagoefectivo', $4, $4, 'sealed', 'active', $5, $5)`,
    [shopId, id, randomBytes(16).toString('hex'), mode, house.clock.now()],
  );
  return id;
}

type Told = {
  readonly shopId: ShopId;
  readonly receipt: string;
  readonly day: string;
  readonly shared: boolean;
};

async function tell(house: TestHouse, { shopId, receipt, day, shared }: Told): Promise<void> {
  const file = house.foundation.ids.next();
  await house.asOwner(
    `insert into report_file (shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by, state)
     select $1, $2::uuid, account_id, sha256($2::uuid::text::bytea), 'report.csv', 1, 'upload', now(), 'staff:1', 'received'
     from receipt where shop_id = $1 and id = $3`,
    [shopId, file, receipt],
  );
  const [line] = await house.asOwner<{ id: string }>(
    `insert into settlement_line (shop_id, account_id, file_id, file_line, line_key, kind, word, booked_on, net_minor, currency, month,
       standing, rule, voucher_id, receipt_id)
     select $1, account_id, $2, 1, gen_random_uuid(), 'sale', 'sale', $4, amount_minor, currency, date_trunc('month', $4::date),
       'matched', $5, case when $6 then null else voucher_id end, case when $6 then null else id end
     from receipt where shop_id = $1 and id = $3 returning id`,
    [shopId, file, receipt, day, shared ? 'by-hand' : 'reference', shared],
  );
  if (!shared) return;
  await house.asOwner(
    'insert into line_share select $1, $2, id, amount_minor from receipt where shop_id = $1 and id = $3',
    [shopId, line?.id, receipt],
  );
}

async function pay(house: TestHouse, shopId: ShopId, paid: Paid): Promise<string> {
  const { foundation } = house;
  const [checkout, payment, voucher, receipt] = Array.from({ length: 4 }, () =>
    foundation.ids.next(),
  );
  const at = new Date(`${paid.at}-05:00`);
  const amount = paid.minor ?? 10_000;
  const currency = paid.currency ?? 'PEN';
  const now = foundation.clock.now();
  const write = (statement: string, values: unknown[]) =>
    foundation.database.inShop(shopId, (tx) => tx.$executeRawUnsafe(statement, ...values));
  await write(
    `insert into checkout values ($1::uuid, $2::uuid, 'payments', $2::text, $3::timestamptz)`,
    [shopId, checkout, at],
  );
  await write(
    `insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind, amount_minor,
       currency, merchant_locale, proposed_at, opened_at, request_digest, state, updated_at)
     values ($1::uuid, $2::uuid, $3::uuid, 'payments-app', 'payments', $2::text, $2::text, false, 'sale', $4::bigint, $5::text,
       'es', $6::timestamptz, $6::timestamptz, '\\x00', 'paid', $6::timestamptz)`,
    [shopId, payment, checkout, amount, currency, at],
  );
  await write(
    `insert into voucher (shop_id, id, checkout_id, payment_id, account_id, transaction_code, state, reference, amount_minor,
       currency, deadline, expires_at, intended_at)
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, $2::text, 'paid', right($2::text, 9), $6::bigint, $7::text,
       $8::timestamptz, $8::timestamptz, $8::timestamptz)`,
    [shopId, voucher, checkout, payment, paid.account, amount, currency, at],
  );
  await write(
    `insert into receipt (shop_id, id, account_id, voucher_id, payment_id, operation, amount_minor, currency, purpose, paid_at,
       recorded_at, evidence)
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::uuid, right($2::text, 7), $6::bigint, $7::text, 'settles',
       $8::timestamptz, $9::timestamptz, '{}')`,
    [shopId, receipt, paid.account, voucher, payment, amount, currency, at, now],
  );
  return receipt ?? '';
}
