ALTER TABLE exam_vendors DROP COLUMN refusal;
ALTER TABLE exam_vendors DROP COLUMN refusal_message;
ALTER TABLE exam_vendors DROP COLUMN refused_since;
