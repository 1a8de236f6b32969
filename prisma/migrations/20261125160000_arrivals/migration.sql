-- A report of a million sales makes a million expectations arrive. They are told so in portions after the import, and not while
-- everything else of the shop's lines waits for it: `arrivals_at` says that some are still to be told (law 6), `arrivals_after`
-- behind which line they stand.
ALTER TABLE report_file ADD COLUMN arrivals_at timestamptz;
ALTER TABLE report_file ADD COLUMN arrivals_after bigint;
ALTER TABLE report_file ADD CHECK ((arrivals_at IS NULL) = (arrivals_after IS NULL));
CREATE INDEX report_file_arrivals ON report_file (shop_id, arrivals_at) WHERE arrivals_at IS NOT NULL;
GRANT SELECT (arrivals_at) ON report_file TO codigo_worker;
