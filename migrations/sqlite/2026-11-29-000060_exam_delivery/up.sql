-- How the exchange with each vendor stands.
CREATE TABLE exam_vendors (
    vendor TEXT NOT NULL PRIMARY KEY,
    -- When it is looked at next. Whoever looks puts it off first, so that of several servers one does.
    next_poll_at INTEGER NOT NULL,
    reached_at INTEGER,
    -- Why it could not be reached, as a word and a sentence, and since when.
    fault TEXT,
    message TEXT,
    failing_since INTEGER
) STRICT, WITHOUT ROWID;

-- Every message to and from an exam-delivery vendor: a file, a request, a call-back.
CREATE TABLE exchanges (
    id BLOB NOT NULL PRIMARY KEY,
    vendor TEXT NOT NULL,
    direction TEXT NOT NULL CONSTRAINT exchanges_direction_check CHECK (direction IN ('sent', 'received')),
    -- The file's name, or the kind of the call-back.
    name TEXT NOT NULL,
    -- What the vendor calls the event, so that a second attempt to deliver it is known.
    event_id TEXT,
    -- What the sender proved itself with, so that it cannot be used by somebody who overheard it.
    token_id TEXT,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL CONSTRAINT exchanges_state_check CHECK (state IN ('waiting', 'done', 'failed')),
    attempts INTEGER NOT NULL,
    next_attempt_at INTEGER NOT NULL,
    -- When it was done, or given up.
    settled_at INTEGER,
    -- Why the last attempt failed, or what is worth telling.
    message TEXT,
    -- The bytes, sealed, as long as they are kept. Last, since they are long.
    sealed_body BLOB
) STRICT;
CREATE INDEX exchanges_vendor_idx ON exchanges (vendor, id);
CREATE INDEX exchanges_waiting_idx ON exchanges (vendor, direction, next_attempt_at) WHERE state = 'waiting';
CREATE UNIQUE INDEX exchanges_vendor_event_id_key ON exchanges (vendor, event_id) WHERE event_id IS NOT NULL;
CREATE UNIQUE INDEX exchanges_vendor_token_id_key ON exchanges (vendor, token_id) WHERE token_id IS NOT NULL;
-- A file that was fetched twice, since removing it failed.
CREATE INDEX exchanges_sha256_idx ON exchanges (vendor, sha256);

-- What a vendor should know of a candidate, what it was told, and what it said.
CREATE TABLE vendor_records (
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    vendor TEXT NOT NULL,
    -- Generations of the record: the one that the vendor should know, was told, confirmed, refused.
    wanted INTEGER NOT NULL,
    told INTEGER,
    told_at INTEGER,
    tries INTEGER NOT NULL,
    confirmed INTEGER,
    refused INTEGER,
    known TEXT NOT NULL CONSTRAINT vendor_records_known_check CHECK (known IN ('no', 'in_doubt', 'yes')),
    -- When something is to be told next; null when nothing is.
    due_at INTEGER,
    exchange_id BLOB REFERENCES exchanges (id),
    vendor_candidate_id TEXT,
    -- What the vendor said to it, a refusal or a warning, and when.
    message TEXT,
    answered_at INTEGER,
    PRIMARY KEY (candidate_id, vendor)
) STRICT, WITHOUT ROWID;
CREATE INDEX vendor_records_due_at_idx ON vendor_records (vendor, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX vendor_records_exchange_id_idx ON vendor_records (exchange_id);

-- Our permission for a candidate to sit an exam.
CREATE TABLE authorizations (
    id INTEGER NOT NULL PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    vendor TEXT NOT NULL,
    exam TEXT NOT NULL,
    wish TEXT NOT NULL CONSTRAINT authorizations_wish_check CHECK (wish IN ('in_force', 'withdrawn')),
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- As of its vendor_records.
    wanted INTEGER NOT NULL,
    told INTEGER,
    told_at INTEGER,
    tries INTEGER NOT NULL,
    confirmed INTEGER,
    refused INTEGER,
    known TEXT NOT NULL CONSTRAINT authorizations_known_check CHECK (known IN ('no', 'in_doubt', 'yes')),
    due_at INTEGER,
    exchange_id BLOB REFERENCES exchanges (id),
    vendor_authorization_id TEXT,
    message TEXT,
    answered_at INTEGER,
    -- When the vendor first had it.
    confirmed_at INTEGER,
    -- When a message with it first reached the vendor.
    sent_at INTEGER,
    -- When it was used up, withdrawn, or ran out: from then on another one can be made.
    closed_at INTEGER
) STRICT;
CREATE INDEX authorizations_candidate_id_idx ON authorizations (candidate_id, created_at);
CREATE INDEX authorizations_due_at_idx ON authorizations (vendor, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX authorizations_exchange_id_idx ON authorizations (exchange_id);
-- Nobody is authorized twice for one exam.
CREATE UNIQUE INDEX authorizations_candidate_id_exam_key ON authorizations (candidate_id, exam) WHERE closed_at IS NULL;

-- Bookings, as the vendor told of them.
CREATE TABLE appointments (
    id BLOB NOT NULL PRIMARY KEY,
    vendor TEXT NOT NULL,
    registration_id TEXT NOT NULL,
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    authorization_id INTEGER REFERENCES authorizations (id),
    exam TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT appointments_state_check CHECK (state IN ('booked', 'cancelled')),
    starts_at INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    -- The centre's, as the IANA names it.
    time_zone TEXT,
    delivery TEXT NOT NULL CONSTRAINT appointments_delivery_check CHECK (delivery IN ('test_centre', 'online')),
    -- Where it is.
    centre TEXT CHECK (json_valid(centre)),
    -- When the vendor first told of it.
    booked_at INTEGER NOT NULL,
    -- The time of the last event that was taken: an older one that comes later changes nothing.
    event_at INTEGER NOT NULL,
    -- How often it was changed since.
    changes INTEGER NOT NULL,
    reminded_at INTEGER,
    UNIQUE (vendor, registration_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX appointments_candidate_id_idx ON appointments (candidate_id, starts_at);
CREATE INDEX appointments_authorization_id_idx ON appointments (authorization_id);
CREATE INDEX appointments_reminded_at_idx ON appointments (starts_at) WHERE state = 'booked' AND reminded_at IS NULL;

-- What each row of a message was about, and what became of it.
CREATE TABLE exchange_rows (
    exchange_id BLOB NOT NULL REFERENCES exchanges (id),
    -- 1, 2, 3 within the message.
    place INTEGER NOT NULL,
    member TEXT NOT NULL,
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    candidate_id INTEGER REFERENCES candidates (id),
    authorization_id INTEGER REFERENCES authorizations (id),
    registration_id TEXT,
    outcome TEXT NOT NULL CONSTRAINT exchange_rows_outcome_check CHECK (outcome IN ('waiting', 'done', 'repeated', 'refused', 'unmatched', 'faulty')),
    message TEXT,
    PRIMARY KEY (exchange_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX exchange_rows_candidate_id_idx ON exchange_rows (candidate_id, exchange_id);
CREATE INDEX exchange_rows_authorization_id_idx ON exchange_rows (authorization_id, exchange_id);
CREATE INDEX exchange_rows_registration_id_idx ON exchange_rows (registration_id, exchange_id);
-- Staff read those that need somebody.
CREATE INDEX exchange_rows_outcome_idx ON exchange_rows (outcome, exchange_id) WHERE outcome IN ('unmatched', 'faulty', 'refused');
