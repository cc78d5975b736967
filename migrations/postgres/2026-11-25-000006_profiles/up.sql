-- What a candidate told of themselves, each time anything of it changed: names, contact, company, demographics. Never changed;
-- the latest version is in force. Of the names, `candidates` repeats those in force.
CREATE TABLE candidate_profiles (
    candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    -- 1, 2, 3: what an update says it has read.
    version INTEGER NOT NULL,
    body JSONB NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    -- The account that changed it, which may be gone.
    recorded_by UUID,
    PRIMARY KEY (candidate_id, version)
);

-- A candidate asks for a change that needs evidence; staff decide. At most one of a kind is open for each candidate.
CREATE TABLE change_requests (
    id UUID NOT NULL PRIMARY KEY,
    candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    kind TEXT NOT NULL CONSTRAINT change_requests_kind_check CHECK (kind IN ('legal_name', 'company')),
    -- What is to be in force.
    wanted JSONB NOT NULL,
    state TEXT NOT NULL CONSTRAINT change_requests_state_check CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
    created_at TIMESTAMPTZ NOT NULL,
    decided_at TIMESTAMPTZ,
    -- The account that decided, which may be gone.
    decided_by UUID,
    reason TEXT
);
CREATE INDEX change_requests_candidate_id_idx ON change_requests (candidate_id, id);
-- Staff read the open ones.
CREATE INDEX change_requests_state_idx ON change_requests (state, id);

-- A file that shows something: a passport, a marriage certificate, a letter of an employer. Removed a day after it came when it
-- belongs to no request, and 90 days after its request was settled.
CREATE TABLE documents (
    id UUID NOT NULL PRIMARY KEY,
    candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    change_request_id UUID REFERENCES change_requests (id),
    file_name TEXT NOT NULL,
    -- Found in the content, not in the name.
    media_type TEXT NOT NULL CONSTRAINT documents_media_type_check
        CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
    size BIGINT NOT NULL,
    -- Of the content before it was sealed.
    sha256 BYTEA NOT NULL,
    sealed_content BYTEA NOT NULL,
    uploaded_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX documents_candidate_id_idx ON documents (candidate_id);
CREATE INDEX documents_change_request_id_idx ON documents (change_request_id);
