-- Lines come in the order of time: an index that goes with it grows at its end, and is read backwards for the newest.
DROP INDEX settlement_line_of_book;
CREATE INDEX settlement_line_of_book ON settlement_line (shop_id, account_id, currency, booked_on, id);

-- As before: what a line names exists. Each name is looked up by its key, whatever the planner knows of rows that were written in
-- the same transaction: a portion of a report is small beside all receipts, and its exceptions are as many as its lines.
CREATE OR REPLACE FUNCTION keep_lines_rooted() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT shop_id, file_id FROM fresh) f
             WHERE NOT EXISTS (SELECT FROM report_file t WHERE t.shop_id = f.shop_id AND t.id = f.file_id))
    OR EXISTS (SELECT FROM fresh f WHERE f.receipt_id IS NOT NULL
               AND NOT EXISTS (SELECT FROM receipt t WHERE t.shop_id = f.shop_id AND t.id = f.receipt_id OFFSET 0))
    OR EXISTS (SELECT FROM fresh f WHERE f.refund_id IS NOT NULL
               AND NOT EXISTS (SELECT FROM refund t WHERE t.shop_id = f.shop_id AND t.id = f.refund_id OFFSET 0))
    OR EXISTS (SELECT FROM (SELECT DISTINCT shop_id, payout_id FROM fresh WHERE payout_id IS NOT NULL) f
               WHERE NOT EXISTS (SELECT FROM payout t WHERE t.shop_id = f.shop_id AND t.id = f.payout_id OFFSET 0))
    OR EXISTS (SELECT FROM (SELECT DISTINCT shop_id, exception_id FROM fresh WHERE exception_id IS NOT NULL) f
               WHERE NOT EXISTS (SELECT FROM exception t WHERE t.shop_id = f.shop_id AND t.id = f.exception_id OFFSET 0)) THEN
    RAISE EXCEPTION 'a settlement line names what does not exist' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
