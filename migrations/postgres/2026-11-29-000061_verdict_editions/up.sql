-- One row, whose number is another after each change of what verdicts are made from, so that answers can be kept until then.
-- The database counts by itself: whoever changes those tables, by whatever program, cannot forget it.
CREATE TABLE verdict_editions (
    id INTEGER NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL
);
INSERT INTO verdict_editions (id, number) VALUES (1, 0);

-- The number is that of the transaction, which no other one has: a second row of it finds nothing to do.
CREATE FUNCTION follow_with_verdicts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE verdict_editions SET number = pg_current_xact_id()::text::bigint
    WHERE number <> pg_current_xact_id()::text::bigint;
    RETURN NULL;
END
$$;

-- Deferred to the commit: transactions that issue at the same time wait for one another no longer than that takes, and none
-- waits for anything else by then.
CREATE CONSTRAINT TRIGGER verdicts_follow_credentials AFTER INSERT OR UPDATE OR DELETE ON credentials
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION follow_with_verdicts();
CREATE CONSTRAINT TRIGGER verdicts_follow_changed_awards AFTER UPDATE ON awards
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION follow_with_verdicts();
CREATE CONSTRAINT TRIGGER verdicts_follow_the_catalogue AFTER INSERT ON catalogue_revisions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION follow_with_verdicts();
