-- A gateway that a shop describes itself. Each row is one version of its manifest and stays as it was: an account, and so
-- every code issued with it, keeps the version that it was proved with until it is moved to another on purpose.
CREATE TABLE declared_gateway (
  shop_id          uuid NOT NULL REFERENCES shop,
  id               uuid NOT NULL,
  gateway_key      text NOT NULL CHECK (gateway_key ~ '^[a-z][a-z0-9-]{1,39}$'),
  version          integer NOT NULL CHECK (version > 0),
  manifest         text NOT NULL CHECK (length(manifest) <= 65536),
  sandbox_host     text NOT NULL,
  production_host  text NOT NULL,
  created_at       timestamptz NOT NULL,
  created_by       text NOT NULL,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, gateway_key, version)
);
CREATE TRIGGER declared_gateway_kept BEFORE UPDATE OR DELETE ON declared_gateway FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE declared_gateway ENABLE ROW LEVEL SECURITY;
ALTER TABLE declared_gateway FORCE ROW LEVEL SECURITY;
CREATE POLICY shop_wall ON declared_gateway TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop());
GRANT SELECT, INSERT ON declared_gateway TO codigo_app;

ALTER TABLE gateway_account ADD COLUMN declared_gateway_id uuid;
ALTER TABLE gateway_account ADD FOREIGN KEY (shop_id, declared_gateway_id) REFERENCES declared_gateway;
ALTER TABLE gateway_account ADD CHECK ((gateway = 'declared') = (declared_gateway_id IS NOT NULL));
CREATE INDEX gateway_account_of_declared ON gateway_account (shop_id, declared_gateway_id) WHERE declared_gateway_id IS NOT NULL;

-- Hosts that manifests may call, for the whole deployment. The operator writes them as owner; the server only reads, so that
-- no merchant and no fault of the server can widen where it calls.
CREATE TABLE approved_host (
  host         text NOT NULL CHECK (host ~ '^[a-z0-9.-]{3,253}$'),
  approved_at  timestamptz NOT NULL,
  approved_by  text NOT NULL,
  revoked_at   timestamptz,
  revoked_by   text,
  PRIMARY KEY (host, approved_at),
  CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE UNIQUE INDEX approved_host_now ON approved_host (host) WHERE revoked_at IS NULL;
CREATE TRIGGER approved_host_kept BEFORE DELETE ON approved_host FOR EACH ROW EXECUTE FUNCTION refuse_change();
GRANT SELECT ON approved_host TO codigo_app;

-- The operator sees which hosts wait for him; FORCE ROW LEVEL SECURITY binds the owner too.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY owner_answers ON declared_gateway FOR SELECT TO %I USING (true)', current_user);
END $$;
