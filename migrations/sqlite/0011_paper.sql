-- Paper forms that are typed in twice. The two databases differ in types only.

-- A form on paper, by the number that is written on it. Once two entries in a row are the same, the answer is stored and the row keeps the
-- number alone: it leads to no answer.
CREATE TABLE paper_form (
    survey TEXT NOT NULL REFERENCES survey (code),
    number INTEGER NOT NULL,               -- once
    id TEXT,                             -- what the answer will have; NULL once it is stored
    payload BLOB,                       -- what was typed last; NULL once the answer is stored
    PRIMARY KEY (survey, number)
) STRICT, WITHOUT ROWID;
