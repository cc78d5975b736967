-- As whom a candidate is read: facts, awards and credentials of the one are the other's, as long as this stands. Never somebody
-- who is read as yet another.
ALTER TABLE candidates ADD COLUMN merged_into BIGINT REFERENCES candidates (id);
CREATE INDEX candidates_merged_into_idx ON candidates (merged_into) WHERE merged_into IS NOT NULL;
-- Something that tells people apart has changed since they were last compared with others.
ALTER TABLE candidates ADD COLUMN uncompared BOOLEAN NOT NULL DEFAULT TRUE;
CREATE INDEX candidates_uncompared_idx ON candidates (id) WHERE uncompared;

-- Two accounts of one person, who proved both: proposed, then in force, then perhaps undone.
CREATE TABLE merges (
    id UUID NOT NULL PRIMARY KEY,
    -- The candidate as whom both are read.
    kept_candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    merged_candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    proposed_at TIMESTAMPTZ NOT NULL,
    -- Until when a proposal can be put in force.
    expires_at TIMESTAMPTZ NOT NULL,
    merged_at TIMESTAMPTZ,
    undone_at TIMESTAMPTZ,
    -- What undoes it without signing in, hashed: in the mail to the account that nobody can sign in with.
    undo_token_hash BYTEA UNIQUE
);
CREATE INDEX merges_kept_candidate_id_idx ON merges (kept_candidate_id);
-- Nobody is merged into two.
CREATE UNIQUE INDEX merges_merged_candidate_id_key ON merges (merged_candidate_id) WHERE merged_at IS NOT NULL AND undone_at IS NULL;

-- What tells people apart, folded. Whoever shares a key with somebody is compared with them.
CREATE TABLE identity_keys (
    candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (candidate_id, kind, value)
);
CREATE INDEX identity_keys_kind_idx ON identity_keys (kind, value);

-- Two candidate IDs that may be one person's.
CREATE TABLE duplicates (
    id UUID NOT NULL PRIMARY KEY,
    -- The lower number of the two.
    one_candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    other_candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    suspicion TEXT NOT NULL CONSTRAINT duplicates_suspicion_check CHECK (suspicion IN ('possible', 'strong')),
    -- What they have in common, and what differs that would not in one person.
    agree JSONB NOT NULL,
    disagree JSONB NOT NULL,
    found_at TIMESTAMPTZ NOT NULL,
    -- When both were asked whether they are one.
    asked_at TIMESTAMPTZ,
    -- The account of the member of staff who said that they are two people, which may be gone, and when.
    dismissed_by UUID,
    dismissed_at TIMESTAMPTZ,
    UNIQUE (one_candidate_id, other_candidate_id)
);
CREATE INDEX duplicates_other_candidate_id_idx ON duplicates (other_candidate_id);
