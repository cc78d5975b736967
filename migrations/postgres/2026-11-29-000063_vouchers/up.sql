-- Vouchers that were bought from a vendor at a time.
CREATE TABLE voucher_pools (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    vendor TEXT NOT NULL,
    -- The codes of the exams that they are good for; all when the list is empty.
    exams JSONB NOT NULL,
    valid_to DATE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- What pays for one sitting. The code is as good as money: it is sealed, and found by a hash with a key.
CREATE TABLE vouchers (
    id UUID NOT NULL PRIMARY KEY,
    pool_id UUID NOT NULL REFERENCES voucher_pools (id),
    code_hash BYTEA NOT NULL,
    sealed_code BYTEA NOT NULL,
    candidate_id BIGINT REFERENCES candidates (id),
    assigned_at TIMESTAMPTZ,
    authorization_id BIGINT REFERENCES authorizations (id),
    redeemed_at TIMESTAMPTZ,
    -- Who sat the exam, which may be another than who has it.
    redeemed_by BIGINT REFERENCES candidates (id),
    registration_id TEXT,
    UNIQUE (code_hash),
    UNIQUE (authorization_id)
);
CREATE INDEX vouchers_pool_id_idx ON vouchers (pool_id, id);
CREATE INDEX vouchers_candidate_id_idx ON vouchers (candidate_id);
