-- What is done differently for a candidate at exams. It tells of health or disability: kept apart from the profile, and removed
-- when it ends.
CREATE TABLE accommodations (
    candidate_id BIGINT NOT NULL PRIMARY KEY REFERENCES candidates (id),
    -- What was granted, as a list of words.
    needs JSONB NOT NULL,
    granted_at TIMESTAMPTZ NOT NULL,
    ends_on DATE NOT NULL
);

-- Accommodations are asked for like other things that need evidence.
ALTER TABLE change_requests DROP CONSTRAINT change_requests_kind_check;
ALTER TABLE change_requests
    ADD CONSTRAINT change_requests_kind_check CHECK (kind IN ('legal_name', 'company', 'accommodations'));
