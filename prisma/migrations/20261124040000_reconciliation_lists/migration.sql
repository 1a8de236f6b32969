-- What the merchant's lists of lines walk: each way to look at a million lines is a walk of its own, in its order.
-- By account and currency: the lists of all are the union of these.
DROP INDEX settlement_line_newest;
CREATE INDEX settlement_line_of_book ON settlement_line (shop_id, account_id, currency, booked_on DESC, id DESC);
-- What did not simply match, and what is no daily sale: few, and looked for often.
CREATE INDEX settlement_line_apart ON settlement_line (shop_id, standing, booked_on DESC, id DESC) WHERE standing <> 'matched';
CREATE INDEX settlement_line_rare ON settlement_line (shop_id, kind, booked_on DESC, id DESC)
  WHERE kind NOT IN ('sale', 'fee', 'fee-tax');
-- A line whose code is known is found by its code; any other by what the gateway wrote on it.
CREATE INDEX settlement_line_named ON settlement_line (shop_id, reference) WHERE voucher_id IS NULL AND reference IS NOT NULL;
CREATE INDEX settlement_line_operated ON settlement_line (shop_id, operation) WHERE voucher_id IS NULL AND operation IS NOT NULL;
