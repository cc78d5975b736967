DROP TABLE recoveries;
DROP TABLE registrations;
DROP TABLE one_time_links;
DROP TABLE email_addresses;
