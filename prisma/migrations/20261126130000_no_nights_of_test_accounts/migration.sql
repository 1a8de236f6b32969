-- Whether a gateway gives reports to test keys is documented nowhere: a test account is asked about at night only where a
-- person switches it on.
CREATE OR REPLACE FUNCTION note_report_fetch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  day timestamp := date_trunc('day', NEW.created_at AT TIME ZONE 'America/Lima');
  nightly boolean := NEW.mode = 'live';
BEGIN
  INSERT INTO report_fetch (shop_id, account_id, nightly, due_at, covered_until)
  VALUES (NEW.shop_id, NEW.id, nightly,
    CASE WHEN nightly THEN (day + interval '1 day 2 hours') AT TIME ZONE 'America/Lima' END, day AT TIME ZONE 'America/Lima');
  RETURN NULL;
END $$;

-- Those that stand go by the same, but where a person has switched them, or one is being fetched by a person's wish.
UPDATE report_fetch f
SET nightly = false, round = round + 1, tries = 0, due_at = NULL, period_from = NULL, period_until = NULL, asked_at = NULL,
  asked_reference = NULL, trouble = NULL, trouble_code = NULL
FROM gateway_account a
WHERE a.shop_id = f.shop_id AND a.id = f.account_id AND a.mode = 'test' AND f.wanted_by IS NULL AND NOT EXISTS (
  SELECT FROM reconciliation_event e
  WHERE e.shop_id = f.shop_id AND e.kind = 'report-fetch.switched' AND e.data->>'account' = f.account_id::text);
