-- What the shopper types at the bank, apart from what the gateway is asked by: with PagoEfectivo they are one, with most other
-- gateways two. Null where a gateway shows the code on its own page only.
ALTER TABLE voucher ADD COLUMN code text;
UPDATE voucher SET code = reference WHERE reference IS NOT NULL;
ALTER TABLE voucher ADD CHECK (code IS NULL OR reference IS NOT NULL);
CREATE INDEX voucher_search_code ON voucher (shop_id, code) WHERE code IS NOT NULL;

CREATE OR REPLACE FUNCTION keep_voucher_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.shop_id, NEW.id, NEW.checkout_id, NEW.payment_id, NEW.account_id, NEW.transaction_code, NEW.amount_minor, NEW.currency)
     IS DISTINCT FROM
     (OLD.shop_id, OLD.id, OLD.checkout_id, OLD.payment_id, OLD.account_id, OLD.transaction_code, OLD.amount_minor, OLD.currency)
     OR (OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference)
     OR (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code) THEN
    RAISE EXCEPTION 'what a voucher was issued for is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
