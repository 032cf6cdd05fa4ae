-- Answers that were taken back. The SQLite one differs in types only.

-- What stays of an answer that its sender took back: that its id is used up, so that a phone which sends it again brings nothing back.
CREATE TABLE withdrawn (
    survey TEXT NOT NULL REFERENCES survey (code),
    id TEXT NOT NULL,                    -- once; the random id that the phone made
    PRIMARY KEY (survey, id)
);
