-- Somebody asked for everything that is kept about them. The row is the work to do, until the archive is there.
CREATE TABLE exports (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    requested_at INTEGER NOT NULL,
    -- While a server makes it: when another may take it to be abandoned.
    taken_until INTEGER,
    ready_at INTEGER,
    expires_at INTEGER,
    size INTEGER,
    sealed_archive BLOB,
    CONSTRAINT exports_ready_check
        CHECK ((ready_at IS NULL) = (sealed_archive IS NULL) AND (ready_at IS NULL) = (expires_at IS NULL) AND (ready_at IS NULL) = (size IS NULL))
) STRICT, WITHOUT ROWID;
-- One at a time for each person; the job looks for those that are still to be made.
CREATE UNIQUE INDEX exports_account_id_key ON exports (account_id) WHERE ready_at IS NULL;
CREATE INDEX exports_account_id_idx ON exports (account_id);
-- Those that were kept long enough are removed.
CREATE INDEX exports_expires_at_idx ON exports (expires_at);
