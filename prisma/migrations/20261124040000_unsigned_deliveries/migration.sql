-- Where a gateway signs nothing, anybody could fill the inbox: before such a delivery is kept, the words of a change of the
-- last hour are counted, and where it names no code, whether one is awaited that has no name yet.
CREATE INDEX notification_of_change ON notification (shop_id, account_id, received_at) WHERE facts ->> 'event' = 'changed';
CREATE INDEX voucher_unnamed ON voucher (shop_id, account_id) WHERE reference IS NULL AND state IN ('intended', 'orphan');
