ALTER TABLE claims DROP COLUMN candidate_name;
