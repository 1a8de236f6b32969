-- Reconciliation: what the gateways' reports say of the merchant's money, line by line, and where each line belongs (law 11).
-- A line's facts are append-only; only where it stands (its match, its exception) may change, by import or by a person.

-- The id that belongs to a name for ever (a version-8 UUID over SHA-256): sets are named as one row is (law 7).
CREATE FUNCTION id_of_name(name text) RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT overlay(overlay(left(encode(sha256(textsend(name)), 'hex'), 32) PLACING '8' FROM 13) PLACING 'a' FROM 17)::uuid $$;

-- ------------------------------------------------------------------------------------------------- reports in
CREATE TABLE report_file (
  shop_id         uuid NOT NULL REFERENCES shop,
  id              uuid NOT NULL,
  account_id      uuid NOT NULL,
  sha256          bytea NOT NULL CHECK (octet_length(sha256) = 32),
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
  size_bytes      bigint NOT NULL CHECK (size_bytes >= 0),
  came_by         text NOT NULL CHECK (came_by IN ('upload', 'command', 'gateway')),
  received_at     timestamptz NOT NULL,
  received_by     text NOT NULL,
  state           text NOT NULL CHECK (state IN ('received', 'imported', 'refused')),
  refusal         text,
  format          text,
  encoding        text,
  delimiter       text,
  rows_read       integer NOT NULL DEFAULT 0,
  lines_new       integer NOT NULL DEFAULT 0,
  lines_known     integer NOT NULL DEFAULT 0,
  rows_bad        integer NOT NULL DEFAULT 0,
  imported_at     timestamptz,
  -- The key of its pieces, sealed. Null once the original is erased: what it said of the money stands in its lines.
  key_sealed      text,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  UNIQUE (shop_id, account_id, sha256),
  CHECK ((state = 'refused') = (refusal IS NOT NULL)),
  CHECK ((state = 'imported') = (imported_at IS NOT NULL)),
  CHECK (state <> 'imported' OR (format IS NOT NULL AND encoding IS NOT NULL))
);
CREATE INDEX report_file_newest ON report_file (shop_id, received_at DESC, id DESC);
CREATE TRIGGER report_file_frozen BEFORE UPDATE OF shop_id, id, account_id, sha256, name, size_bytes, came_by, received_at, received_by
  ON report_file FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER report_file_kept BEFORE DELETE ON report_file FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What the readers of each file added up themselves, before any row was written: the sum that the lines are proved against.
-- Of it, what other files had brought before is known: its lines stand with those.
CREATE TABLE report_control (
  shop_id          uuid NOT NULL,
  file_id          uuid NOT NULL,
  currency         text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  lines            integer NOT NULL,
  net_minor        bigint NOT NULL,
  lines_known      integer NOT NULL,
  net_known_minor  bigint NOT NULL,
  PRIMARY KEY (shop_id, file_id, currency),
  FOREIGN KEY (shop_id, file_id) REFERENCES report_file
);
CREATE TRIGGER report_control_kept BEFORE UPDATE OR DELETE ON report_control FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The original, in sealed pieces: reports name shoppers (law 9).
CREATE TABLE report_piece (
  shop_id  uuid NOT NULL,
  file_id  uuid NOT NULL,
  place    integer NOT NULL CHECK (place >= 0),
  sealed   bytea NOT NULL,
  PRIMARY KEY (shop_id, file_id, place),
  FOREIGN KEY (shop_id, file_id) REFERENCES report_file
);
CREATE TRIGGER report_piece_kept BEFORE UPDATE ON report_piece FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Which column says what, where the gateway publishes no format: the merchant says it once for each account.
CREATE TABLE report_columns (
  shop_id     uuid NOT NULL,
  id          uuid NOT NULL,
  account_id  uuid NOT NULL,
  plan        jsonb NOT NULL,
  decided_at  timestamptz NOT NULL,
  decided_by  text NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);
