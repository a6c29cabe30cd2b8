-- The same statements run on SQLite and PostgreSQL: text, 64-bit integers (times are milliseconds since 1970, yes and no
-- are 1 and 0), doubles and byte strings only.

CREATE TABLE recording (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    size_bytes BIGINT NOT NULL,
    duration_seconds DOUBLE PRECISION NOT NULL,
    sample_rate_hz BIGINT NOT NULL,
    keep_audio BIGINT NOT NULL,
    audio_file TEXT,
    problem TEXT,
    consent_by TEXT NOT NULL,
    consent_at BIGINT NOT NULL,
    consent_text TEXT NOT NULL
);
CREATE INDEX recording_by_time ON recording (created_at);

CREATE TABLE session (
    id TEXT PRIMARY KEY,
    recording_id TEXT NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    person TEXT,
    baseline TEXT,
    model_name TEXT NOT NULL,
    model_version TEXT NOT NULL,
    state TEXT NOT NULL,
    server TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    duration_seconds DOUBLE PRECISION NOT NULL,
    verdict TEXT,
    emotion TEXT,
    confidence DOUBLE PRECISION,
    summary TEXT NOT NULL
);
CREATE INDEX session_by_time ON session (started_at);
CREATE INDEX session_by_recording ON session (recording_id);

CREATE TABLE session_event (
    session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    start_seconds DOUBLE PRECISION NOT NULL,
    end_seconds DOUBLE PRECISION NOT NULL,
    verdict TEXT,
    emotion TEXT,
    confidence DOUBLE PRECISION,
    body TEXT NOT NULL,
    PRIMARY KEY (session_id, number)
);
CREATE INDEX session_event_by_time ON session_event (at);

CREATE TABLE note (
    id TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    at_seconds DOUBLE PRECISION NOT NULL,
    text TEXT NOT NULL,
    written_at BIGINT NOT NULL
);
CREATE INDEX note_by_session ON note (session_id);

CREATE TABLE baseline (
    name TEXT PRIMARY KEY,
    content BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE alert_rule (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    enabled BIGINT NOT NULL,
    definition TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- A rule's history outlives the rule; a session's does not outlive the session.
CREATE TABLE alert (
    id TEXT PRIMARY KEY,
    rule_id TEXT NOT NULL,
    rule_name TEXT NOT NULL,
    session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    at_seconds DOUBLE PRECISION NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX alert_by_time ON alert (at);
CREATE INDEX alert_by_session ON alert (session_id);

CREATE TABLE webhook_outbox (
    id TEXT PRIMARY KEY,
    session_id TEXT REFERENCES session (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    next_attempt_at BIGINT NOT NULL,
    last_failure TEXT
);
CREATE INDEX webhook_outbox_due ON webhook_outbox (next_attempt_at);

CREATE TABLE access_token (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    hash BYTEA NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
);
