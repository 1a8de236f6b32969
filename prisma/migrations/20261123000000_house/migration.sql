-- The house: what is owed, what came in, what Shopify was told, and who may see it (DESIGN 4, 5).
-- The shop leads every key. Money is bigint minor units. Instants are timestamptz, by the clock that is handed in.

-- ---------------------------------------------------------------------------------------------- roles (law 8)
-- Roles belong to the cluster, so another database may have made them at this very moment.
DO $$
DECLARE wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['codigo_app', 'codigo_door', 'codigo_worker'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', wanted);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    BEGIN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    EXCEPTION WHEN OTHERS THEN
      IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN RAISE; END IF;
    END;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO codigo_app, codigo_door, codigo_worker;

/* The shop of this transaction; null (and so no row at all) where none was set. */
CREATE FUNCTION current_shop() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.shop_id', true), '')::uuid $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- ---------------------------------------------------------------------------------- merchants: shops, registrations
-- The directory of shops is the one table that is read before the shop is known; it holds nothing but the name.
CREATE TABLE shop (
  id          uuid PRIMARY KEY,
  domain      text NOT NULL UNIQUE CHECK (domain ~ '^[a-z0-9][a-z0-9-]*\.myshopify\.com$'),
  created_at  timestamptz NOT NULL
);

CREATE TABLE registration (
  key            text PRIMARY KEY CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  kind           text NOT NULL CHECK (kind IN ('embedded', 'payments-app')),
  client_id      text NOT NULL UNIQUE,
  secret_sealed  text NOT NULL,
  powers         text[] NOT NULL,
  updated_at     timestamptz NOT NULL
);

CREATE TABLE installation (
  shop_id           uuid NOT NULL REFERENCES shop,
  registration_key  text NOT NULL REFERENCES registration,
  state             text NOT NULL CHECK (state IN ('installed', 'uninstalled')),
  scopes            text NOT NULL,
  ready             boolean NOT NULL DEFAULT false,
  installed_at      timestamptz NOT NULL,
  uninstalled_at    timestamptz,
  PRIMARY KEY (shop_id, registration_key),
  CHECK ((state = 'uninstalled') = (uninstalled_at IS NOT NULL))
);

-- Shopify's tokens: found by their exact id before the shop is known, sealed to registration and shop (law 9).
CREATE TABLE shopify_session (
  id                text PRIMARY KEY,
  registration_key  text NOT NULL REFERENCES registration,
  shop_domain       text NOT NULL,
  is_online         boolean NOT NULL,
  sealed            text NOT NULL,
  expires_at        timestamptz,
  updated_at        timestamptz NOT NULL
);
CREATE INDEX ON shopify_session (shop_domain, registration_key);

CREATE TABLE shop_settings (
  shop_id         uuid PRIMARY KEY REFERENCES shop,
  name            text,
  deadline_hours  integer NOT NULL DEFAULT 48 CHECK (deadline_hours BETWEEN 1 AND 70),
  grace_minutes   integer NOT NULL DEFAULT 60 CHECK (grace_minutes BETWEEN 0 AND 120),
  on_lapse        text NOT NULL DEFAULT 'leave' CHECK (on_lapse IN ('leave', 'reject')),
  updated_at      timestamptz NOT NULL
);

CREATE TABLE gateway_account (
  shop_id             uuid NOT NULL REFERENCES shop,
  id                  uuid NOT NULL,
  path_key            text NOT NULL UNIQUE CHECK (path_key ~ '^[A-Za-z0-9_-]{22,64}$'),
  gateway             text NOT NULL,
  mode                text NOT NULL CHECK (mode IN ('test', 'live')),
  label               text NOT NULL,
  credentials_sealed  text NOT NULL,
  previous_sealed     text,
  previous_until      timestamptz,
  state               text NOT NULL CHECK (state IN ('active', 'retired')),
  is_default          boolean NOT NULL,
  proved_at           timestamptz NOT NULL,
  created_at          timestamptz NOT NULL,
  retired_at          timestamptz,
  PRIMARY KEY (shop_id, id),
  CHECK ((previous_sealed IS NULL) = (previous_until IS NULL)),
  CHECK (NOT is_default OR state = 'active')
);
CREATE UNIQUE INDEX gateway_account_one_default ON gateway_account (shop_id, mode) WHERE is_default;

-- --------------------------------------------------------------------------------------- payments: what is owed
-- Shopify's group: all attempts to pay one checkout. Its row is the lock under which its money is thought about.
CREATE TABLE checkout (
  shop_id           uuid NOT NULL REFERENCES shop,
  id                uuid NOT NULL,
  registration_key  text NOT NULL REFERENCES registration,
  group_key         text NOT NULL,
  opened_at         timestamptz NOT NULL,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, registration_key, group_key)
);
CREATE TRIGGER checkout_kept BEFORE UPDATE OR DELETE ON checkout FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE payment (
  shop_id           uuid NOT NULL,
  id                uuid NOT NULL,
  checkout_id       uuid NOT NULL,
  rail              text NOT NULL CHECK (rail IN ('payments-app', 'orders')),
  registration_key  text NOT NULL REFERENCES registration,
  session_id        text NOT NULL,
  session_gid       text NOT NULL,
  test              boolean NOT NULL,
  kind              text NOT NULL CHECK (kind IN ('sale', 'authorization')),
  amount_minor      bigint NOT NULL CHECK (amount_minor > 0),
  currency          text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  merchant_locale   text NOT NULL,
  buyer_locale      text,
  proposed_at       timestamptz NOT NULL,
  opened_at         timestamptz NOT NULL,
  request_digest    bytea NOT NULL,
  state             text NOT NULL CHECK (state IN
                      ('opened', 'awaiting', 'verifying', 'paid', 'expired', 'cancelled', 'held', 'reversed', 'not-served')),
  not_served        text,
  landed_at         timestamptz,
  given_up_at       timestamptz,
  accepted_at       timestamptz,
  order_id          text,
  order_name        text,
  order_due_at      timestamptz,
  order_asks        integer NOT NULL DEFAULT 0,
  updated_at        timestamptz NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, checkout_id) REFERENCES checkout,
  UNIQUE (shop_id, registration_key, session_id),
  CHECK ((state = 'not-served') = (not_served IS NOT NULL))
);
CREATE INDEX payment_of_checkout ON payment (shop_id, checkout_id);
CREATE INDEX payment_newest ON payment (shop_id, opened_at DESC, id DESC);
CREATE INDEX payment_by_state ON payment (shop_id, state, opened_at DESC, id DESC);
CREATE INDEX payment_by_session ON payment (shop_id, session_id);
CREATE INDEX payment_by_order ON payment (shop_id, order_name) WHERE order_name IS NOT NULL;
CREATE INDEX payment_by_amount ON payment (shop_id, amount_minor, opened_at DESC, id DESC);
CREATE INDEX payment_in_dollars ON payment (shop_id, currency, opened_at DESC, id DESC) WHERE currency <> 'PEN';
CREATE INDEX payment_for_test ON payment (shop_id, opened_at DESC, id DESC) WHERE test;
CREATE INDEX payment_order_due ON payment (order_due_at) WHERE order_due_at IS NOT NULL;