CREATE INDEX report_columns_newest ON report_columns (shop_id, account_id, decided_at DESC, id DESC);
CREATE TRIGGER report_columns_kept BEFORE UPDATE OR DELETE ON report_columns FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A row that could not be read: where it stands and why, never its content, which stays in the sealed original.
CREATE TABLE quarantined_row (
  shop_id      uuid NOT NULL,
  file_id      uuid NOT NULL,
  file_line    integer NOT NULL CHECK (file_line > 0),
  column_name  text NOT NULL,
  why          text NOT NULL,
  mended_at    timestamptz,
  mended_by    text,
  mended       text,
  PRIMARY KEY (shop_id, file_id, file_line),
  FOREIGN KEY (shop_id, file_id) REFERENCES report_file,
  CHECK ((mended_at IS NULL) = (mended_by IS NULL) AND (mended_at IS NULL) = (mended IS NULL))
);
CREATE INDEX quarantined_row_open ON quarantined_row (shop_id, file_id, file_line) WHERE mended_at IS NULL;
CREATE TRIGGER quarantined_row_kept BEFORE DELETE ON quarantined_row FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------------------------------------- months
-- The books of one account in one currency, month by month. A closed month never changes: what comes later stands in the
-- open one, as an adjustment.
CREATE TABLE period (
  shop_id        uuid NOT NULL,
  account_id     uuid NOT NULL,
  currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  month          date NOT NULL CHECK (extract(day FROM month) = 1),
  closed_at      timestamptz NOT NULL,
  closed_by      text NOT NULL,
  opening_minor  bigint NOT NULL,
  closing_minor  bigint NOT NULL,
  totals         jsonb NOT NULL,
  PRIMARY KEY (shop_id, account_id, currency, month),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);
CREATE TRIGGER period_kept BEFORE UPDATE OR DELETE ON period FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------------------------------------- payouts, lines
CREATE TABLE payout (
  shop_id         uuid NOT NULL,
  id              uuid NOT NULL,
  account_id      uuid NOT NULL,
  name            text NOT NULL,
  currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  sent_on         date,
  sent_minor      bigint,
  bank_on         date,
  bank_minor      bigint,
  bank_reference  text,
  bank_told_by    text,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  UNIQUE (shop_id, account_id, currency, name),
  CHECK ((bank_minor IS NULL) = (bank_on IS NULL) AND (bank_minor IS NULL) = (bank_told_by IS NULL))
);
CREATE TRIGGER payout_kept BEFORE DELETE ON payout FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE INDEX payout_newest ON payout (shop_id, sent_on DESC NULLS FIRST, id DESC);

CREATE TABLE settlement_line (
  shop_id           uuid NOT NULL,
  id                bigint GENERATED BY DEFAULT AS IDENTITY,
  account_id        uuid NOT NULL,
  file_id           uuid NOT NULL,
  file_line         integer NOT NULL CHECK (file_line > 0),
  -- 128 bits of a digest of the account, of all that the gateway wrote on this line, and of the how many-eth of its like it
  -- is in its file: the same line in another file, or in another order, has the same key.
  line_key          uuid NOT NULL,
  kind              text NOT NULL CHECK (kind IN ('sale', 'refund', 'chargeback', 'chargeback-won', 'reversal', 'frozen',
                      'released', 'fee', 'fee-tax', 'withholding', 'payout', 'payout-returned', 'adjustment', 'not-paid',
                      'unknown')),
  word              text NOT NULL,
  reference         text,
  transaction_code  text,
  operation         text,
  booked_at         timestamptz,
  booked_on         date NOT NULL,
  -- What it moves of the balance at the gateway, in is positive. Null: it informs, and no sum counts it.
  net_minor         bigint,
  currency          text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  gross_minor       bigint,
  gross_currency    text CHECK (gross_currency ~ '^[A-Z]{3}$'),
  fee_minor         bigint,
  fee_tax_minor     bigint,
  -- The month in whose books it stands: its own, or the first open one after it.
  month             date NOT NULL,
  -- Where it stands (law 11).
  standing          text NOT NULL CHECK (standing IN ('matched', 'exception', 'decided', 'informs')),
  rule              text,
  -- The code that its identifiers name, also where nothing is known to have been paid with it.
  voucher_id        uuid,
  receipt_id        uuid,
  refund_id         uuid,
  payout_id         uuid,
  exception_id      uuid,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, line_key),
  CHECK ((standing = 'informs') = (net_minor IS NULL)),
  CHECK ((standing IN ('exception', 'decided')) = (exception_id IS NOT NULL)),
  CHECK ((standing IN ('matched', 'decided')) = (rule IS NOT NULL)),
  CHECK ((gross_minor IS NULL) = (gross_currency IS NULL))
);
CREATE INDEX settlement_line_newest ON settlement_line (shop_id, booked_on DESC, id DESC);
-- Files and their lines are written in the order of time: a few bytes for each stretch of lines say whose they are.
CREATE INDEX settlement_line_of_file ON settlement_line USING brin (file_id, id) WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX settlement_line_of_voucher ON settlement_line (shop_id, voucher_id) WHERE voucher_id IS NOT NULL;
CREATE INDEX settlement_line_of_payout ON settlement_line (shop_id, payout_id) WHERE payout_id IS NOT NULL;
CREATE INDEX settlement_line_of_exception ON settlement_line (shop_id, exception_id) WHERE exception_id IS NOT NULL;
-- Lines that wait for a code to be known are found again when it is; all others need no such look-up.
CREATE INDEX settlement_line_astray ON settlement_line (shop_id, account_id, reference)
  WHERE standing = 'exception' AND voucher_id IS NULL;
