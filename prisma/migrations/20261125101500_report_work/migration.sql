-- A report that came is read by the worker: `due_at` says from when (law 6). It is moved on before each try, so that a file
-- that fails again and again is tried less and less often; once the file is in or refused it counts no longer.
-- `bytes_read`: how far the try under way has come, for who looks on.
ALTER TABLE report_file ADD COLUMN due_at timestamptz;
ALTER TABLE report_file ADD COLUMN tries integer NOT NULL DEFAULT 0;
ALTER TABLE report_file ADD COLUMN bytes_read bigint NOT NULL DEFAULT 0;
CREATE INDEX report_file_due ON report_file (shop_id, due_at) WHERE state = 'received' AND due_at IS NOT NULL;
GRANT SELECT (shop_id, id, state, due_at) ON report_file TO codigo_worker;
CREATE POLICY worker_finds ON report_file FOR SELECT TO codigo_worker USING (true);

-- A row that is mended is read anew by the file's own reader, and what it tells is added up as the file was: a control of its
-- own, since none is ever changed. 0 is the file as it came; 1 its first mend.
ALTER TABLE report_control ADD COLUMN mend integer NOT NULL DEFAULT 0 CHECK (mend >= 0);
ALTER TABLE report_control DROP CONSTRAINT report_control_pkey, ADD PRIMARY KEY (shop_id, file_id, currency, mend);

-- How a row that could not be read ended: `mended` by its corrected cells, kept sealed under the file's key; `carried`, since it
-- could be read once another was mended; `set-aside` by a person, with the reason.
ALTER TABLE quarantined_row ADD COLUMN reason text CHECK (length(reason) BETWEEN 1 AND 500);
ALTER TABLE quarantined_row ADD COLUMN cells_sealed bytea;
ALTER TABLE quarantined_row ADD CHECK (mended IN ('mended', 'carried', 'set-aside'));
ALTER TABLE quarantined_row ADD CHECK ((mended IS NOT DISTINCT FROM 'set-aside') = (reason IS NOT NULL));
ALTER TABLE quarantined_row ADD CHECK ((mended IS NOT DISTINCT FROM 'mended') = (cells_sealed IS NOT NULL));
CREATE TRIGGER quarantined_row_frozen BEFORE UPDATE OF shop_id, file_id, file_line, column_name, why
  ON quarantined_row FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- What has become a line of the books is mended for good.
CREATE TRIGGER quarantined_row_mended BEFORE UPDATE ON quarantined_row FOR EACH ROW
  WHEN (OLD.mended IN ('mended', 'carried')) EXECUTE FUNCTION refuse_change();
