-- A code at a declared gateway keeps the version of the manifest that it was issued by, also after its account has moved to a
-- later one: it is asked about at that version's hosts, with its recipes and words, until it is over.
ALTER TABLE voucher ADD COLUMN declared_gateway_id uuid;
-- FORCE ROW LEVEL SECURITY binds the owner too: without this the codes that stand already would not be seen.
ALTER TABLE voucher NO FORCE ROW LEVEL SECURITY;
ALTER TABLE gateway_account NO FORCE ROW LEVEL SECURITY;
UPDATE voucher v SET declared_gateway_id = a.declared_gateway_id FROM gateway_account a
WHERE a.shop_id = v.shop_id AND a.id = v.account_id AND a.declared_gateway_id IS NOT NULL;
ALTER TABLE voucher FORCE ROW LEVEL SECURITY;
ALTER TABLE gateway_account FORCE ROW LEVEL SECURITY;
ALTER TABLE voucher ADD FOREIGN KEY (shop_id, declared_gateway_id) REFERENCES declared_gateway;
-- Which former versions still have codes of an account: their deliveries are believed by their own recipes.
CREATE INDEX voucher_of_version ON voucher (shop_id, account_id, declared_gateway_id, deadline) WHERE declared_gateway_id IS NOT NULL;

CREATE OR REPLACE FUNCTION keep_voucher_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.shop_id, NEW.id, NEW.checkout_id, NEW.payment_id, NEW.account_id, NEW.declared_gateway_id, NEW.transaction_code,
      NEW.amount_minor, NEW.currency)
     IS DISTINCT FROM
     (OLD.shop_id, OLD.id, OLD.checkout_id, OLD.payment_id, OLD.account_id, OLD.declared_gateway_id, OLD.transaction_code,
      OLD.amount_minor, OLD.currency)
     OR (OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference)
     OR (OLD.code IS NOT NULL AND NEW.code IS DISTINCT FROM OLD.code) THEN
    RAISE EXCEPTION 'what a voucher was issued for is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
