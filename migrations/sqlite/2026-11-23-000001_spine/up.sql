-- Instants are microseconds since 1970-01-01 UTC, days are ISO 8601 text, identifiers are 16-byte UUIDs.

-- A person in the program. `id` is the number inside the candidate ID, without its check digits.
CREATE TABLE candidates (
    id INTEGER NOT NULL PRIMARY KEY,
    -- Names the subject inside credentials, so that the candidate ID need not be in a public document.
    subject_id BLOB NOT NULL UNIQUE,
    legal_name TEXT NOT NULL,
    native_name TEXT,
    delivery_first_name TEXT NOT NULL,
    delivery_last_name TEXT NOT NULL,
    certificate_name TEXT NOT NULL,
    -- All names, folded, for search.
    search TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- Facts came, or the catalogue changed, since the awards were last decided.
    undecided INTEGER NOT NULL CONSTRAINT candidates_undecided_check CHECK (undecided IN (0, 1))
) STRICT;
-- The decision job reads only those that wait.
CREATE INDEX candidates_undecided_idx ON candidates (id) WHERE undecided = 1;

-- How someone signs in.
CREATE TABLE accounts (
    id BLOB NOT NULL PRIMARY KEY,
    user_name TEXT NOT NULL,
    user_name_folded TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    -- argon2id in PHC string form.
    password_hash TEXT NOT NULL,
    candidate_id INTEGER UNIQUE REFERENCES candidates (id),
    staff INTEGER NOT NULL CONSTRAINT accounts_staff_check CHECK (staff IN (0, 1)),
    created_at INTEGER NOT NULL,
    disabled_at INTEGER
) STRICT, WITHOUT ROWID;

-- One sign-in on one device, through all its refreshes.
CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_account_id_idx ON sessions (account_id);

