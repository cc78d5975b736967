-- The name that the vendor told with a result that fits nobody, until somebody says whose it is.
ALTER TABLE claims ADD COLUMN candidate_name TEXT;
