import { type Base, rowId } from '../merchant-rows.fixture.ts';

/** Many rows at once, for lists of more than one page: written as the owner, past the walls. */

/** Lines of one report, `from` to `to`; every third is in an exception. */
export async function addManyLines(
  { asOwner, shopId }: Base,
  {
    from,
    to,
    exceptionId,
  }: { readonly from: number; readonly to: number; readonly exceptionId: string },
): Promise<void> {
  await asOwner(
    `insert into settlement_line (shop_id, id, account_id, file_id, file_line, line_key, kind, word, booked_on, net_minor, currency,
       month, standing, rule, exception_id)
     select $1, n, $2, $3, n + 1, gen_random_uuid(), 'sale', 'ABONO', date '2026-11-01' + (n % 20)::int, n, 'PEN', '2026-11-01',
       case when n % 3 = 0 then 'exception' else 'matched' end, case when n % 3 = 0 then null else 'reference' end,
       case when n % 3 = 0 then $4::uuid end
     from generate_series($5::bigint, $6::bigint) n`,
    [shopId, rowId(shopId, 'account', 1), rowId(shopId, 'file', 1), exceptionId, from, to],
  );
}

/** Payments that wait to be paid, each of a checkout of its own. */
export async function addManyPayments(
  { asOwner, shopId }: Base,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await asOwner(
    `insert into checkout (shop_id, id, registration_key, group_key, opened_at)
     select $1, gen_random_uuid(), 'payments', 'many-' || n, timestamptz '2026-11-20T15:00:00Z' + n * interval '1 second'
     from generate_series($2::int, $3::int) n`,
    [shopId, from, to],
  );
  await asOwner(
    `insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind, amount_minor, currency,
       merchant_locale, proposed_at, opened_at, request_digest, state, updated_at)
     select $1, gen_random_uuid(), c.id, 'payments-app', 'payments', c.group_key, 'gid://' || c.group_key, false, 'sale', 1050, 'PEN',
       'es-PE', c.opened_at, c.opened_at, '\\x00', 'awaiting', c.opened_at
     from generate_series($2::int, $3::int) n
     join checkout c on c.shop_id = $1 and c.group_key = 'many-' || n`,
    [shopId, from, to],
  );
}
