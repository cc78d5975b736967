DROP TABLE duplicates;
DROP TABLE identity_keys;
DROP TABLE merges;
DROP INDEX candidates_uncompared_idx;
ALTER TABLE candidates DROP COLUMN uncompared;
DROP INDEX candidates_merged_into_idx;
ALTER TABLE candidates DROP COLUMN merged_into;
