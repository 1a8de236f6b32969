-- What a person gave up may come after all: it is still looked at, once a day, so that a loss never stands beside the money
-- that was lost.
DROP INDEX expectation_look_of_shop;
DROP INDEX expectation_look;
CREATE INDEX expectation_look_of_shop ON expectation (shop_id, look_at)
  WHERE look_at IS NOT NULL AND (state IN ('in-transit', 'overdue', 'decided') OR derived_at IS NULL OR look_at = '-infinity');
CREATE INDEX expectation_look ON expectation (look_at)
  WHERE look_at IS NOT NULL AND (state IN ('in-transit', 'overdue', 'decided') OR derived_at IS NULL OR look_at = '-infinity');
UPDATE expectation SET look_at = '-infinity' WHERE state = 'decided';
