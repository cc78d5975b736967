DROP TABLE watches;
DROP TABLE share_views;
DROP TABLE share_credentials;
DROP TABLE shares;