-- A refresh token, hashed. Each is used once; a second use ends the session.
CREATE TABLE refresh_tokens (
    token_hash BLOB NOT NULL PRIMARY KEY,
    session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    issued_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_tokens_session_id_idx ON refresh_tokens (session_id);

-- Wrong guesses for one user name or address, whether or not it exists, so that all replicas count together.
CREATE TABLE sign_in_throttles (
    user_hash BLOB NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_failed_at INTEGER NOT NULL,
    blocked_until INTEGER
) STRICT, WITHOUT ROWID;

-- A catalogue as loaded: all its documents in one. The latest is in force; the others explain old decisions.
CREATE TABLE catalogue_revisions (
    id INTEGER NOT NULL PRIMARY KEY,
    sha256 BLOB NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    loaded_at INTEGER NOT NULL
) STRICT;

-- A result archive. Unfinished while `finished_at` is null: the same file then takes up where it stopped.
CREATE TABLE result_imports (
    id BLOB NOT NULL PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    file_name TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    finished_at INTEGER,
    -- The summary that was shown: counts, faults, notices.
    report TEXT CHECK (report IS NULL OR json_valid(report))
) STRICT, WITHOUT ROWID;
CREATE INDEX result_imports_started_at_idx ON result_imports (started_at, id);

-- Something that happened to a candidate. Never changed: a correction is a new fact.
CREATE TABLE facts (
    id BLOB NOT NULL PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    kind TEXT NOT NULL,
    happened_at INTEGER NOT NULL,
    learnt_at INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;
CREATE INDEX facts_candidate_id_idx ON facts (candidate_id, happened_at);

-- A row of a result archive, as it came. `identity` is what makes two rows the same, whatever file they came in.
-- It is random: only where rows lie in the order in which they came, and an index beside them, does writing one cost the same
-- among a million as among a thousand. So do credentials, below.
CREATE TABLE result_rows (
    identity BLOB NOT NULL PRIMARY KEY,
    import_id BLOB NOT NULL REFERENCES result_imports (id),
    member TEXT NOT NULL,
    line INTEGER NOT NULL,
    raw TEXT NOT NULL CHECK (json_valid(raw)),
    fact_id BLOB REFERENCES facts (id)
) STRICT;
CREATE INDEX result_rows_import_id_idx ON result_rows (import_id);

-- A result that fits no candidate, until a person says whose it is.
CREATE TABLE claims (
    id BLOB NOT NULL PRIMARY KEY,
    result_row BLOB NOT NULL UNIQUE REFERENCES result_rows (identity),
    import_id BLOB NOT NULL REFERENCES result_imports (id),
    client_candidate_id TEXT,
    registration_id TEXT NOT NULL,
    exam TEXT NOT NULL,
    outcome TEXT NOT NULL CONSTRAINT claims_outcome_check CHECK (outcome IN ('passed', 'failed', 'no_show', 'nda_refused')),
    reason TEXT NOT NULL CONSTRAINT claims_reason_check CHECK (reason IN ('unknown_candidate', 'malformed_candidate_id', 'no_candidate_id')),
    sat_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_received_at_idx ON claims (received_at, id);

-- The decision that a candidate earned an achievement, with the proof it rests on.
CREATE TABLE awards (
    id BLOB NOT NULL PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    achievement TEXT NOT NULL,
    basis TEXT NOT NULL CONSTRAINT awards_basis_check CHECK (basis IN ('requirement', 'honorary', 'legacy', 'waiver', 'equivalence')),
    earned_on TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    -- The last day on which it can still be renewed.
    grace_to TEXT,
    -- Null when a person granted it.
    rule_version TEXT,
    catalogue_revision INTEGER NOT NULL REFERENCES catalogue_revisions (id),
    superseded_on TEXT,
    -- Why a person has to look at it, if somebody has to.
    review TEXT CHECK (review IS NULL OR json_valid(review)),
    -- When it was suspended or revoked.
    interruptions TEXT NOT NULL CHECK (json_valid(interruptions)),
    decided_at INTEGER NOT NULL,
    -- The requirement tree with the facts that met it, as it was decided.
    proof TEXT NOT NULL CHECK (json_valid(proof)),
    -- No credential says what it says now: it is new, or was renewed since.
    unissued INTEGER NOT NULL CONSTRAINT awards_unissued_check CHECK (unissued IN (0, 1)),
    UNIQUE (candidate_id, achievement, earned_on)
) STRICT, WITHOUT ROWID;
-- Issuing reads only those that wait.
CREATE INDEX awards_unissued_idx ON awards (id) WHERE unissued = 1;

-- A key that signs credentials. The private half is sealed with the key secret; the public half is kept in the open,
-- since it must stay published as long as anything signed with it.
CREATE TABLE signing_keys (
    id TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL CONSTRAINT signing_keys_purpose_check CHECK (purpose IN ('credential_ed25519', 'credential_rs256')),
    public_key BLOB NOT NULL,
    sealed_private_key BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    retired_at INTEGER
) STRICT, WITHOUT ROWID;

-- A signed status list in both securing forms. Signed anew when a bit changes, never when it is read.
CREATE TABLE status_lists (
    id INTEGER NOT NULL PRIMARY KEY,
    document TEXT NOT NULL,
    jws TEXT NOT NULL,
    signed_at INTEGER NOT NULL
) STRICT;

-- A document like those of one achievement version, which their compressed form refers to. Never changed: without it
-- they cannot be read.
CREATE TABLE credential_templates (
    id INTEGER NOT NULL PRIMARY KEY,
    -- What its documents have in common: achievement, rule version, issuer.
    name TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
) STRICT;

-- The signed document of an award.
CREATE TABLE credentials (
    id BLOB NOT NULL PRIMARY KEY,
    award_id BLOB NOT NULL UNIQUE REFERENCES awards (id),
    code TEXT NOT NULL UNIQUE,
    licence_number TEXT NOT NULL UNIQUE,
    holder_name TEXT NOT NULL,
    status_list INTEGER NOT NULL REFERENCES status_lists (id),
    status_index INTEGER NOT NULL,
    key_id TEXT NOT NULL REFERENCES signing_keys (id),
    issued_at INTEGER NOT NULL,
    template_id INTEGER NOT NULL REFERENCES credential_templates (id),
    -- The signed bytes, compressed with the template as dictionary: about 400 bytes instead of 3,500.
    document BLOB NOT NULL,
    UNIQUE (status_list, status_index)
) STRICT;

-- The compact JWS form of a credential, signed when first asked for and then kept.
CREATE TABLE credential_jws (
    credential_id BLOB NOT NULL PRIMARY KEY REFERENCES credentials (id),
    body TEXT NOT NULL
) STRICT;
