DROP TABLE documents;
DROP TABLE change_requests;
DROP TABLE candidate_profiles;
