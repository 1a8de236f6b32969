import type pg from 'pg';

/** Days before the last ones, one for each way that a comparison ends: two differ, and of two a side gave no answer. */
export async function keepComparedDays(client: pg.Client): Promise<void> {
  await client.query(DAYS);
}

const DAYS = `
insert into comparison_day (shop_id, account_id, currency, day, tried_at, trouble, compared_at, compared_by, codes, corrected, unclear,
  under_way, explained, differing, differences, gateway_paid, gateway_minor, app_paid, app_minor, shopify_paid, shopify_minor,
  shopify_refunded_minor)
select a.shop_id, a.id, 'PEN', current_date - d.ago, now(), d.trouble, case when d.trouble is null or d.ago = 44 then now() end,
  case when d.trouble is null or d.ago = 44 then 'v1' end, d.codes, d.corrected, d.unclear, d.under_way, d.explained, d.differing,
  d.differences::jsonb, case when d.gateway is not null then 1 end, d.gateway, 1, d.app, case when d.shopify is not null then 1 end,
  d.shopify, case when d.shopify is not null then 0 end
from (select shop_id, id from gateway_account order by created_at limit 1) a, (values
  (40, null, 1200, 0, 0, 0, 0, 0, '{}', 123456700::bigint, 123456700::bigint, 123456700::bigint),
  (41, null, 9, 1, 1, 1, 1, 3, '{"AMOUNT_MISMATCH": 1, "SHOPIFY_REFUSED": 2}', 112950, 112950, 87850),
  (42, null, 2, 0, 1, 1, 0, 0, '{}', 25100, 12550, 25100),
  (43, null, 3, 2, 0, 0, 1, 0, '{}', 37650, 37650, 25100),
  (44, 'shopify-unavailable', 3, 0, 0, 0, 0, 0, '{}', 37650, 37650, 37650),
  (45, 'gateway-misconfigured', 0, 0, 0, 0, 0, 0, '{}', null, 0, null),
  (46, null, 1, 0, 0, 0, 0, 0, '{}', null, 12550, 12550)
) d (ago, trouble, codes, corrected, unclear, under_way, explained, differing, differences, gateway, app, shopify)`;
