-- One row, whose number is another after each change of what verdicts are made from, so that answers can be kept until then.
-- The database counts by itself: whoever changes those tables, by whatever program, cannot forget it.
CREATE TABLE verdict_editions (
    id INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT;
INSERT INTO verdict_editions (id, number) VALUES (1, 0);

CREATE TRIGGER verdicts_follow_new_credentials AFTER INSERT ON credentials
BEGIN UPDATE verdict_editions SET number = number + 1; END;
CREATE TRIGGER verdicts_follow_changed_credentials AFTER UPDATE ON credentials
BEGIN UPDATE verdict_editions SET number = number + 1; END;
CREATE TRIGGER verdicts_follow_removed_credentials AFTER DELETE ON credentials
BEGIN UPDATE verdict_editions SET number = number + 1; END;
CREATE TRIGGER verdicts_follow_changed_awards AFTER UPDATE ON awards
BEGIN UPDATE verdict_editions SET number = number + 1; END;
CREATE TRIGGER verdicts_follow_the_catalogue AFTER INSERT ON catalogue_revisions
BEGIN UPDATE verdict_editions SET number = number + 1; END;
