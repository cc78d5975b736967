DROP TABLE score_reports;
DROP INDEX claims_registration_id_idx;
ALTER TABLE claims DROP COLUMN candidate_id;
ALTER TABLE claims DROP COLUMN tells;
