-- What a team says of a survey beside its numbers. The two databases differ in types and triggers only.

-- Each writing is kept: a correction can be read beside what it corrects. Append only.
CREATE TABLE study (
    survey TEXT NOT NULL REFERENCES survey (code),
    number INTEGER NOT NULL,             -- from 1, without a gap
    day INTEGER NOT NULL,                -- once; days since 1970-01-01
    reason TEXT NOT NULL,                -- once; why it was written anew
    document TEXT NOT NULL,              -- JSON of shared::study::Study
    PRIMARY KEY (survey, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER study_keeps_rows BEFORE DELETE ON study
BEGIN SELECT RAISE(ABORT, 'study is append only'); END;
CREATE TRIGGER study_keeps_values BEFORE UPDATE ON study
BEGIN SELECT RAISE(ABORT, 'study is append only'); END;
