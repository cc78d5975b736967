-- Credentials that a candidate shows to a third party, until a day or so many times. The link's token is sealed, and found by its hash.
CREATE TABLE shares (
    id UUID NOT NULL PRIMARY KEY,
    candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    token_hash BYTEA NOT NULL UNIQUE,
    sealed_token BYTEA NOT NULL,
    recipient TEXT NOT NULL,
    -- Where the link was sent by mail; null when the candidate hands it over.
    email TEXT,
    message TEXT NOT NULL,
    -- What is shown besides title, standing and dates.
    fields JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    view_limit INTEGER CONSTRAINT shares_view_limit_check CHECK (view_limit > 0),
    views INTEGER NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE INDEX shares_candidate_id_idx ON shares (candidate_id, id);

CREATE TABLE share_credentials (
    share_id UUID NOT NULL REFERENCES shares (id),
    credential_id UUID NOT NULL REFERENCES credentials (id),
    PRIMARY KEY (share_id, credential_id)
);
CREATE INDEX share_credentials_credential_id_idx ON share_credentials (credential_id);

-- Each time that a share was opened.
CREATE TABLE share_views (
    id UUID NOT NULL PRIMARY KEY,
    share_id UUID NOT NULL REFERENCES shares (id),
    viewed_at TIMESTAMPTZ NOT NULL,
    browser TEXT,
    system TEXT
);
CREATE INDEX share_views_share_id_idx ON share_views (share_id, id);

-- Somebody who wants to be told when shared credentials change, if the candidate allows it.
CREATE TABLE watches (
    id UUID NOT NULL PRIMARY KEY,
    share_id UUID NOT NULL REFERENCES shares (id),
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT watches_state_check CHECK (state IN ('asked', 'active', 'declined', 'ended')),
    asked_at TIMESTAMPTZ NOT NULL,
    answered_at TIMESTAMPTZ,
    -- How each credential stood when it was last told, and what ends the watch; null until it is allowed.
    told JSONB,
    stop_hash BYTEA UNIQUE,
    sealed_stop BYTEA,
    UNIQUE (share_id, email_folded)
);
-- The job reads those that are told.
CREATE INDEX watches_active_idx ON watches (id) WHERE state = 'active';
