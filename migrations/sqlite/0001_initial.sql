-- The initial schema on SQLite. The PostgreSQL one differs in types, storage and triggers only.
--
-- No column anywhere holds an IP address, a user agent, a device identifier or a time of day. Days are counted from 1970-01-01.
-- Columns are NOT NULL unless said; "once" means: written with the row and never changed.

-- The people whose privacy one budget protects, over all surveys that can include them.
CREATE TABLE population (
    name TEXT PRIMARY KEY,               -- once
    cap_nanorho INTEGER NOT NULL,         -- once; units of 1e-9 rho
    charges INTEGER NOT NULL DEFAULT 0    -- number of ledger entries; raised with each charge, which also locks the row
) STRICT, WITHOUT ROWID;

-- A team of co-researchers.
CREATE TABLE team (
    name TEXT PRIMARY KEY,               -- once
    label TEXT NOT NULL                  -- as shown; the team
) STRICT, WITHOUT ROWID;

-- A co-researcher who can sign in.
CREATE TABLE co_researcher (
    name TEXT PRIMARY KEY,               -- once; what is typed to sign in
    team TEXT NOT NULL REFERENCES team (name),
    passphrase_hash TEXT                 -- argon2id in PHC form; NULL while only sign-in links are in use; its owner
) STRICT, WITHOUT ROWID;

-- A signed-in browser of a co-researcher.
CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,         -- once; SHA-256 in hexadecimal, so a copied database opens no session
    co_researcher TEXT NOT NULL REFERENCES co_researcher (name),
    last_day INTEGER NOT NULL             -- once; good through this day
) STRICT, WITHOUT ROWID;

-- A link that signs in once.
CREATE TABLE sign_in_link (
    token_hash TEXT PRIMARY KEY,         -- once; SHA-256 in hexadecimal
    co_researcher TEXT NOT NULL REFERENCES co_researcher (name),
    last_day INTEGER NOT NULL             -- once; good through this day; the row is deleted when used
) STRICT, WITHOUT ROWID;

-- An instrument, named by the hash of its own text.
CREATE TABLE instrument (
    version TEXT PRIMARY KEY,            -- once; SHA-256 of source in hexadecimal
    source TEXT NOT NULL                 -- once; JSON
) STRICT, WITHOUT ROWID;

-- A survey and where it is in its life: draft, open, closed. It never goes back.
CREATE TABLE survey (
    code TEXT PRIMARY KEY,               -- once
    team TEXT NOT NULL REFERENCES team (name),
    population TEXT NOT NULL REFERENCES population (name),
    version TEXT NOT NULL REFERENCES instrument (version), -- the team while draft, fixed from opening on
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
    opened_day INTEGER,                   -- NULL before; once
    closed_day INTEGER,                   -- NULL before; once
    freeze_number INTEGER NOT NULL DEFAULT 0, -- 0 until closed; number of the frozen set of answers that releases are drawn from
    handed_out INTEGER NOT NULL DEFAULT 0 -- cards and links the team itself says it gave out; the team
) STRICT, WITHOUT ROWID;

-- One person's answers to one survey. Stored by its random id, so the order of rows tells nothing.
CREATE TABLE response (
    survey TEXT NOT NULL REFERENCES survey (code),
    id TEXT NOT NULL,                    -- once; made by the phone: the same id is the same answer sent again
    version TEXT NOT NULL,               -- once; the instrument that was answered
    received_day INTEGER NOT NULL,        -- once; the day, never the time
    payload BLOB NOT NULL,             -- once; positions of the answers in postcard, opaque to SQL
    PRIMARY KEY (survey, id)
) STRICT, WITHOUT ROWID;

-- What was charged to a population, in an unbroken chain. Append only.
CREATE TABLE ledger_entry (
    population TEXT NOT NULL REFERENCES population (name),
    sequence INTEGER NOT NULL,            -- from 1, without a gap
    release_id TEXT NOT NULL UNIQUE,        -- what it paid for
    charge_nanorho INTEGER NOT NULL CHECK (charge_nanorho > 0),
    hash TEXT NOT NULL,                  -- SHA-256 over this entry and the hash before
    PRIMARY KEY (population, sequence)
) STRICT, WITHOUT ROWID;

-- A drawn release: noisy numbers only. Written in the transaction that charges it. Append only.
CREATE TABLE release (
    id TEXT PRIMARY KEY REFERENCES ledger_entry (release_id),
    survey TEXT NOT NULL REFERENCES survey (code),
    drawn_day INTEGER NOT NULL,
    document TEXT NOT NULL               -- JSON of shared::Release
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ledger_entry_keeps_rows BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry is append only'); END;
CREATE TRIGGER ledger_entry_keeps_values BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry is append only'); END;
CREATE TRIGGER release_keeps_rows BEFORE DELETE ON release
BEGIN SELECT RAISE(ABORT, 'release is append only'); END;
CREATE TRIGGER release_keeps_values BEFORE UPDATE ON release
BEGIN SELECT RAISE(ABORT, 'release is append only'); END;
