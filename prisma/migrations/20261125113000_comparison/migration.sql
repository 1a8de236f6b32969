-- The daily comparison: what the gateway, our books and Shopify each say of the codes of one day in Lima (the day on which
-- the payment that a code was asked for was opened). What was found last is kept; a day that could not be compared keeps what
-- was found before and says so.
CREATE TABLE comparison_day (
  shop_id                 uuid NOT NULL,
  account_id              uuid NOT NULL,
  currency                text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  day                     date NOT NULL,
  tried_at                timestamptz NOT NULL,
  -- Who gave no answer when it was last tried; null when both did.
  trouble                 text CHECK (trouble IN ('gateway-unavailable', 'gateway-misconfigured', 'shopify-unavailable')),
  compared_at             timestamptz,
  compared_by             text,
  codes                   integer NOT NULL DEFAULT 0,
  -- Codes on which our books were wrong: the gateway's word has been written down since.
  corrected               integer NOT NULL DEFAULT 0,
  unclear                 integer NOT NULL DEFAULT 0,
  under_way               integer NOT NULL DEFAULT 0,
  -- Codes whose sides differ by what stands in another exception, or was decided by a person.
  explained               integer NOT NULL DEFAULT 0,
  differing               integer NOT NULL DEFAULT 0,
  differences             jsonb NOT NULL DEFAULT '{}',
  -- Null: that side cannot be asked at all (an account without keys, a shop without the embedded app).
  gateway_paid            integer,
  gateway_minor           bigint,
  app_paid                integer NOT NULL DEFAULT 0,
  app_minor               bigint NOT NULL DEFAULT 0,
  app_refunded_minor      bigint NOT NULL DEFAULT 0,
  shopify_paid            integer,
  shopify_minor           bigint,
  shopify_refunded_minor  bigint,
  PRIMARY KEY (shop_id, account_id, currency, day),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  CHECK ((compared_at IS NULL) = (compared_by IS NULL)),
  CHECK (trouble IS NOT NULL OR compared_at IS NOT NULL),
  CHECK ((gateway_paid IS NULL) = (gateway_minor IS NULL) AND (shopify_paid IS NULL) = (shopify_minor IS NULL)
     AND (shopify_paid IS NULL) = (shopify_refunded_minor IS NULL))
);
CREATE INDEX comparison_day_newest ON comparison_day (shop_id, day DESC);

-- When a shop is compared next: once a night, sooner where something gave no answer (law 6). There from its first account on.
CREATE TABLE comparison_visit (
  shop_id      uuid PRIMARY KEY REFERENCES shop,
  due_at       timestamptz NOT NULL,
  lease_until  timestamptz
);
CREATE INDEX comparison_visit_due ON comparison_visit (due_at);

CREATE FUNCTION note_comparison() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO comparison_visit (shop_id, due_at)
  VALUES (NEW.shop_id, (date_trunc('day', NEW.created_at AT TIME ZONE 'America/Lima') + interval '1 day 3 hours') AT TIME ZONE 'America/Lima')
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
INSERT INTO comparison_visit (shop_id, due_at)
SELECT DISTINCT ON (shop_id) shop_id,
  (date_trunc('day', created_at AT TIME ZONE 'America/Lima') + interval '1 day 3 hours') AT TIME ZONE 'America/Lima'
FROM gateway_account ORDER BY shop_id, created_at;
CREATE TRIGGER gateway_account_compared AFTER INSERT ON gateway_account FOR EACH ROW EXECUTE FUNCTION note_comparison();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['comparison_day', 'comparison_visit'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY shop_wall ON %I TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO codigo_app', t);
  END LOOP;
END $$;
GRANT SELECT (shop_id, due_at, lease_until) ON comparison_visit TO codigo_worker;
CREATE POLICY worker_finds ON comparison_visit FOR SELECT TO codigo_worker USING (true);
