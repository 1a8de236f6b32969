-- A payment's money may come in parts, or less of it than was paid. What reports have told of it so far stands among the lines,
-- whatever is found against them; only the rest is still to come. `told_from`: the day of the first line, where another day
-- than its last brought the rest.
ALTER TABLE expectation ADD COLUMN told_minor bigint NOT NULL DEFAULT 0;
ALTER TABLE expectation ADD COLUMN told_from date;
ALTER TABLE expectation ADD CONSTRAINT expectation_told
  CHECK (told_minor BETWEEN 0 AND gross_minor AND (told_minor = 0 OR told_from IS NOT NULL));
CREATE INDEX expectation_told ON expectation (shop_id, receipt_id) WHERE told_from IS NOT NULL;

-- How much of a part of an amount belongs to what was told of it: fees are expected of the whole, and of what is left in proportion.
CREATE FUNCTION told_share(part bigint, gross bigint, told bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN told = 0 THEN 0 ELSE round(part::numeric * told / gross)::bigint END
$$;

-- What was told of money that is waited for is counted with what has arrived, day by day; the payment itself once all was told.
CREATE OR REPLACE FUNCTION keep_expected_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO expected_total AS t
  SELECT shop_id, account_id, currency, due_on, state, sum(receipts), sum(gross), sum(fee), sum(tax), sum(withheld)
  FROM (
    SELECT shop_id, account_id, currency, coalesce(due_on, 'infinity') AS due_on, state, count(*) AS receipts,
      sum(gross_minor) AS gross, sum(coalesce(fee_minor, 0)) AS fee, sum(coalesce(fee_tax_minor, 0)) AS tax,
      sum(coalesce(withheld_minor, 0)) AS withheld
    FROM fresh WHERE derived_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5
    UNION ALL
    SELECT shop_id, account_id, currency, coalesce(due_on, 'infinity'), state, -count(*),
      -sum(gross_minor), -sum(coalesce(fee_minor, 0)), -sum(coalesce(fee_tax_minor, 0)), -sum(coalesce(withheld_minor, 0))
    FROM stale WHERE derived_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5
    UNION ALL
    SELECT e.shop_id, e.account_id, e.currency, coalesce(e.due_on, 'infinity'), moved.state,
      sum(moved.n * (e.told_minor = e.gross_minor)::int), sum(moved.n * e.told_minor),
      sum(moved.n * told_share(coalesce(e.fee_minor, 0), e.gross_minor, e.told_minor)),
      sum(moved.n * told_share(coalesce(e.fee_tax_minor, 0), e.gross_minor, e.told_minor)),
      sum(moved.n * told_share(coalesce(e.withheld_minor, 0), e.gross_minor, e.told_minor))
    FROM (
      SELECT 1 AS n, f.* FROM fresh f WHERE f.told_minor > 0 UNION ALL SELECT -1, s.* FROM stale s WHERE s.told_minor > 0
    ) e
    CROSS JOIN LATERAL (VALUES (e.state, -e.n), ('arrived', e.n)) moved (state, n)
    WHERE e.derived_at IS NOT NULL AND e.state IN ('in-transit', 'overdue') GROUP BY 1, 2, 3, 4, 5
  ) change
  GROUP BY 1, 2, 3, 4, 5
  HAVING (sum(receipts), sum(gross), sum(fee), sum(tax), sum(withheld)) IS DISTINCT FROM (0, 0, 0, 0, 0)
  ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (shop_id, account_id, currency, due_on, state) DO UPDATE SET
    receipts = t.receipts + excluded.receipts, gross_minor = t.gross_minor + excluded.gross_minor,
    fee_minor = t.fee_minor + excluded.fee_minor, fee_tax_minor = t.fee_tax_minor + excluded.fee_tax_minor,
    withheld_minor = t.withheld_minor + excluded.withheld_minor;
  RETURN NULL;
END $$;

-- What was told before this was kept: by the lines of each receipt, and by the shares of others.
UPDATE expectation e SET told_minor = least(greatest(told.minor, 0), e.gross_minor),
  told_from = CASE WHEN e.state <> 'arrived' OR told.day < e.arrived_on THEN told.day END
FROM (
  SELECT shop_id, receipt_id, sum(minor) AS minor, min(day) AS day FROM (
    SELECT l.shop_id, l.receipt_id, l.booked_on AS day,
      coalesce(l.gross_minor, l.net_minor - coalesce(l.fee_minor, 0) - coalesce(l.fee_tax_minor, 0)) AS minor
    FROM settlement_line l JOIN receipt r ON r.shop_id = l.shop_id AND r.id = l.receipt_id
    WHERE l.kind = 'sale' AND l.net_minor IS NOT NULL AND coalesce(l.gross_currency, l.currency) = r.currency
    UNION ALL
    SELECT h.shop_id, h.receipt_id, l.booked_on, h.amount_minor
    FROM line_share h JOIN settlement_line l ON l.shop_id = h.shop_id AND l.id = h.line_id
  ) one GROUP BY 1, 2
) told
WHERE told.shop_id = e.shop_id AND told.receipt_id = e.receipt_id AND (e.state <> 'arrived' OR told.day < e.arrived_on);
