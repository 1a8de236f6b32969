-- As before: what a line names exists. Asked in one walk over the lines that were written, and as sets: the planner, which knows
-- nothing of a table that was filled in this transaction, would look up each of a million names by itself.
CREATE OR REPLACE FUNCTION keep_lines_rooted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE nested text := current_setting('enable_nestloop'); rootless boolean;
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM fresh LIMIT 1000) counted) = 1000 THEN
    PERFORM set_config('enable_nestloop', 'off', true);
  END IF;
  EXECUTE $rootless$ SELECT EXISTS (
    SELECT FROM fresh l
    LEFT JOIN report_file f ON f.shop_id = l.shop_id AND f.id = l.file_id
    LEFT JOIN receipt r ON r.shop_id = l.shop_id AND r.id = l.receipt_id
    LEFT JOIN refund u ON u.shop_id = l.shop_id AND u.id = l.refund_id
    LEFT JOIN payout p ON p.shop_id = l.shop_id AND p.id = l.payout_id
    LEFT JOIN exception e ON e.shop_id = l.shop_id AND e.id = l.exception_id
    WHERE f.id IS NULL OR (l.receipt_id IS NOT NULL AND r.id IS NULL) OR (l.refund_id IS NOT NULL AND u.id IS NULL)
      OR (l.payout_id IS NOT NULL AND p.id IS NULL) OR (l.exception_id IS NOT NULL AND e.id IS NULL)) $rootless$ INTO rootless;
  PERFORM set_config('enable_nestloop', nested, true);
  IF rootless THEN
    RAISE EXCEPTION 'a settlement line names what does not exist' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $$;
