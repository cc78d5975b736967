DROP TABLE mailbox;
DROP TABLE mail_suppressions;
DROP TABLE mails;
