-- Since when a code's gateway answers in words that nobody knows, or knows no such code; null where its last answer was
-- clear. A word of a change that such an answer came after is not settled by it (ADR 0012).
ALTER TABLE voucher ADD COLUMN unclear_since timestamptz;