CREATE INDEX settlement_line_astray_code ON settlement_line (shop_id, account_id, transaction_code)
  WHERE standing = 'exception' AND voucher_id IS NULL AND transaction_code IS NOT NULL;
-- What people have placed is counted wherever a receipt is judged again.
CREATE INDEX settlement_line_by_people ON settlement_line (shop_id, receipt_id) WHERE rule IN ('by-hand', 'decision');
CREATE TRIGGER settlement_line_frozen BEFORE UPDATE OF shop_id, id, account_id, file_id, file_line, line_key, kind, word, reference,
  transaction_code, operation, booked_at, booked_on, net_minor, currency, gross_minor, gross_currency, fee_minor, fee_tax_minor, month
  ON settlement_line FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER settlement_line_kept BEFORE DELETE ON settlement_line FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A closed month takes no line: asked once for each statement, not for each row.
CREATE FUNCTION keep_months_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT shop_id, account_id, currency, month FROM fresh) f JOIN period p
             USING (shop_id, account_id, currency, month)) THEN
    RAISE EXCEPTION 'a closed month takes no line' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER settlement_line_month AFTER INSERT ON settlement_line REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION keep_months_closed();

-- What a line names exists. A foreign key would ask so for each of a million rows, and lock each receipt; none of these rows
-- can ever be deleted, so that it is enough to ask once for each statement. A few lines ask row by row. Many ask as sets: what
-- they name was written in the same transaction, so that the planner knows no statistics of it, and would walk through all
-- payouts for each line.
CREATE FUNCTION keep_lines_rooted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE rootless boolean;
BEGIN
  IF (SELECT count(*) FROM fresh) < 1000 THEN
    rootless := EXISTS (SELECT FROM (SELECT DISTINCT shop_id, file_id FROM fresh) f
               WHERE NOT EXISTS (SELECT FROM report_file t WHERE t.shop_id = f.shop_id AND t.id = f.file_id))
       OR EXISTS (SELECT FROM fresh f WHERE f.receipt_id IS NOT NULL
                  AND NOT EXISTS (SELECT FROM receipt t WHERE t.shop_id = f.shop_id AND t.id = f.receipt_id))
       OR EXISTS (SELECT FROM fresh f WHERE f.refund_id IS NOT NULL
                  AND NOT EXISTS (SELECT FROM refund t WHERE t.shop_id = f.shop_id AND t.id = f.refund_id))
       OR EXISTS (SELECT FROM fresh f WHERE f.payout_id IS NOT NULL
                  AND NOT EXISTS (SELECT FROM payout t WHERE t.shop_id = f.shop_id AND t.id = f.payout_id))
       OR EXISTS (SELECT FROM fresh f WHERE f.exception_id IS NOT NULL
                  AND NOT EXISTS (SELECT FROM exception t WHERE t.shop_id = f.shop_id AND t.id = f.exception_id));
  ELSE
    rootless := EXISTS (SELECT shop_id, file_id FROM fresh EXCEPT SELECT shop_id, id FROM report_file)
       OR EXISTS (SELECT shop_id, receipt_id FROM fresh WHERE receipt_id IS NOT NULL EXCEPT SELECT shop_id, id FROM receipt)
       OR EXISTS (SELECT shop_id, refund_id FROM fresh WHERE refund_id IS NOT NULL EXCEPT SELECT shop_id, id FROM refund)
       OR EXISTS (SELECT shop_id, payout_id FROM fresh WHERE payout_id IS NOT NULL EXCEPT SELECT shop_id, id FROM payout)
       OR EXISTS (SELECT shop_id, exception_id FROM fresh WHERE exception_id IS NOT NULL EXCEPT SELECT shop_id, id FROM exception);
  END IF;
  IF rootless THEN
    RAISE EXCEPTION 'a settlement line names what does not exist' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER settlement_line_rooted AFTER INSERT ON settlement_line REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION keep_lines_rooted();
