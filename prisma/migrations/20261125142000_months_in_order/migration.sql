-- Months of one account and currency are closed one after the other: what one closes with, the next opens with.
CREATE FUNCTION keep_months_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last_month date;
  last_closing bigint;
BEGIN
  SELECT p.month, p.closing_minor INTO last_month, last_closing FROM period p
  WHERE p.shop_id = NEW.shop_id AND p.account_id = NEW.account_id AND p.currency = NEW.currency
  ORDER BY p.month DESC LIMIT 1;
  IF NEW.month <> coalesce((last_month + interval '1 month')::date, NEW.month) THEN
    RAISE EXCEPTION 'months are closed one after the other' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.opening_minor <> coalesce(last_closing, 0) THEN
    RAISE EXCEPTION 'a month opens with what the one before it closed with' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER period_in_order BEFORE INSERT ON period FOR EACH ROW EXECUTE FUNCTION keep_months_in_order();

-- Nor does any month before a closed one take a line: also one that had none before the first was closed.
CREATE OR REPLACE FUNCTION keep_months_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT shop_id, account_id, currency, min(month) AS month FROM fresh GROUP BY 1, 2, 3) f
             JOIN period p USING (shop_id, account_id, currency) WHERE p.month >= f.month) THEN
    RAISE EXCEPTION 'a closed month takes no line' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

-- Statements tell of matches by hand: few among all that is noted.
CREATE INDEX reconciliation_event_by_hand ON reconciliation_event (shop_id, at) WHERE kind = 'line.matched-by-hand';