CREATE FUNCTION keep_payment_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.shop_id, NEW.id, NEW.checkout_id, NEW.rail, NEW.registration_key, NEW.session_id, NEW.session_gid, NEW.test, NEW.kind,
      NEW.amount_minor, NEW.currency, NEW.opened_at, NEW.request_digest)
     IS DISTINCT FROM
     (OLD.shop_id, OLD.id, OLD.checkout_id, OLD.rail, OLD.registration_key, OLD.session_id, OLD.session_gid, OLD.test, OLD.kind,
      OLD.amount_minor, OLD.currency, OLD.opened_at, OLD.request_digest) THEN
    RAISE EXCEPTION 'what is owed is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_frozen BEFORE UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION keep_payment_frozen();
CREATE TRIGGER payment_kept BEFORE DELETE ON payment FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Personal data of one payment under a key of its own: to redact is to delete this row (law 9).
CREATE TABLE personal_data (
  shop_id     uuid NOT NULL,
  payment_id  uuid NOT NULL,
  key_sealed  text NOT NULL,
  sealed      text NOT NULL,
  email_hash  bytea,
  PRIMARY KEY (shop_id, payment_id),
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment
);
CREATE INDEX personal_data_by_email ON personal_data (shop_id, email_hash) WHERE email_hash IS NOT NULL;

