-- Which account new codes are issued with: one per mode and currency, for a shop may have soles at one gateway and dollars
-- at another. The mode stands in the key to the account, so that no test payment can be sent to a live one (law 13).
ALTER TABLE gateway_account ADD UNIQUE (shop_id, id, mode);

CREATE TABLE default_account (
  shop_id     uuid NOT NULL,
  mode        text NOT NULL,
  currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  account_id  uuid NOT NULL,
  PRIMARY KEY (shop_id, mode, currency),
  FOREIGN KEY (shop_id, account_id, mode) REFERENCES gateway_account (shop_id, id, mode)
);
CREATE INDEX default_account_of ON default_account (shop_id, account_id);

INSERT INTO default_account (shop_id, mode, currency, account_id)
SELECT shop_id, mode, currency, id FROM gateway_account CROSS JOIN unnest(ARRAY['PEN', 'USD']) AS currency WHERE is_default;
ALTER TABLE gateway_account DROP COLUMN is_default;

CREATE FUNCTION keep_default_active() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> 'active' AND EXISTS (SELECT FROM default_account d WHERE (d.shop_id, d.account_id) = (NEW.shop_id, NEW.id)) THEN
    RAISE EXCEPTION 'codes are still issued with this account' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gateway_account_default_active BEFORE UPDATE OF state ON gateway_account
  FOR EACH ROW EXECUTE FUNCTION keep_default_active();

ALTER TABLE default_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE default_account FORCE ROW LEVEL SECURITY;
CREATE POLICY shop_wall ON default_account TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop());
GRANT SELECT, INSERT, UPDATE, DELETE ON default_account TO codigo_app;
