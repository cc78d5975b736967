-- What a result that fits nobody would tell of its candidate, to be recorded once somebody says whose it is.
ALTER TABLE claims ADD COLUMN tells TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tells));
-- Whose it turned out to be.
ALTER TABLE claims ADD COLUMN candidate_id INTEGER REFERENCES candidates (id);
CREATE INDEX claims_registration_id_idx ON claims (registration_id);

-- What a candidate says of an exam they sat before the vendor knew their candidate ID.
CREATE TABLE score_reports (
    id BLOB NOT NULL PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    registration_id TEXT NOT NULL,
    exam TEXT NOT NULL,
    sat_on TEXT NOT NULL,
    -- As printed on the report.
    name TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT score_reports_state_check CHECK (state IN ('waiting', 'attached', 'refused', 'withdrawn')),
    created_at INTEGER NOT NULL,
    decided_at INTEGER,
    -- The account of the member of staff who decided, which may be gone. Null when a clear match did.
    decided_by BLOB,
    -- Why it was refused.
    reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX score_reports_candidate_id_idx ON score_reports (candidate_id, id);
CREATE INDEX score_reports_registration_id_idx ON score_reports (registration_id);
-- Staff read those that wait.
CREATE INDEX score_reports_state_idx ON score_reports (state, id);
