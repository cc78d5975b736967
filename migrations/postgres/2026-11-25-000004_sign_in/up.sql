-- What a person recognises a session by, and how sure we are who it is.
-- When it was last refreshed; null until it is.
ALTER TABLE sessions ADD COLUMN last_seen_at TIMESTAMPTZ;
ALTER TABLE sessions ADD COLUMN method TEXT NOT NULL DEFAULT 'password'
    CONSTRAINT sessions_method_check CHECK (method IN ('password', 'password_totp', 'password_recovery_code', 'password_passkey', 'passkey'));
-- When they last proved, within the session, who they are.
ALTER TABLE sessions ADD COLUMN confirmed_at TIMESTAMPTZ;
-- Names out of closed lists, or the first word of what the client calls itself.
ALTER TABLE sessions ADD COLUMN browser TEXT;
ALTER TABLE sessions ADD COLUMN system TEXT;
-- The client's address, cut: 24 bits of IPv4, 48 of IPv6.
ALTER TABLE sessions ADD COLUMN network TEXT;
-- Every server looks for the sessions that ended a moment ago.
CREATE INDEX sessions_ended_at_idx ON sessions (ended_at) WHERE ended_at IS NOT NULL;

-- A browser that somebody has signed in with before, known by a cookie, hashed.
CREATE TABLE devices (
    account_id UUID NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    token_hash BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (account_id, token_hash)
);

-- Something a client has to answer, once and soon: the second step of a sign-in, or a signature by a passkey. Hashed.
CREATE TABLE challenges (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL CONSTRAINT challenges_purpose_check CHECK (purpose IN ('second_step', 'passkey_sign_in', 'passkey_registration', 'confirmation')),
    -- Null where the answer says who it is.
    account_id UUID REFERENCES accounts (id) ON DELETE CASCADE,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX challenges_account_id_idx ON challenges (account_id);

-- The secret that an authenticator app makes codes from, sealed with the key secret.
CREATE TABLE totp_secrets (
    account_id UUID NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_secret BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    -- Null until a code has shown that the app has it; it counts for nothing before.
    confirmed_at TIMESTAMPTZ,
    -- The last step a code was taken for: no code works twice.
    last_step BIGINT NOT NULL
);

-- A code to sign in with when the other second factors are lost, hashed. Works once.
CREATE TABLE recovery_codes (
    code_hash BYTEA NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX recovery_codes_account_id_idx ON recovery_codes (account_id);

-- A passkey: the public half of a key that an authenticator keeps.
CREATE TABLE passkeys (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- The authenticator's own name for it.
    credential_id BYTEA NOT NULL UNIQUE,
    -- As a COSE key, the way it came.
    public_key BYTEA NOT NULL,
    sign_count BIGINT NOT NULL,
    -- How the browser may reach the authenticator: words with commas.
    transports TEXT NOT NULL,
    -- Whether it may live on several devices.
    synced BOOLEAN NOT NULL,
    -- What its owner calls it.
    name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ
);
CREATE INDEX passkeys_account_id_idx ON passkeys (account_id);
