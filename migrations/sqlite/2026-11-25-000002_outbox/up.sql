-- A mail that has to leave. What it says is sealed, since it may hold a one-time link, and is gone once the mail has left.
CREATE TABLE mails (
    id BLOB NOT NULL PRIMARY KEY,
    -- Whose it is, when they have an account.
    account_id BLOB REFERENCES accounts (id) ON DELETE SET NULL,
    recipient TEXT NOT NULL,
    -- The language's tag.
    language TEXT NOT NULL,
    stream TEXT NOT NULL CONSTRAINT mails_stream_check CHECK (stream IN ('service', 'marketing')),
    -- Which mail it is, as a word.
    template TEXT NOT NULL,
    sealed_values BLOB,
    state TEXT NOT NULL CONSTRAINT mails_state_check CHECK (state IN ('waiting', 'sent', 'dead')),
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    -- While it waits: when it is tried next. While it is tried: when another server may take it to be abandoned.
    next_attempt_at INTEGER NOT NULL,
    -- After that, another failure is the last.
    give_up_at INTEGER NOT NULL,
    -- When it left or died.
    settled_at INTEGER,
    last_error TEXT
) STRICT, WITHOUT ROWID;
-- The delivery job takes what is due.
CREATE INDEX mails_due_idx ON mails (next_attempt_at) WHERE state = 'waiting';
-- Staff read the dead ones, newest first.
CREATE INDEX mails_dead_idx ON mails (id) WHERE state = 'dead';
CREATE INDEX mails_account_id_idx ON mails (account_id);
-- The tidying job removes what was settled long ago.
CREATE INDEX mails_settled_at_idx ON mails (settled_at);

-- An address that no mail may go to, by the hash of its folded form: the list needs no addresses to be of use.
CREATE TABLE mail_suppressions (
    address_hash BLOB NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL
        CONSTRAINT mail_suppressions_reason_check CHECK (reason IN ('refused', 'bounced', 'complained')),
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a server without a mail server keeps instead of sending it, for demonstrations and development.
CREATE TABLE mailbox (
    mail_id BLOB NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    delivered_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX mailbox_delivered_at_idx ON mailbox (delivered_at, mail_id);
