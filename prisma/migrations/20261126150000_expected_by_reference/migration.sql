-- A report names a payment by the gateway's reference of its code. What is expected bears it too: then one look-up tells a line
-- what came in with its code, how much, and what it was to cost. Where the code has none yet, it is told when it is known.
ALTER TABLE expectation ADD COLUMN voucher_id uuid;
ALTER TABLE expectation ADD COLUMN reference text;
UPDATE expectation e SET voucher_id = v.id, reference = v.reference
FROM receipt r JOIN voucher v ON v.shop_id = r.shop_id AND v.id = r.voucher_id
WHERE r.shop_id = e.shop_id AND r.id = e.receipt_id;
ALTER TABLE expectation ALTER COLUMN voucher_id SET NOT NULL;
CREATE INDEX expectation_named ON expectation (shop_id, account_id, reference) WHERE reference IS NOT NULL;

CREATE OR REPLACE FUNCTION note_expectation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO expectation (shop_id, receipt_id, account_id, currency, paid_on, gross_minor, state, look_at, voucher_id, reference)
  SELECT f.shop_id, f.id, f.account_id, f.currency, (f.paid_at AT TIME ZONE 'America/Lima')::date, f.amount_minor, 'in-transit',
    f.recorded_at, v.id, v.reference
  FROM fresh f JOIN voucher v ON v.shop_id = f.shop_id AND v.id = f.voucher_id
  -- Who gives the code its reference meanwhile waits, or is waited for: else this one would never hear of it.
  FOR NO KEY UPDATE OF v;
  RETURN NULL;
END $$;

CREATE FUNCTION name_expectations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE expectation e SET reference = NEW.reference
  FROM receipt r
  WHERE r.shop_id = NEW.shop_id AND r.voucher_id = NEW.id AND e.shop_id = r.shop_id AND e.receipt_id = r.id;
  RETURN NULL;
END $$;
CREATE TRIGGER voucher_named AFTER UPDATE OF reference ON voucher FOR EACH ROW
  WHEN (OLD.reference IS NULL AND NEW.reference IS NOT NULL) EXECUTE FUNCTION name_expectations();
