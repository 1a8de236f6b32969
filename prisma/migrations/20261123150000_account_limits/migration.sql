-- A merchant's own limits for the codes of one account: what he will not ask for, and of whom. Null is no limit.
CREATE TABLE account_limits (
  shop_id                    uuid NOT NULL,
  account_id                 uuid NOT NULL,
  open_codes_per_shopper     integer CHECK (open_codes_per_shopper > 0),
  open_codes_per_shop        integer CHECK (open_codes_per_shop > 0),
  codes_per_shopper_per_day  integer CHECK (codes_per_shopper_per_day > 0),
  updated_at                 timestamptz NOT NULL,
  PRIMARY KEY (shop_id, account_id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);

CREATE TABLE amount_limit (
  shop_id         uuid NOT NULL,
  account_id      uuid NOT NULL,
  currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  least_minor     bigint CHECK (least_minor > 0),
  greatest_minor  bigint CHECK (greatest_minor > 0),
  PRIMARY KEY (shop_id, account_id, currency),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  CHECK (least_minor IS NOT NULL OR greatest_minor IS NOT NULL),
  CHECK (least_minor <= greatest_minor)
);

-- Found by keyed hash; the text that the merchant reads is sealed, and goes when the person asks to be forgotten (law 9).
CREATE TABLE blocked_shopper (
  shop_id      uuid NOT NULL,
  account_id   uuid NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('email', 'document')),
  fingerprint  bytea NOT NULL,
  sealed       text,
  blocked_at   timestamptz NOT NULL,
  PRIMARY KEY (shop_id, account_id, kind, fingerprint),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);
CREATE INDEX blocked_shopper_by_person ON blocked_shopper (shop_id, kind, fingerprint);

-- The open codes of an account are counted before each issue where a limit asks for it.
CREATE INDEX voucher_open_of_account ON voucher (shop_id, account_id) WHERE state IN ('intended', 'live', 'voiding');

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['account_limits', 'amount_limit', 'blocked_shopper'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY shop_wall ON %I TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO codigo_app', t);
  END LOOP;
END $$;
GRANT DELETE ON amount_limit, blocked_shopper TO codigo_app;
