-- Reports that come by API. One row of each account says when its gateway is asked next (law 6), up to when nothing lacks, and
-- what came of the last try. Whether a gateway can be asked at all is the provider's to say, so every account has one.
CREATE TABLE report_fetch (
  shop_id          uuid NOT NULL REFERENCES shop,
  account_id       uuid NOT NULL,
  -- Whether it is fetched each night; fetched by a person's wish it may be all the same.
  nightly          boolean NOT NULL DEFAULT true,
  due_at           timestamptz,
  lease_until      timestamptz,
  tries            integer NOT NULL DEFAULT 0,
  -- Everything before it has been fetched.
  covered_until    timestamptz NOT NULL,
  -- The span that is being fetched, once it is known; who wishes anew begins another round.
  round            integer NOT NULL DEFAULT 0,
  period_from      timestamptz,
  period_until     timestamptz,
  wanted_by        text,
  asked_at         timestamptz,
  asked_reference  text,
  fetched_at       timestamptz,
  fetched_file_id  uuid,
  tried_at         timestamptz,
  trouble          text CHECK (trouble IN ('no-answer', 'cut-short', 'failed-there', 'not-ready', 'keys-refused', 'refused', 'no-keys', 'too-large')),
  -- The gateway's own word for why.
  trouble_code     text,
  PRIMARY KEY (shop_id, account_id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  FOREIGN KEY (shop_id, fetched_file_id) REFERENCES report_file,
  CHECK ((period_from IS NULL) = (period_until IS NULL) AND period_from < period_until),
  CHECK ((fetched_at IS NULL) = (fetched_file_id IS NULL)),
  CHECK (asked_reference IS NULL OR asked_at IS NOT NULL)
);
CREATE INDEX report_fetch_due ON report_fetch (due_at) WHERE due_at IS NOT NULL;

-- What was fetched, by the gateway's own name of it: it is not fetched twice.
CREATE TABLE fetched_report (
  shop_id     uuid NOT NULL,
  account_id  uuid NOT NULL,
  name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  file_id     uuid NOT NULL,
  fetched_at  timestamptz NOT NULL,
  PRIMARY KEY (shop_id, account_id, name),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  FOREIGN KEY (shop_id, file_id) REFERENCES report_file
);

-- An account is asked about in the night after it was opened, from that day on.
CREATE FUNCTION note_report_fetch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  day timestamp := date_trunc('day', NEW.created_at AT TIME ZONE 'America/Lima');
BEGIN
  INSERT INTO report_fetch (shop_id, account_id, due_at, covered_until)
  VALUES (NEW.shop_id, NEW.id, (day + interval '1 day 2 hours') AT TIME ZONE 'America/Lima', day AT TIME ZONE 'America/Lima');
  RETURN NULL;
END $$;
INSERT INTO report_fetch (shop_id, account_id, due_at, covered_until)
SELECT shop_id, id, (today + interval '1 day 2 hours') AT TIME ZONE 'America/Lima',
  greatest(date_trunc('day', created_at AT TIME ZONE 'America/Lima'), today - interval '1 day') AT TIME ZONE 'America/Lima'
FROM gateway_account, date_trunc('day', now() AT TIME ZONE 'America/Lima') AS today;
CREATE TRIGGER gateway_account_fetched AFTER INSERT ON gateway_account FOR EACH ROW EXECUTE FUNCTION note_report_fetch();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_fetch', 'fetched_report'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY shop_wall ON %I TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop())', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO codigo_app', t);
  END LOOP;
END $$;
GRANT UPDATE ON report_fetch TO codigo_app;
GRANT SELECT (shop_id, account_id, due_at, lease_until) ON report_fetch TO codigo_worker;
CREATE POLICY worker_finds ON report_fetch FOR SELECT TO codigo_worker USING (true);
