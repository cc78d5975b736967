DELETE FROM documents WHERE change_request_id IN (SELECT id FROM change_requests WHERE kind = 'accommodations');
DELETE FROM change_requests WHERE kind = 'accommodations';
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, '(''legal_name'', ''company'', ''accommodations'')', '(''legal_name'', ''company'')')
WHERE type = 'table' AND name = 'change_requests';
PRAGMA writable_schema = RESET;
DROP TABLE accommodations;
