-- Since when nothing is left of the person: the row stays for the facts and awards that name it.
ALTER TABLE candidates ADD COLUMN erased_at INTEGER;
-- Since when the document, and with it the holder's name, is gone. The row keeps the place in the status list from being given anew.
ALTER TABLE credentials ADD COLUMN erased_at INTEGER;

-- Somebody asked to be erased. Done when it is due, unless it was cancelled before.
CREATE TABLE erasures (
    id BLOB NOT NULL PRIMARY KEY,
    -- The account, which is gone once it is done.
    account_id BLOB NOT NULL,
    candidate_id INTEGER REFERENCES candidates (id),
    requested_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    cancelled_at INTEGER,
    done_at INTEGER
) STRICT, WITHOUT ROWID;
-- The one that waits.
CREATE UNIQUE INDEX erasures_account_id_key ON erasures (account_id) WHERE cancelled_at IS NULL AND done_at IS NULL;
-- The job takes those that are due.
CREATE INDEX erasures_due_at_idx ON erasures (due_at) WHERE cancelled_at IS NULL AND done_at IS NULL;

-- What a feed must not bring back: addresses of people who were erased, by a hash with a key that is not in the database.
CREATE TABLE erased_identifiers (
    identifier_hash BLOB NOT NULL PRIMARY KEY,
    erased_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
