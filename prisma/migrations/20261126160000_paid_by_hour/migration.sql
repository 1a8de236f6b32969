-- How many payments are paid and what they come to, by the hour in which they were opened: so the first screen adds up some
-- hundred rows, and not a month of payments. Kept in the same transaction as the payment, and in no row that two payments
-- would wait for: each that becomes paid, or is so no longer, leaves a row of its own, and one in some hundred of them has
-- those that stand there added to the sums, unless another is just at it. What is paid is the sums and the rows together.
-- Payments whose money differs and was accepted (accepted_at) are few, and are not in them.
CREATE TABLE paid_total (
  shop_id   uuid NOT NULL REFERENCES shop,
  hour      timestamptz NOT NULL,
  test      boolean NOT NULL,
  currency  text NOT NULL,
  payments  bigint NOT NULL,
  minor     bigint NOT NULL,
  PRIMARY KEY (shop_id, hour, test, currency)
);

-- No foreign key: each stands for a payment of the same transaction, and a key would lock the row of the shop.
CREATE TABLE paid_change (
  shop_id   uuid NOT NULL,
  id        bigint GENERATED ALWAYS AS IDENTITY,
  hour      timestamptz NOT NULL,
  test      boolean NOT NULL,
  currency  text NOT NULL,
  payments  bigint NOT NULL,
  minor     bigint NOT NULL,
  PRIMARY KEY (shop_id, id)
);
CREATE TRIGGER paid_change_kept BEFORE UPDATE ON paid_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One at a time for each shop, and nobody waits: who comes second leaves it to the next. Once in a transaction: what it has
-- taken away stands in its way until it ends, and there may be a hundred thousand payments in it.
CREATE FUNCTION add_up_paid(shop uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('app.paid_added_up', true) = 'yes'
    OR NOT pg_try_advisory_xact_lock(hashtextextended('paid_total ' || shop::text, 0)) THEN
    RETURN;
  END IF;
  PERFORM set_config('app.paid_added_up', 'yes', true);
  WITH gone AS (
    DELETE FROM paid_change WHERE shop_id = shop RETURNING hour, test, currency, payments, minor
  )
  INSERT INTO paid_total AS t (shop_id, hour, test, currency, payments, minor)
  SELECT shop, hour, test, currency, sum(payments), sum(minor) FROM gone GROUP BY hour, test, currency
  ON CONFLICT (shop_id, hour, test, currency) DO UPDATE SET
    payments = t.payments + excluded.payments, minor = t.minor + excluded.minor;
END $$;

CREATE FUNCTION note_paid() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sign integer := CASE WHEN NEW.state = 'paid' AND NEW.accepted_at IS NULL THEN 1 ELSE -1 END;
BEGIN
  INSERT INTO paid_change (shop_id, hour, test, currency, payments, minor)
  VALUES (NEW.shop_id, date_trunc('hour', NEW.opened_at, 'UTC'), NEW.test, NEW.currency, sign, sign * NEW.amount_minor);
  -- By chance, so that it comes to every shop, however their payments alternate.
  IF random() < 0.004 THEN
    PERFORM add_up_paid(NEW.shop_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_noted_paid AFTER INSERT ON payment FOR EACH ROW
  WHEN (NEW.state = 'paid' AND NEW.accepted_at IS NULL) EXECUTE FUNCTION note_paid();
CREATE TRIGGER payment_noted_paid_or_not AFTER UPDATE ON payment FOR EACH ROW
  WHEN ((OLD.state = 'paid' AND OLD.accepted_at IS NULL) <> (NEW.state = 'paid' AND NEW.accepted_at IS NULL))
  EXECUTE FUNCTION note_paid();

INSERT INTO paid_total (shop_id, hour, test, currency, payments, minor)
SELECT shop_id, date_trunc('hour', opened_at, 'UTC'), test, currency, count(*), sum(amount_minor)
FROM payment WHERE state = 'paid' AND accepted_at IS NULL GROUP BY 1, 2, 3, 4;

CREATE INDEX payment_accepted ON payment (shop_id, opened_at) WHERE accepted_at IS NOT NULL;

ALTER TABLE paid_total ENABLE ROW LEVEL SECURITY;
ALTER TABLE paid_total FORCE ROW LEVEL SECURITY;
CREATE POLICY shop_wall ON paid_total TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop());
GRANT SELECT, INSERT, UPDATE ON paid_total TO codigo_app;
ALTER TABLE paid_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE paid_change FORCE ROW LEVEL SECURITY;
CREATE POLICY shop_wall ON paid_change TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop());
GRANT SELECT, INSERT, DELETE ON paid_change TO codigo_app;
