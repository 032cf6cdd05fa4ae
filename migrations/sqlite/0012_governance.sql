-- What people are in a team, and what the team did and decided. The two databases differ in types and triggers only.

-- How many people were ever in it: numbers are given once. Raised with each, which also locks the row.
ALTER TABLE team ADD COLUMN members INTEGER NOT NULL DEFAULT 0;

-- Everybody who was there before roles were spoke for the team.
ALTER TABLE co_researcher ADD COLUMN role TEXT NOT NULL DEFAULT 'lead' CHECK (role IN ('lead', 'co_researcher', 'reviewer', 'translator'));
-- Number in the team, by which the record knows somebody; once.
ALTER TABLE co_researcher ADD COLUMN member INTEGER NOT NULL DEFAULT 0;
UPDATE co_researcher SET member =
    (SELECT COUNT(*) FROM co_researcher AS other WHERE other.team = co_researcher.team AND other.name <= co_researcher.name);
UPDATE team SET members = (SELECT COUNT(*) FROM co_researcher WHERE co_researcher.team = team.name);

-- A link or a printed code by which somebody joins a team, once.
CREATE TABLE invitation (
    token_hash TEXT PRIMARY KEY,         -- once; SHA-256 in hexadecimal
    team TEXT NOT NULL REFERENCES team (name),
    role TEXT NOT NULL,                  -- once; what they will be
    last_day INTEGER NOT NULL            -- once; good through this day; the row is deleted when used
) STRICT, WITHOUT ROWID;

-- What a team did, in an unbroken chain. Append only.
CREATE TABLE record_entry (
    team TEXT NOT NULL REFERENCES team (name),
    sequence INTEGER NOT NULL,           -- from 1, without a gap
    entry TEXT NOT NULL,                 -- JSON of shared::governance::Entry, with its hash
    PRIMARY KEY (team, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER record_entry_keeps_rows BEFORE DELETE ON record_entry
BEGIN SELECT RAISE(ABORT, 'record_entry is append only'); END;
CREATE TRIGGER record_entry_keeps_values BEFORE UPDATE ON record_entry
BEGIN SELECT RAISE(ABORT, 'record_entry is append only'); END;
