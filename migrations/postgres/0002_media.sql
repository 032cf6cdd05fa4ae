-- Pictures and sounds that stand with the prompts of a survey. The SQLite one differs in types only.

-- A file as residents get it: a picture made small and bare of everything but its pixels, or a sound.
CREATE TABLE media (
    survey TEXT NOT NULL REFERENCES survey (code),
    file TEXT NOT NULL,                  -- once; what the instrument calls it
    hash TEXT NOT NULL,                  -- first 128 bits of the content's SHA-256 in hexadecimal; the team while draft
    ending TEXT NOT NULL CHECK (ending IN ('jpg', 'webp', 'mp3', 'ogg', 'm4a', 'aac')), -- what it is; the team while draft
    width BIGINT,                        -- pixels; NULL for a sound; the team while draft
    height BIGINT,                       -- pixels; NULL for a sound; the team while draft
    content BYTEA NOT NULL,              -- the team while draft
    PRIMARY KEY (survey, file)
);
