-- What a person said of money when closing an exception: so much is lost, or went back to the shopper by another way than ours.
-- It moves nothing by itself: no sum of the gateway's money counts it, statements name it. Never changed; taken back by a row.
CREATE TABLE money_decision (
  shop_id       uuid NOT NULL REFERENCES shop,
  id            uuid NOT NULL,
  exception_id  uuid NOT NULL,
  choice        text NOT NULL CHECK (choice IN ('written-off', 'returned-money')),
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- The day in Lima on which it went back, or was given up.
  on_day        date NOT NULL,
  -- Where the return can be looked up: the transfer's number, for one.
  reference     text CHECK (length(reference) BETWEEN 1 AND 200),
  at            timestamptz NOT NULL,
  actor         text NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, exception_id) REFERENCES exception,
  CHECK ((choice = 'returned-money') = (reference IS NOT NULL))
);
CREATE INDEX money_decision_of_exception ON money_decision (shop_id, exception_id, at);
CREATE TRIGGER money_decision_kept BEFORE UPDATE OR DELETE ON money_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE money_decision_undone (
  shop_id      uuid NOT NULL,
  decision_id  uuid NOT NULL,
  at           timestamptz NOT NULL,
  actor        text NOT NULL,
  PRIMARY KEY (shop_id, decision_id),
  FOREIGN KEY (shop_id, decision_id) REFERENCES money_decision
);
CREATE TRIGGER money_decision_undone_kept BEFORE UPDATE OR DELETE ON money_decision_undone
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['money_decision', 'money_decision_undone'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY shop_wall ON %I TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop())', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO codigo_app', t);
  END LOOP;
END $$;
