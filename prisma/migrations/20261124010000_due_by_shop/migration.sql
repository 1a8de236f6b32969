-- Due work is shared among shops: what is due is found shop by shop, so the shop leads these indexes as it leads every key.
-- Each replaces the one it had, so that a write still keeps one; an entry is 16 bytes longer.
DROP INDEX notification_due;
CREATE INDEX notification_due ON notification (shop_id, due_at) WHERE due_at IS NOT NULL;
DROP INDEX tell_due;
CREATE INDEX tell_due ON tell (shop_id, due_at) WHERE ended_at IS NULL;
DROP INDEX payment_order_due;
CREATE INDEX payment_order_due ON payment (shop_id, order_due_at) WHERE order_due_at IS NOT NULL;
DROP INDEX privacy_request_due;
CREATE INDEX privacy_request_due ON privacy_request (shop_id, due_at) WHERE due_at IS NOT NULL;

-- Nearly every shop has codes that are to be asked about later. So `voucher_ask_due` stays and says what is due now; only
-- when that is more than is taken at once are the shops gone through. It costs one more entry when a code is made or asked about.
CREATE INDEX voucher_ask_due_of_shop ON voucher (shop_id, next_ask_at) WHERE next_ask_at IS NOT NULL;

-- What is refused is nobody's word, so anyone can make much of it: which rows are too many is read account by account.
CREATE INDEX refused_delivery_of_account ON refused_delivery (shop_id, account_id, received_at);
