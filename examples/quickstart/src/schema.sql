CREATE TABLE IF NOT EXISTS users (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE
);

INSERT OR IGNORE INTO users (name, token) VALUES ('Ada', 'ada'), ('Bob', 'bob');

CREATE TABLE IF NOT EXISTS notes (
    id    INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL REFERENCES users,
    text  TEXT NOT NULL
);
