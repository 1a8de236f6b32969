-- The merchant's search box looks up the operation number of a shopper's receipt. The shop leads the key, as in every
-- index: row-level security compares it first, and text equality may be tried before it (it is leakproof).
CREATE INDEX receipt_named ON receipt (shop_id, operation) WHERE operation IS NOT NULL;
