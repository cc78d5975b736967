-- A partner organisation. `partner_id` is its number in the partner record, by which feeds name it.
CREATE TABLE companies (
    id UUID NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    tier TEXT,
    created_at TIMESTAMPTZ NOT NULL
);

-- A mail domain that a company says is its own. Several may say so of one; one at most is verified.
CREATE TABLE company_domains (
    company_id UUID NOT NULL REFERENCES companies (id),
    -- Lower case, in ASCII.
    domain TEXT NOT NULL,
    -- What the domain's TXT record has to hold to prove it.
    token TEXT NOT NULL,
    verified_at TIMESTAMPTZ,
    -- On what ground it was taken as proved.
    ground TEXT,
    PRIMARY KEY (company_id, domain),
    CONSTRAINT company_domains_ground_check CHECK ((verified_at IS NULL) = (ground IS NULL))
);
-- Registration asks whose domain an address has.
CREATE UNIQUE INDEX company_domains_domain_key ON company_domains (domain) WHERE verified_at IS NOT NULL;

-- A person in a company's partner record. Never deleted: one who left stays to be seen by staff.
CREATE TABLE company_contacts (
    id UUID NOT NULL PRIMARY KEY,
    company_id UUID NOT NULL REFERENCES companies (id),
    -- The number that the feed knows them by.
    external_id TEXT,
    user_name TEXT NOT NULL,
    user_name_folded TEXT NOT NULL,
    given_name TEXT,
    family_name TEXT NOT NULL,
    display_name TEXT,
    -- The address at work.
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL,
    role TEXT NOT NULL CONSTRAINT company_contacts_role_check CHECK (role IN ('primary_contact', 'contact_administrator', 'contact')),
    -- What else the feed says of them, as the members of a SCIM user (RFC 7643, section 4.1).
    details JSONB NOT NULL,
    account_id UUID REFERENCES accounts (id),
    invited_at TIMESTAMPTZ,
    -- When the person took the invitation, or was known by the address already.
    joined_at TIMESTAMPTZ,
    -- The last day at the company.
    left_on DATE,
    -- Taken out of the feed: SCIM no longer shows it, and the same user name may come anew.
    removed_at TIMESTAMPTZ,
    -- Counts changes: the entity tag.
    version INTEGER NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX company_contacts_company_id_user_name_folded_key
    ON company_contacts (company_id, user_name_folded) WHERE removed_at IS NULL;
-- Feeds and registration look people up by these.
CREATE INDEX company_contacts_email_folded_idx ON company_contacts (email_folded);
CREATE INDEX company_contacts_external_id_idx ON company_contacts (company_id, external_id);
CREATE INDEX company_contacts_account_id_idx ON company_contacts (account_id);

-- What is known of a time at a company, as learnt at one moment. Never changed: a later version replaces an earlier one.
CREATE TABLE employment_spans (
    span_id UUID NOT NULL,
    version INTEGER NOT NULL,
    candidate_id BIGINT NOT NULL REFERENCES candidates (id),
    company_id UUID NOT NULL REFERENCES companies (id),
    contact_id UUID NOT NULL REFERENCES company_contacts (id),
    from_on DATE NOT NULL,
    -- The last day; null while nobody has said that it ends.
    to_on DATE,
    learnt_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (span_id, version)
);
CREATE INDEX employment_spans_contact_id_idx ON employment_spans (contact_id);
CREATE INDEX employment_spans_candidate_id_idx ON employment_spans (candidate_id);

-- When a company was last told that somebody with this address asked for an account.
CREATE TABLE company_notices (
    address_hash BYTEA NOT NULL PRIMARY KEY,
    company_id UUID NOT NULL REFERENCES companies (id),
    sent_at TIMESTAMPTZ NOT NULL
);

-- What a SCIM client proves itself with. Only its hash is kept. Without a company it is for the whole program.
CREATE TABLE scim_tokens (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    company_id UUID REFERENCES companies (id),
    created_at TIMESTAMPTZ NOT NULL,
    last_used_at TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ
);