CREATE TRIGGER settlement_line_rooted_still AFTER UPDATE ON settlement_line REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION keep_lines_rooted();

-- One line that pays for several receipts: which, and how much of it.
CREATE TABLE line_share (
  shop_id       uuid NOT NULL,
  line_id       bigint NOT NULL,
  receipt_id    uuid NOT NULL,
  amount_minor  bigint NOT NULL,
  PRIMARY KEY (shop_id, line_id, receipt_id),
  FOREIGN KEY (shop_id, line_id) REFERENCES settlement_line,
  FOREIGN KEY (shop_id, receipt_id) REFERENCES receipt
);
CREATE INDEX line_share_of_receipt ON line_share (shop_id, receipt_id);

-- Sums by day, kept with the lines in the same transaction, so that no screen has to add up a million rows.
CREATE TABLE daily_total (
  shop_id        uuid NOT NULL,
  account_id     uuid NOT NULL,
  currency       text NOT NULL,
  month          date NOT NULL,
  booked_on      date NOT NULL,
  kind           text NOT NULL,
  standing       text NOT NULL,
  lines          bigint NOT NULL,
  gross_minor    bigint NOT NULL,
  fee_minor      bigint NOT NULL,
  fee_tax_minor  bigint NOT NULL,
  net_minor      bigint NOT NULL,
  PRIMARY KEY (shop_id, account_id, currency, month, booked_on, kind, standing),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);

-- News of the ledger that lines may wait for: written with the news itself, taken away by who has looked (law 6). Each is a
-- row of its own, so that who writes one never waits for who takes one away.
CREATE TABLE ledger_news (
  shop_id     uuid NOT NULL,
  id          bigint GENERATED BY DEFAULT AS IDENTITY,
  payment_id  uuid NOT NULL,
  at          timestamptz NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, payment_id) REFERENCES payment
);

CREATE FUNCTION note_receipt_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_news (shop_id, payment_id, at) SELECT shop_id, payment_id, recorded_at FROM fresh;
  RETURN NULL;
END $$;
CREATE FUNCTION note_reversal_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_news (shop_id, payment_id, at)
  SELECT f.shop_id, r.payment_id, f.recorded_at FROM fresh f JOIN receipt r ON r.shop_id = f.shop_id AND r.id = f.receipt_id;
  RETURN NULL;
END $$;
CREATE FUNCTION note_refund_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_news (shop_id, payment_id, at)
  SELECT shop_id, payment_id, coalesce(decided_at, opened_at) FROM fresh WHERE payment_id IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER receipt_news AFTER INSERT ON receipt REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_receipt_news();
