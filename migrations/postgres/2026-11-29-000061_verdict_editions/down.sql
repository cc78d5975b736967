DROP TRIGGER verdicts_follow_the_catalogue ON catalogue_revisions;
DROP TRIGGER verdicts_follow_changed_awards ON awards;
DROP TRIGGER verdicts_follow_credentials ON credentials;
DROP FUNCTION follow_with_verdicts();
DROP TABLE verdict_editions;
