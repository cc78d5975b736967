DELETE FROM documents WHERE change_request_id IN (SELECT id FROM change_requests WHERE kind = 'accommodations');
DELETE FROM change_requests WHERE kind = 'accommodations';
ALTER TABLE change_requests DROP CONSTRAINT change_requests_kind_check;
ALTER TABLE change_requests ADD CONSTRAINT change_requests_kind_check CHECK (kind IN ('legal_name', 'company'));
DROP TABLE accommodations;
