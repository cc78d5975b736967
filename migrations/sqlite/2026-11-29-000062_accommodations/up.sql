-- What is done differently for a candidate at exams. It tells of health or disability: kept apart from the profile, and removed
-- when it ends.
CREATE TABLE accommodations (
    candidate_id INTEGER NOT NULL PRIMARY KEY REFERENCES candidates (id),
    -- What was granted, as a list of words.
    needs TEXT NOT NULL CHECK (json_valid(needs)),
    granted_at INTEGER NOT NULL,
    ends_on TEXT NOT NULL
) STRICT;

-- Accommodations are asked for like other things that need evidence. A constraint that allows more changes nothing on disk, for
-- which SQLite describes this way: https://www.sqlite.org/lang_altertable.html, section 8.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(sql, '(''legal_name'', ''company'')', '(''legal_name'', ''company'', ''accommodations'')')
WHERE type = 'table' AND name = 'change_requests';
PRAGMA writable_schema = RESET;
