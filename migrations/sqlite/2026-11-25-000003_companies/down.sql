DROP TABLE scim_tokens;
DROP TABLE company_notices;
DROP TABLE employment_spans;
DROP TABLE company_contacts;
DROP TABLE company_domains;
DROP TABLE companies;
