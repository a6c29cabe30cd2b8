CREATE TABLE webhook_key (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL
);
