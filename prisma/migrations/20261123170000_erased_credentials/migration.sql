-- A retired account keeps its credentials for as long as its money may still move, and not longer. Replaced ones go as soon
-- as nothing is believed by them any more. When to look stands in the row, so that any worker finds it (laws 6, 9).
ALTER TABLE gateway_account ALTER COLUMN credentials_sealed DROP NOT NULL;
ALTER TABLE gateway_account ADD COLUMN erase_due_at timestamptz;
-- Those that were retired before are looked at at once; the worker finds out until when they are needed.
UPDATE gateway_account SET erase_due_at = retired_at WHERE state = 'retired';

ALTER TABLE gateway_account ADD CHECK (credentials_sealed IS NOT NULL OR (state = 'retired' AND previous_sealed IS NULL));
ALTER TABLE gateway_account ADD CHECK (erase_due_at IS NULL OR (state = 'retired' AND credentials_sealed IS NOT NULL));
ALTER TABLE gateway_account ADD CHECK (retired_at IS NULL OR credentials_sealed IS NULL OR erase_due_at IS NOT NULL);
CREATE INDEX gateway_account_erase_due ON gateway_account (erase_due_at) WHERE erase_due_at IS NOT NULL;
CREATE INDEX gateway_account_previous_due ON gateway_account (previous_until) WHERE previous_until IS NOT NULL;

GRANT SELECT (erase_due_at, previous_until) ON gateway_account TO codigo_worker;
