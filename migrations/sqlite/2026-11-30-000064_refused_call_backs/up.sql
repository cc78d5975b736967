-- Why the last call-back of a vendor was refused, as a word and a sentence, and since when; nothing once one was taken.
ALTER TABLE exam_vendors ADD COLUMN refusal TEXT;
ALTER TABLE exam_vendors ADD COLUMN refusal_message TEXT;
ALTER TABLE exam_vendors ADD COLUMN refused_since INTEGER;
