ALTER TABLE accounts DROP COLUMN language;
-- An empty text is the hash of no password.
UPDATE accounts SET password_hash = '' WHERE password_hash IS NULL;
ALTER TABLE accounts ALTER COLUMN password_hash SET NOT NULL;
