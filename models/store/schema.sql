-- The newest schema. A change needs its numbered function in migrations.py and a sample in tests.

CREATE TABLE messages (              -- one row for each place a message lies in
    copy INTEGER PRIMARY KEY,
    key TEXT NOT NULL,               -- id and sender: shared by the copies of one message
    account TEXT NOT NULL,
    folder TEXT NOT NULL,
    id TEXT NOT NULL,
    sent_at TEXT NOT NULL,           -- ISO 8601 with the offset it was written with
    sender_name TEXT NOT NULL,
    sender_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    UNIQUE (key, account, folder)
);

CREATE TABLE bodies (                -- only of mail about the job search
    copy INTEGER PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    more TEXT NOT NULL               -- JSON: the remaining fields of the message
);

CREATE TABLE readings (              -- one for all copies of a message
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    more TEXT NOT NULL               -- JSON: the remaining fields of the reading
) WITHOUT ROWID;
CREATE INDEX readings_by_version ON readings (version);

CREATE TABLE corrections (           -- the person's own word: never touched by anything but them
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    subject TEXT NOT NULL,
    target TEXT NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX corrections_by_target ON corrections (target);

CREATE TABLE accounts (              -- never a secret
    id TEXT PRIMARY KEY,
    protocol TEXT NOT NULL,
    address TEXT NOT NULL,
    host TEXT NOT NULL,
    port INTEGER NOT NULL,
    security TEXT NOT NULL,
    user TEXT NOT NULL,
    months INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE cursors (
    account TEXT PRIMARY KEY,
    cursor TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE unreadable (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (account, id)
) WITHOUT ROWID;
