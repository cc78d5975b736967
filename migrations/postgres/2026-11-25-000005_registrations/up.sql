-- An address of a person: where mail goes, and what they may sign in with once it is verified.
CREATE TABLE email_addresses (
    id UUID NOT NULL PRIMARY KEY,
    account_id UUID NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    address_folded TEXT NOT NULL,
    added_at TIMESTAMPTZ NOT NULL,
    -- When its owner showed that mail to it arrives.
    verified_at TIMESTAMPTZ
);
CREATE INDEX email_addresses_account_id_idx ON email_addresses (account_id);
-- A verified address is one person's. What is not verified claims nothing, or anybody could keep it from its owner.
CREATE UNIQUE INDEX email_addresses_address_folded_key ON email_addresses (address_folded) WHERE verified_at IS NOT NULL;
-- `accounts.email` repeats the primary one.
INSERT INTO email_addresses (id, account_id, address, address_folded, added_at, verified_at)
    SELECT id, id, email, email_folded, created_at, created_at FROM accounts;

-- A link in a mail that works once. Only the hash of its token is kept.
CREATE TABLE one_time_links (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL CONSTRAINT one_time_links_purpose_check
        CHECK (purpose IN ('confirm_registration', 'recover_account', 'verify_email_address', 'accept_invitation')),
    -- What it is for: a registration, an account, an address, or a contact.
    subject_id UUID NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX one_time_links_subject_id_idx ON one_time_links (subject_id);
CREATE INDEX one_time_links_expires_at_idx ON one_time_links (expires_at);

-- A person on the way to an account. Nothing is kept of one that is not finished in time.
CREATE TABLE registrations (
    id UUID NOT NULL PRIMARY KEY,
    -- What the browser shows that goes on with it, hashed.
    token_hash BYTEA NOT NULL UNIQUE,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    -- argon2id in PHC string form.
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL CONSTRAINT registrations_language_check CHECK (language IN ('en', 'es', 'ja', 'ar')),
    -- What was entered so far, step by step.
    draft JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    -- When the address was shown to be theirs.
    confirmed_at TIMESTAMPTZ,
    -- When a mail was last sent to the address.
    mailed_at TIMESTAMPTZ,
    -- The mail that asks for that is still to be written. Who has the address is looked up then, not while somebody waits.
    unannounced BOOLEAN NOT NULL
);
CREATE INDEX registrations_email_folded_idx ON registrations (email_folded);
CREATE INDEX registrations_expires_at_idx ON registrations (expires_at);
CREATE INDEX registrations_unannounced_idx ON registrations (id) WHERE unannounced = TRUE;

-- Somebody has forgotten how to sign in. Whether there is such an account is looked up later, not while somebody waits; the
-- row is gone then.
CREATE TABLE recoveries (
    id UUID NOT NULL PRIMARY KEY,
    email_folded TEXT NOT NULL,
    -- Given by who has lost the address they sign in with.
    candidate_id BIGINT,
    language TEXT NOT NULL,
    requested_at TIMESTAMPTZ NOT NULL
);
