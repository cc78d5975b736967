-- What a person recognises a session by, and how sure we are who it is.
-- When it was last refreshed; null until it is.
ALTER TABLE sessions ADD COLUMN last_seen_at INTEGER;
ALTER TABLE sessions ADD COLUMN method TEXT NOT NULL DEFAULT 'password'
    CONSTRAINT sessions_method_check CHECK (method IN ('password', 'password_totp', 'password_recovery_code', 'password_passkey', 'passkey'));
-- When they last proved, within the session, who they are.
ALTER TABLE sessions ADD COLUMN confirmed_at INTEGER;
-- Names out of closed lists, or the first word of what the client calls itself.
ALTER TABLE sessions ADD COLUMN browser TEXT;
ALTER TABLE sessions ADD COLUMN system TEXT;
-- The client's address, cut: 24 bits of IPv4, 48 of IPv6.
ALTER TABLE sessions ADD COLUMN network TEXT;
-- Every server looks for the sessions that ended a moment ago.
CREATE INDEX sessions_ended_at_idx ON sessions (ended_at) WHERE ended_at IS NOT NULL;

-- A browser that somebody has signed in with before, known by a cookie, hashed.
CREATE TABLE devices (
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, token_hash)
) STRICT, WITHOUT ROWID;

-- Something a client has to answer, once and soon: the second step of a sign-in, or a signature by a passkey. Hashed.
CREATE TABLE challenges (
    token_hash BLOB NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL CONSTRAINT challenges_purpose_check CHECK (purpose IN ('second_step', 'passkey_sign_in', 'passkey_registration', 'confirmation')),
    -- Null where the answer says who it is.
    account_id BLOB REFERENCES accounts (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX challenges_account_id_idx ON challenges (account_id);

-- The secret that an authenticator app makes codes from, sealed with the key secret.
CREATE TABLE totp_secrets (
    account_id BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_secret BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    -- Null until a code has shown that the app has it; it counts for nothing before.
    confirmed_at INTEGER,
    -- The last step a code was taken for: no code works twice.
    last_step INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A code to sign in with when the other second factors are lost, hashed. Works once.
CREATE TABLE recovery_codes (
    code_hash BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_codes_account_id_idx ON recovery_codes (account_id);

-- A passkey: the public half of a key that an authenticator keeps.
CREATE TABLE passkeys (
    id BLOB NOT NULL PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- The authenticator's own name for it.
    credential_id BLOB NOT NULL UNIQUE,
    -- As a COSE key, the way it came.
    public_key BLOB NOT NULL,
    sign_count INTEGER NOT NULL,
    -- How the browser may reach the authenticator: words with commas.
    transports TEXT NOT NULL,
    -- Whether it may live on several devices.
    synced INTEGER NOT NULL CONSTRAINT passkeys_synced_check CHECK (synced IN (0, 1)),
    -- What its owner calls it.
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_account_id_idx ON passkeys (account_id);