CREATE TABLE voucher (
  shop_id           uuid NOT NULL,
  id                uuid NOT NULL,
  checkout_id       uuid NOT NULL,
  payment_id        uuid NOT NULL,
  account_id        uuid NOT NULL,
  transaction_code  text NOT NULL,
  state             text NOT NULL CHECK (state IN
                      ('intended', 'live', 'paid', 'lapsed', 'voiding', 'voided', 'orphan', 'refused')),
  reference         text,
  amount_minor      bigint NOT NULL CHECK (amount_minor > 0),
  currency          text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  deadline          timestamptz NOT NULL,
  expires_at        timestamptz,
  page_url          text,
  refusal           text,
  intended_at       timestamptz NOT NULL,
  issued_at         timestamptz,
  ended_at          timestamptz,
  lease_until       timestamptz,
  next_ask_at       timestamptz,
  asks              integer NOT NULL DEFAULT 0,
  asked_at          timestamptz,
  last_word         text,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, checkout_id) REFERENCES checkout,
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment,
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  UNIQUE (shop_id, account_id, transaction_code),
  CHECK (state IN ('intended', 'orphan', 'refused') OR (reference IS NOT NULL AND expires_at IS NOT NULL))
);
-- One live known voucher per checkout: the wall behind "issued once, also when opened twice at once".
CREATE UNIQUE INDEX voucher_one_live ON voucher (shop_id, checkout_id) WHERE state IN ('intended', 'live', 'voiding');
CREATE UNIQUE INDEX voucher_by_reference ON voucher (shop_id, account_id, reference) WHERE reference IS NOT NULL;
CREATE INDEX voucher_search ON voucher (shop_id, reference) WHERE reference IS NOT NULL;
CREATE INDEX voucher_of_payment ON voucher (shop_id, payment_id);
CREATE INDEX voucher_of_checkout ON voucher (shop_id, checkout_id);
CREATE INDEX voucher_ask_due ON voucher (next_ask_at) WHERE next_ask_at IS NOT NULL;

CREATE FUNCTION keep_voucher_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.shop_id, NEW.id, NEW.checkout_id, NEW.payment_id, NEW.account_id, NEW.transaction_code, NEW.amount_minor, NEW.currency)
     IS DISTINCT FROM
     (OLD.shop_id, OLD.id, OLD.checkout_id, OLD.payment_id, OLD.account_id, OLD.transaction_code, OLD.amount_minor, OLD.currency)
     OR (OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference) THEN
    RAISE EXCEPTION 'what a voucher was issued for is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER voucher_frozen BEFORE UPDATE ON voucher FOR EACH ROW EXECUTE FUNCTION keep_voucher_frozen();
CREATE TRIGGER voucher_kept BEFORE DELETE ON voucher FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------------------------- payments: what came in
-- The ledger. `purpose`: settles what is owed, came on top of it, or differs from it.
CREATE TABLE receipt (
  shop_id       uuid NOT NULL,
  id            uuid NOT NULL,
  account_id    uuid NOT NULL,
  voucher_id    uuid NOT NULL,
  payment_id    uuid NOT NULL,
  operation     text,
  amount_minor  bigint NOT NULL CHECK (amount_minor > 0),
  currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  purpose       text NOT NULL CHECK (purpose IN ('settles', 'surplus', 'mismatch')),
  paid_at       timestamptz NOT NULL,
  recorded_at   timestamptz NOT NULL,
  evidence      jsonb NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  FOREIGN KEY (shop_id, voucher_id) REFERENCES voucher,
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment
);
CREATE UNIQUE INDEX receipt_by_operation ON receipt (shop_id, account_id, voucher_id, operation) WHERE operation IS NOT NULL;
CREATE INDEX receipt_of_voucher ON receipt (shop_id, voucher_id);
CREATE INDEX receipt_of_payment ON receipt (shop_id, payment_id);

-- A receipt found by asking has no operation number yet; the notification that names it may set it, once.
CREATE FUNCTION keep_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.operation IS NOT NULL OR NEW.operation IS NULL
     OR (to_jsonb(NEW) - 'operation') IS DISTINCT FROM (to_jsonb(OLD) - 'operation') THEN
    RAISE EXCEPTION 'receipt is append-only' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receipt_kept BEFORE UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION keep_receipt();

