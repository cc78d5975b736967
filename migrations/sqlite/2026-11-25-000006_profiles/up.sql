-- What a candidate told of themselves, each time anything of it changed: names, contact, company, demographics. Never changed;
-- the latest version is in force. Of the names, `candidates` repeats those in force.
CREATE TABLE candidate_profiles (
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    -- 1, 2, 3: what an update says it has read.
    version INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    recorded_at INTEGER NOT NULL,
    -- The account that changed it, which may be gone.
    recorded_by BLOB,
    PRIMARY KEY (candidate_id, version)
) STRICT, WITHOUT ROWID;

-- A candidate asks for a change that needs evidence; staff decide. At most one of a kind is open for each candidate.
CREATE TABLE change_requests (
    id BLOB NOT NULL PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    kind TEXT NOT NULL CONSTRAINT change_requests_kind_check CHECK (kind IN ('legal_name', 'company')),
    -- What is to be in force.
    wanted TEXT NOT NULL CHECK (json_valid(wanted)),
    state TEXT NOT NULL CONSTRAINT change_requests_state_check CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
    created_at INTEGER NOT NULL,
    decided_at INTEGER,
    -- The account that decided, which may be gone.
    decided_by BLOB,
    reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX change_requests_candidate_id_idx ON change_requests (candidate_id, id);
-- Staff read the open ones.
CREATE INDEX change_requests_state_idx ON change_requests (state, id);

-- A file that shows something: a passport, a marriage certificate, a letter of an employer. Removed a day after it came when it
-- belongs to no request, and 90 days after its request was settled.
CREATE TABLE documents (
    id BLOB NOT NULL PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    change_request_id BLOB REFERENCES change_requests (id),
    file_name TEXT NOT NULL,
    -- Found in the content, not in the name.
    media_type TEXT NOT NULL CONSTRAINT documents_media_type_check
        CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
    size INTEGER NOT NULL,
    -- Of the content before it was sealed.
    sha256 BLOB NOT NULL,
    sealed_content BLOB NOT NULL,
    uploaded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_candidate_id_idx ON documents (candidate_id);
CREATE INDEX documents_change_request_id_idx ON documents (change_request_id);
