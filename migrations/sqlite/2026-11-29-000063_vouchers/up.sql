-- Vouchers that were bought from a vendor at a time.
CREATE TABLE voucher_pools (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    vendor TEXT NOT NULL,
    -- The codes of the exams that they are good for; all when the list is empty.
    exams TEXT NOT NULL CHECK (json_valid(exams)),
    valid_to TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What pays for one sitting. The code is as good as money: it is sealed, and found by a hash with a key.
CREATE TABLE vouchers (
    id BLOB NOT NULL PRIMARY KEY,
    pool_id BLOB NOT NULL REFERENCES voucher_pools (id),
    code_hash BLOB NOT NULL,
    sealed_code BLOB NOT NULL,
    candidate_id INTEGER REFERENCES candidates (id),
    assigned_at INTEGER,
    authorization_id INTEGER REFERENCES authorizations (id),
    redeemed_at INTEGER,
    -- Who sat the exam, which may be another than who has it.
    redeemed_by INTEGER REFERENCES candidates (id),
    registration_id TEXT,
    UNIQUE (code_hash),
    UNIQUE (authorization_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX vouchers_pool_id_idx ON vouchers (pool_id, id);
CREATE INDEX vouchers_candidate_id_idx ON vouchers (candidate_id);