CREATE TABLE receipt_reversal (
  shop_id      uuid NOT NULL,
  receipt_id   uuid NOT NULL,
  recorded_at  timestamptz NOT NULL,
  evidence     jsonb NOT NULL,
  PRIMARY KEY (shop_id, receipt_id),
  FOREIGN KEY (shop_id, receipt_id) REFERENCES receipt
);
-- What is owed is settled by one receipt at a time; a second may settle it only once the first was reversed.
CREATE FUNCTION settle_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM receipt r WHERE r.shop_id = NEW.shop_id AND r.payment_id = NEW.payment_id AND r.purpose = 'settles'
             AND NOT EXISTS (SELECT 1 FROM receipt_reversal v WHERE v.shop_id = r.shop_id AND v.receipt_id = r.id)) THEN
    RAISE EXCEPTION 'this payment is settled already' USING ERRCODE = 'unique_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receipt_settles_once BEFORE INSERT ON receipt FOR EACH ROW WHEN (NEW.purpose = 'settles') EXECUTE FUNCTION settle_once();
CREATE TRIGGER receipt_reversal_kept BEFORE UPDATE OR DELETE ON receipt_reversal FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------------------------------------- refunds
CREATE TABLE refund (
  shop_id             uuid NOT NULL REFERENCES shop,
  id                  uuid NOT NULL,
  payment_id          uuid,
  registration_key    text NOT NULL REFERENCES registration,
  session_id          text NOT NULL,
  session_gid         text NOT NULL,
  payment_session_id  text NOT NULL,
  test                boolean NOT NULL,
  amount_minor        bigint NOT NULL CHECK (amount_minor > 0),
  currency            text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  opened_at           timestamptz NOT NULL,
  request_digest      bytea NOT NULL,
  state               text NOT NULL CHECK (state IN ('waiting', 'resolving', 'rejecting', 'resolved', 'rejected')),
  decided_by          text,
  decided_at          timestamptz,
  decision_reason     text,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment,
  UNIQUE (shop_id, registration_key, session_id)
);
CREATE INDEX refund_waiting ON refund (shop_id, opened_at) WHERE state = 'waiting';
CREATE INDEX refund_of_payment ON refund (shop_id, payment_id);
CREATE TRIGGER refund_kept BEFORE DELETE ON refund FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------------------- payments: what Shopify is to be told
CREATE TABLE tell (
  shop_id       uuid NOT NULL,
  id            uuid NOT NULL,
  payment_id    uuid,
  refund_id     uuid,
  what          text NOT NULL CHECK (what IN ('pending', 'paid', 'reject', 'refund-resolve', 'refund-reject')),
  state         text NOT NULL CHECK (state IN ('due', 'indeterminate', 'applied', 'refused', 'superseded')),
  arguments     jsonb NOT NULL,
  attempts      integer NOT NULL DEFAULT 0,
  due_at        timestamptz NOT NULL,
  lease_until   timestamptz,
  last_outcome  text,
  opened_at     timestamptz NOT NULL,
  ended_at      timestamptz,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment,
  FOREIGN KEY (shop_id, refund_id) REFERENCES refund,
  CHECK ((payment_id IS NULL) <> (refund_id IS NULL)),
  CHECK ((state IN ('due', 'indeterminate')) = (ended_at IS NULL))
);
CREATE UNIQUE INDEX tell_one_open_per_payment ON tell (shop_id, payment_id) WHERE payment_id IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX tell_one_open_per_refund ON tell (shop_id, refund_id) WHERE refund_id IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX tell_paid_applied_once ON tell (shop_id, payment_id) WHERE what = 'paid' AND state = 'applied';
CREATE INDEX tell_of_payment ON tell (shop_id, payment_id);
CREATE INDEX tell_due ON tell (due_at) WHERE ended_at IS NULL;
CREATE TRIGGER tell_kept BEFORE DELETE ON tell FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------- what happened: append-only, no personal text
CREATE TABLE event (
  shop_id      uuid NOT NULL REFERENCES shop,
  id           uuid NOT NULL,
  payment_id   uuid,
  checkout_id  uuid,
  at           timestamptz NOT NULL,
  actor        text NOT NULL,
  kind         text NOT NULL,
  data         jsonb NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment
);
CREATE INDEX event_of_payment ON event (shop_id, payment_id, at, id);
CREATE TRIGGER event_kept BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- --------------------------------------------------------------------------------------- notifications: the inbox
-- Every verified delivery, for good. `body` is the bytes as they came (sealed where the gateway's deliveries name people).
CREATE TABLE delivery (
  shop_id         uuid NOT NULL,
  id              uuid NOT NULL,
  account_id      uuid NOT NULL,
  dedupe_key      text NOT NULL,
  received_at     timestamptz NOT NULL,
  source_address  text NOT NULL,
  body            bytea NOT NULL,
  sealed          boolean NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);
CREATE INDEX delivery_newest ON delivery (shop_id, received_at DESC, id DESC);
CREATE INDEX delivery_of_notification ON delivery (shop_id, account_id, dedupe_key);
CREATE TRIGGER delivery_kept BEFORE UPDATE OR DELETE ON delivery FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What was delivered, once: its work is done once (law 7).
CREATE TABLE notification (
  shop_id       uuid NOT NULL,
  id            uuid NOT NULL,
  account_id    uuid NOT NULL,
  dedupe_key    text NOT NULL,
  received_at   timestamptz NOT NULL,
  facts         jsonb NOT NULL,
  state         text NOT NULL CHECK (state IN ('due', 'applied', 'unreadable')),
  due_at        timestamptz,
  attempts      integer NOT NULL DEFAULT 0,
  lease_until   timestamptz,
  outcome       text,
  payment_id    uuid,
  applied_at    timestamptz,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment,
  UNIQUE (shop_id, account_id, dedupe_key),
  CHECK ((state = 'due') = (due_at IS NOT NULL))
);
CREATE INDEX notification_due ON notification (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notification_of_payment ON notification (shop_id, payment_id) WHERE payment_id IS NOT NULL;
CREATE TRIGGER notification_kept BEFORE DELETE ON notification FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Not believed: kept for a while, so that it can be judged again when a key is mended. Capped, with retention.
CREATE TABLE refused_delivery (
  shop_id         uuid NOT NULL,
  id              uuid NOT NULL,
  account_id      uuid NOT NULL,
  received_at     timestamptz NOT NULL,
  source_address  text NOT NULL,
  reason          text NOT NULL,
  sealed          text NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);
CREATE INDEX refused_delivery_newest ON refused_delivery (shop_id, received_at DESC, id DESC);

-- -------------------------------------------------------------------------------- exceptions: what a person decides
CREATE TABLE exception (
  shop_id       uuid NOT NULL REFERENCES shop,
  id            uuid NOT NULL,
  kind          text NOT NULL,
  subject       text NOT NULL,
  payment_id    uuid,
  refund_id     uuid,
  opened_at     timestamptz NOT NULL,
  evidence      jsonb NOT NULL,
  owner         text,
  closed_at     timestamptz,
  closed_by     text,
  close_reason  text,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment,
  FOREIGN KEY (shop_id, refund_id) REFERENCES refund,
  UNIQUE (shop_id, kind, subject),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (close_reason IS NULL))
);
CREATE INDEX exception_open ON exception (shop_id, opened_at DESC, id DESC) WHERE closed_at IS NULL;
CREATE INDEX exception_newest ON exception (shop_id, opened_at DESC, id DESC);
CREATE INDEX exception_of_payment ON exception (shop_id, payment_id);
CREATE TRIGGER exception_kept BEFORE DELETE ON exception FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE exception_note (
  shop_id       uuid NOT NULL,
  id            uuid NOT NULL,
  exception_id  uuid NOT NULL,
  at            timestamptz NOT NULL,
  actor         text NOT NULL,
  note          text NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, exception_id) REFERENCES exception
);
CREATE INDEX ON exception_note (shop_id, exception_id, at);

