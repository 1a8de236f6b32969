-- Expected money is noted with the money itself: a receipt without its expectation cannot exist, whoever wrote the receipt
-- (law 11). What is noted is only what the receipt says; a card, a day and the fees are put to it later, by the worker.
-- `look_at`: when it is to be looked at next (law 6). `derived_at`: null as long as it never was.
ALTER TABLE expectation ADD COLUMN derived_at timestamptz;
ALTER TABLE expectation ADD COLUMN look_at timestamptz;
-- Its fee tax is rounded together with all that is due on the same day under the same card.
ALTER TABLE expectation ADD COLUMN in_batch boolean NOT NULL DEFAULT false;

CREATE FUNCTION note_expectation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO expectation (shop_id, receipt_id, account_id, currency, paid_on, gross_minor, state, look_at)
  SELECT shop_id, id, account_id, currency, (paid_at AT TIME ZONE 'America/Lima')::date, amount_minor, 'in-transit', recorded_at
  FROM fresh;
  RETURN NULL;
END $$;
CREATE TRIGGER receipt_expected AFTER INSERT ON receipt REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_expectation();

INSERT INTO expectation (shop_id, receipt_id, account_id, currency, paid_on, gross_minor, state, look_at)
SELECT shop_id, id, account_id, currency, (paid_at AT TIME ZONE 'America/Lima')::date, amount_minor, 'in-transit', recorded_at
FROM receipt ON CONFLICT DO NOTHING;

-- Money that was taken back is expected no longer: looked at again at once. It waits for nobody: what another holds at this
-- moment is arriving, or is looked at anyway.
CREATE FUNCTION look_at_reversed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE expectation e SET look_at = '-infinity'
  FROM (SELECT shop_id, receipt_id FROM expectation WHERE shop_id = NEW.shop_id AND receipt_id = NEW.receipt_id
        AND state IN ('in-transit', 'overdue') FOR UPDATE SKIP LOCKED) free
  WHERE e.shop_id = free.shop_id AND e.receipt_id = free.receipt_id;
  RETURN NULL;
END $$;
CREATE TRIGGER receipt_reversal_expected AFTER INSERT ON receipt_reversal FOR EACH ROW EXECUTE FUNCTION look_at_reversed();

-- What was overdue and is so no longer has an exception that must close.
CREATE FUNCTION look_at_found() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.look_at := '-infinity';
  RETURN NEW;
END $$;
CREATE TRIGGER expectation_found BEFORE UPDATE ON expectation FOR EACH ROW
  WHEN (OLD.state = 'overdue' AND NEW.state <> 'overdue' AND NEW.look_at IS NOT DISTINCT FROM OLD.look_at)
  EXECUTE FUNCTION look_at_found();

-- What arrives leaves these indexes by itself, and so an import of a million lines writes none of their entries.
DROP INDEX expectation_by_day;
CREATE INDEX expectation_unarrived ON expectation (shop_id, account_id, currency, state, due_on, receipt_id)
  WHERE state IN ('in-transit', 'overdue');
CREATE INDEX expectation_look_of_shop ON expectation (shop_id, look_at)
  WHERE look_at IS NOT NULL AND (state IN ('in-transit', 'overdue') OR derived_at IS NULL OR look_at = '-infinity');
CREATE INDEX expectation_look ON expectation (look_at)
  WHERE look_at IS NOT NULL AND (state IN ('in-transit', 'overdue') OR derived_at IS NULL OR look_at = '-infinity');
CREATE INDEX expectation_of_batch ON expectation (shop_id, rate_card_id, due_on) WHERE in_batch;

-- A card is never changed; only that its expectations are still to be looked at is said, and unsaid.
ALTER TABLE rate_card ADD COLUMN due_at timestamptz;
DROP TRIGGER rate_card_kept ON rate_card;
CREATE TRIGGER rate_card_kept BEFORE DELETE ON rate_card FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rate_card_frozen BEFORE UPDATE OF shop_id, id, account_id, currency, valid_from, terms, decided_at, decided_by
  ON rate_card FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT UPDATE (due_at) ON rate_card TO codigo_app;
CREATE INDEX rate_card_due ON rate_card (shop_id, due_at) WHERE due_at IS NOT NULL;

-- Sums of what was derived, by the day on which it is due ('infinity': no card, no day), kept in the same statement.
CREATE TABLE expected_total (
  shop_id         uuid NOT NULL,
  account_id      uuid NOT NULL,
  currency        text NOT NULL,
  due_on          date NOT NULL,
  state           text NOT NULL,
  receipts        bigint NOT NULL,
  gross_minor     bigint NOT NULL,
  fee_minor       bigint NOT NULL,
  fee_tax_minor   bigint NOT NULL,
  withheld_minor  bigint NOT NULL,
  PRIMARY KEY (shop_id, account_id, currency, due_on, state),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);
CREATE INDEX expected_total_by_day ON expected_total (shop_id, due_on);

CREATE FUNCTION keep_expected_total() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER expectation_totals AFTER UPDATE ON expectation REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION keep_expected_total();
-- It is noted first and derived later: so no sum need be kept when it is noted, beside the money.
CREATE FUNCTION refuse_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an expectation is noted before it is derived' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER expectation_noted_first BEFORE INSERT ON expectation FOR EACH ROW
  WHEN (NEW.derived_at IS NOT NULL) EXECUTE FUNCTION refuse_derived();

ALTER TABLE expected_total ENABLE ROW LEVEL SECURITY;
ALTER TABLE expected_total FORCE ROW LEVEL SECURITY;
CREATE POLICY shop_wall ON expected_total TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop());
GRANT SELECT, INSERT, UPDATE ON expected_total TO codigo_app;

-- The worker finds the shops with something to look at, and the cards to be put to use.
GRANT SELECT (shop_id, state, derived_at, look_at) ON expectation TO codigo_worker;
GRANT SELECT (shop_id, id, due_at) ON rate_card TO codigo_worker;
CREATE POLICY worker_finds ON expectation FOR SELECT TO codigo_worker USING (true);
CREATE POLICY worker_finds ON rate_card FOR SELECT TO codigo_worker USING (true);
