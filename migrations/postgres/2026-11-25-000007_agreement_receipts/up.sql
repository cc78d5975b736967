-- Which text somebody had before them when they accepted an agreement. That they accepted it is the fact.
CREATE TABLE agreement_receipts (
    fact_id UUID NOT NULL PRIMARY KEY REFERENCES facts (id),
    candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    agreement TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- A tag of BCP 47.
    language TEXT NOT NULL,
    text_sha256 BYTEA NOT NULL,
    accepted_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX agreement_receipts_candidate_id_idx ON agreement_receipts (candidate_id);