-- ------------------------------------------------------------------------------------ alerts, Shopify's own webhooks
CREATE TABLE alert (
  shop_id    uuid NOT NULL REFERENCES shop,
  id         uuid NOT NULL,
  kind       text NOT NULL,
  subject    text NOT NULL,
  opened_at  timestamptz NOT NULL,
  last_at    timestamptz NOT NULL,
  times      integer NOT NULL DEFAULT 1,
  closed_at  timestamptz,
  PRIMARY KEY (shop_id, id)
);
CREATE UNIQUE INDEX alert_one_open ON alert (shop_id, kind, subject) WHERE closed_at IS NULL;

CREATE TABLE shopify_webhook (
  registration_key  text NOT NULL REFERENCES registration,
  webhook_id        text NOT NULL,
  topic             text NOT NULL,
  shop_domain       text NOT NULL,
  received_at       timestamptz NOT NULL,
  PRIMARY KEY (registration_key, webhook_id)
);

CREATE TABLE privacy_request (
  shop_id      uuid NOT NULL REFERENCES shop,
  id           uuid NOT NULL,
  topic        text NOT NULL CHECK (topic IN ('customers/data_request', 'customers/redact', 'shop/redact')),
  received_at  timestamptz NOT NULL,
  sealed       text,
  due_at       timestamptz,
  lease_until  timestamptz,
  done_at      timestamptz,
  outcome      text,
  PRIMARY KEY (shop_id, id),
  CHECK ((due_at IS NULL) = (done_at IS NOT NULL))
);
CREATE INDEX privacy_request_due ON privacy_request (due_at) WHERE due_at IS NOT NULL;

