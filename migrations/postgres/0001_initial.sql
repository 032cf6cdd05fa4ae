-- The initial schema on PostgreSQL. The SQLite one differs in types, storage and triggers only.
--
-- No column anywhere holds an IP address, a user agent, a device identifier or a time of day. Days are counted from 1970-01-01.
-- Columns are NOT NULL unless said; "once" means: written with the row and never changed.

-- The people whose privacy one budget protects, over all surveys that can include them.
CREATE TABLE population (
    name TEXT PRIMARY KEY,               -- once
    cap_nanorho BIGINT NOT NULL,         -- once; units of 1e-9 rho
    charges BIGINT NOT NULL DEFAULT 0    -- number of ledger entries; raised with each charge, which also locks the row
);

-- A team of co-researchers.
CREATE TABLE team (
    name TEXT PRIMARY KEY,               -- once
    label TEXT NOT NULL                  -- as shown; the team
);

-- A co-researcher who can sign in.
CREATE TABLE co_researcher (
    name TEXT PRIMARY KEY,               -- once; what is typed to sign in
    team TEXT NOT NULL REFERENCES team (name),
    passphrase_hash TEXT                 -- argon2id in PHC form; NULL while only sign-in links are in use; its owner
);

-- A signed-in browser of a co-researcher.
CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,         -- once; SHA-256 in hexadecimal, so a copied database opens no session
    co_researcher TEXT NOT NULL REFERENCES co_researcher (name),
    last_day BIGINT NOT NULL             -- once; good through this day
);

-- A link that signs in once.
CREATE TABLE sign_in_link (
    token_hash TEXT PRIMARY KEY,         -- once; SHA-256 in hexadecimal
    co_researcher TEXT NOT NULL REFERENCES co_researcher (name),
    last_day BIGINT NOT NULL             -- once; good through this day; the row is deleted when used
);

-- An instrument, named by the hash of its own text.
CREATE TABLE instrument (
    version TEXT PRIMARY KEY,            -- once; SHA-256 of source in hexadecimal
    source TEXT NOT NULL                 -- once; JSON
);

-- A survey and where it is in its life: draft, open, closed. It never goes back.
CREATE TABLE survey (
    code TEXT PRIMARY KEY,               -- once
    team TEXT NOT NULL REFERENCES team (name),
    population TEXT NOT NULL REFERENCES population (name),
    version TEXT NOT NULL REFERENCES instrument (version), -- the team while draft, fixed from opening on
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    opened_day BIGINT,                   -- NULL before; once
    closed_day BIGINT,                   -- NULL before; once
    freeze_number BIGINT NOT NULL DEFAULT 0, -- 0 until closed; number of the frozen set of answers that releases are drawn from
    handed_out BIGINT NOT NULL DEFAULT 0 -- cards and links the team itself says it gave out; the team
);

-- One person's answers to one survey. Never ordered by arrival in anything that leaves.
CREATE TABLE response (
    survey TEXT NOT NULL REFERENCES survey (code),
    id TEXT NOT NULL,                    -- once; made by the phone: the same id is the same answer sent again
    version TEXT NOT NULL,               -- once; the instrument that was answered
    received_day BIGINT NOT NULL,        -- once; the day, never the time
    payload BYTEA NOT NULL,             -- once; positions of the answers in postcard, opaque to SQL
    PRIMARY KEY (survey, id)
);

-- What was charged to a population, in an unbroken chain. Append only.
CREATE TABLE ledger_entry (
    population TEXT NOT NULL REFERENCES population (name),
    sequence BIGINT NOT NULL,            -- from 1, without a gap
    release_id TEXT NOT NULL UNIQUE,        -- what it paid for
    charge_nanorho BIGINT NOT NULL CHECK (charge_nanorho > 0),
    hash TEXT NOT NULL,                  -- SHA-256 over this entry and the hash before
    PRIMARY KEY (population, sequence)
);

-- A drawn release: noisy numbers only. Written in the transaction that charges it. Append only.
CREATE TABLE release (
    id TEXT PRIMARY KEY REFERENCES ledger_entry (release_id),
    survey TEXT NOT NULL REFERENCES survey (code),
    drawn_day BIGINT NOT NULL,
    document TEXT NOT NULL               -- JSON of shared::Release
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END
$$;
CREATE TRIGGER ledger_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON release FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
