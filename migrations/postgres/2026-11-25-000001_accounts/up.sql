-- Who was invited, or signs in by a passkey alone, has no password.
ALTER TABLE accounts ALTER COLUMN password_hash DROP NOT NULL;

-- The language of mails to this person, and of the pages on a device that has no choice of its own: a tag of BCP 47.
ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT 'en'
    CONSTRAINT accounts_language_check CHECK (language IN ('en', 'es', 'ja', 'ar'));