-- ------------------------------------------------------------------------------------------------ who may do what
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['installation', 'shop_settings', 'gateway_account', 'checkout', 'payment', 'personal_data', 'voucher',
    'receipt', 'receipt_reversal', 'refund', 'tell', 'event', 'delivery', 'notification', 'refused_delivery', 'exception',
    'exception_note', 'alert', 'privacy_request'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY shop_wall ON %I TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop())', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO codigo_app', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON shop TO codigo_app;
GRANT SELECT ON shop TO codigo_worker, codigo_door;
GRANT SELECT, INSERT, UPDATE ON registration, shopify_session TO codigo_app;
GRANT SELECT, INSERT ON shopify_webhook TO codigo_app;
GRANT DELETE ON shopify_session, personal_data, refused_delivery, exception_note TO codigo_app;
-- checkout keeps UPDATE: without it its row could not be locked; its trigger refuses every change.
REVOKE UPDATE ON event, delivery, receipt_reversal FROM codigo_app;

-- The door may put verified and refused deliveries into the inbox, and can read nothing.
GRANT INSERT ON delivery, notification, refused_delivery TO codigo_door;
CREATE POLICY door_puts_in ON delivery FOR INSERT TO codigo_door WITH CHECK (true);
CREATE POLICY door_puts_in ON notification FOR INSERT TO codigo_door WITH CHECK (true);
CREATE POLICY door_puts_in ON refused_delivery FOR INSERT TO codigo_door WITH CHECK (true);

-- The worker finds what is due, in all shops, and sees nothing but that; the work itself is done as `app`, per shop.
GRANT SELECT (shop_id, id, due_at, lease_until, state) ON notification TO codigo_worker;
GRANT SELECT (shop_id, id, due_at, lease_until, ended_at) ON tell TO codigo_worker;
GRANT SELECT (shop_id, id, next_ask_at, lease_until, state) ON voucher TO codigo_worker;
GRANT SELECT (shop_id, id, order_due_at) ON payment TO codigo_worker;
GRANT SELECT (shop_id, id, due_at, lease_until) ON privacy_request TO codigo_worker;
GRANT SELECT (shop_id, id, account_id, received_at) ON refused_delivery TO codigo_worker;
GRANT SELECT (shop_id, id, mode, state) ON gateway_account TO codigo_worker;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['notification', 'tell', 'voucher', 'payment', 'privacy_request', 'refused_delivery', 'gateway_account'] LOOP
    EXECUTE format('CREATE POLICY worker_finds ON %I FOR SELECT TO codigo_worker USING (true)', t);
  END LOOP;
END $$;

-- Two questions that must be asked before the shop is known; each answers one id and nothing else.
CREATE FUNCTION installed_shop(p_registration text, p_domain text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT s.id FROM public.shop s JOIN public.installation i ON i.shop_id = s.id
        WHERE s.domain = p_domain AND i.registration_key = p_registration AND i.state = 'installed' $$;
CREATE FUNCTION account_of_path(p_path_key text) RETURNS TABLE (shop_id uuid, account_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  AS $$ SELECT a.shop_id, a.id FROM public.gateway_account a WHERE a.path_key = p_path_key $$;
REVOKE ALL ON FUNCTION installed_shop(text, text), account_of_path(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION installed_shop(text, text), account_of_path(text) TO codigo_app;
-- FORCE ROW LEVEL SECURITY binds the owner too, so the owner that answers these two gets its own policy.
DO $$
BEGIN
  EXECUTE format('CREATE POLICY owner_answers ON installation FOR SELECT TO %I USING (true)', current_user);
  EXECUTE format('CREATE POLICY owner_answers ON gateway_account FOR SELECT TO %I USING (true)', current_user);
END $$;