CREATE TRIGGER receipt_reversal_news AFTER INSERT ON receipt_reversal REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_reversal_news();
CREATE TRIGGER refund_news AFTER INSERT ON refund REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_refund_news();
CREATE TRIGGER refund_news_of_state AFTER UPDATE ON refund REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION note_refund_news();

-- ------------------------------------------------------------------------------------------------- expected money
-- What an account costs and when it pays out, from a day on. A card is never changed, only followed by another.
CREATE TABLE rate_card (
  shop_id      uuid NOT NULL,
  id           uuid NOT NULL,
  account_id   uuid NOT NULL,
  currency     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  valid_from   date NOT NULL,
  terms        jsonb NOT NULL,
  decided_at   timestamptz NOT NULL,
  decided_by   text NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account
);
CREATE INDEX rate_card_in_force ON rate_card (shop_id, account_id, currency, valid_from DESC, decided_at DESC);
CREATE TRIGGER rate_card_kept BEFORE UPDATE OR DELETE ON rate_card FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What a receipt must bring, and by when. Without a card only the gross is known, and no day.
CREATE TABLE expectation (
  shop_id         uuid NOT NULL,
  receipt_id      uuid NOT NULL,
  account_id      uuid NOT NULL,
  currency        text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  paid_on         date NOT NULL,
  gross_minor     bigint NOT NULL CHECK (gross_minor > 0),
  rate_card_id    uuid,
  due_on          date,
  fee_minor       bigint,
  fee_tax_minor   bigint,
  withheld_minor  bigint,
  state           text NOT NULL CHECK (state IN ('in-transit', 'arrived', 'overdue', 'taken-back', 'decided')),
  arrived_on      date,
  PRIMARY KEY (shop_id, receipt_id),
  FOREIGN KEY (shop_id, receipt_id) REFERENCES receipt,
  FOREIGN KEY (shop_id, account_id) REFERENCES gateway_account,
  FOREIGN KEY (shop_id, rate_card_id) REFERENCES rate_card,
  CHECK ((rate_card_id IS NULL) = (due_on IS NULL) AND (rate_card_id IS NULL) = (fee_minor IS NULL)
     AND (rate_card_id IS NULL) = (fee_tax_minor IS NULL) AND (rate_card_id IS NULL) = (withheld_minor IS NULL))
);
CREATE INDEX expectation_by_day ON expectation (shop_id, state, due_on, receipt_id);

-- ------------------------------------------------------------------------------------------------- who did what
CREATE TABLE reconciliation_event (
  shop_id       uuid NOT NULL REFERENCES shop,
  id            uuid NOT NULL,
  at            timestamptz NOT NULL,
  actor         text NOT NULL,
  kind          text NOT NULL,
  exception_id  uuid,
  data          jsonb NOT NULL,
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, exception_id) REFERENCES exception
);
CREATE INDEX reconciliation_event_newest ON reconciliation_event (shop_id, at DESC, id DESC);
CREATE INDEX reconciliation_event_of_exception ON reconciliation_event (shop_id, exception_id, at) WHERE exception_id IS NOT NULL;
CREATE TRIGGER reconciliation_event_kept BEFORE UPDATE OR DELETE ON reconciliation_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ------------------------------------------------------------------------------------------------ who may do what
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['report_file', 'report_control', 'report_piece', 'report_columns', 'quarantined_row', 'period', 'payout',
    'settlement_line', 'line_share', 'daily_total', 'ledger_news', 'rate_card', 'expectation', 'reconciliation_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY shop_wall ON %I TO codigo_app USING (shop_id = current_shop()) WITH CHECK (shop_id = current_shop())', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO codigo_app', t);
  END LOOP;
END $$;
GRANT UPDATE ON report_file, quarantined_row, payout, settlement_line, daily_total, expectation TO codigo_app;
GRANT DELETE ON report_piece, line_share, daily_total, ledger_news TO codigo_app;
GRANT SELECT (shop_id, id, at) ON ledger_news TO codigo_worker;
CREATE POLICY worker_finds ON ledger_news FOR SELECT TO codigo_worker USING (true);
