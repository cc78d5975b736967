DROP TABLE erased_identifiers;
DROP TABLE erasures;
ALTER TABLE credentials DROP COLUMN erased_at;
ALTER TABLE candidates DROP COLUMN erased_at;
