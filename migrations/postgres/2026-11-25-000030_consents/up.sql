-- A text that somebody agreed to when they asked for mails of a topic. Kept as long as there are receipts that name it.
CREATE TABLE consent_texts (
    sha256 BYTEA NOT NULL PRIMARY KEY,
    -- The tag of its language.
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    first_given_at TIMESTAMPTZ NOT NULL
);

-- That somebody asked for mails of a topic, or asked for no more of them. Never changed: the latest of a topic holds.
CREATE TABLE consent_receipts (
    account_id UUID NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- 1, 2, 3: in the order in which they came.
    number INTEGER NOT NULL,
    topic TEXT NOT NULL CONSTRAINT consent_receipts_topic_check
        CHECK (topic IN ('program_news', 'new_exams', 'renewal_offers', 'surveys')),
    given BOOLEAN NOT NULL,
    -- What they had before them. Stopping takes no text.
    text_sha256 BYTEA REFERENCES consent_texts (sha256),
    door TEXT NOT NULL CONSTRAINT consent_receipts_door_check CHECK (door IN ('mail_choices', 'unsubscribe_link')),
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (account_id, number),
    CONSTRAINT consent_receipts_text_check CHECK (given = (text_sha256 IS NOT NULL))
);
-- Who wants mails of a topic.
CREATE INDEX consent_receipts_topic_idx ON consent_receipts (topic, account_id, number);
