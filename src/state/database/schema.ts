// The schema is a list of forward-only migrations of state.db: entry N brings a file from version N to N+1. Never edit
// an entry that was released; add one. Proof: test/state/migrations.test.ts.

export const MIGRATIONS: readonly string[] = [
  `
  -- Updates from Telegram, committed before they are confirmed. No claim state: this process is the
  -- only worker, so a restart takes the same 'new' rows again. The body is emptied when done.
  CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY,
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    body_sha TEXT NOT NULL,
    lane TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0,
    UNIQUE (bot_id, update_id, body_sha)
  ) STRICT;
  CREATE INDEX inbox_new ON inbox (bot_id, lane, seq) WHERE state = 'new';

  -- What has to be said, until Telegram has it. 'sending' = may have arrived already.
  CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    card_id INTEGER REFERENCES card (id),
    edits_card INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'sending')),
    sent_parts INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX outbox_chat ON outbox (chat_id, id);

  -- A message with buttons. The token is what its callback data begins with.
  CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    chat_id INTEGER NOT NULL,
    message_id INTEGER,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  -- Journal of changes to the Record's files: committed here first, then applied in order.
  CREATE TABLE file_operation (
    id INTEGER PRIMARY KEY,
    job TEXT NOT NULL,
    path TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('append', 'replace')),
    data TEXT NOT NULL,
    -- Of a replacement.
    before_sha TEXT,
    after_sha TEXT,
    -- Of an append: the byte at which the text goes, fixed before anything is written.
    offset INTEGER
  ) STRICT;
  CREATE INDEX file_operation_path ON file_operation (path, id);

  CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    text TEXT NOT NULL
  ) STRICT;
  CREATE INDEX message_channel ON message (channel, id);

  CREATE TABLE channel (
    channel TEXT PRIMARY KEY,
    pending_question TEXT,
    offered_at INTEGER,
    checkpoint_message_id INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE analyst_job (
    id INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX analyst_job_due ON analyst_job (next_at, id);

  CREATE TABLE access (
    user_id INTEGER PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('owner', 'guest')),
    granted_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE claim (
    code_sha TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('owner', 'guest')),
    expires_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE stranger (
    user_id INTEGER PRIMARY KEY,
    told_at INTEGER NOT NULL,
    seen INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- The gate: "not now", an owner who was asked for a wording, merges that can be taken back.
  CREATE TABLE deferral (
    candidate_id TEXT PRIMARY KEY,
    until INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE awaited_edit (
    chat_id INTEGER PRIMARY KEY,
    candidate_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    asked_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE merge_history (
    id INTEGER PRIMARY KEY,
    receipt_id TEXT NOT NULL UNIQUE,
    candidate_ids TEXT NOT NULL,
    edits BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- Tokens that models used on a day (of the Record's time zone); a call under way stands in it with its estimate.
  CREATE TABLE spending (
    day TEXT PRIMARY KEY,
    tokens INTEGER NOT NULL
  ) STRICT;

  -- The homework session of a channel.
  CREATE TABLE homework (
    channel TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    active_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- For Records that keep what was said for so many days only; what is there already counts as said now.
  ALTER TABLE message ADD COLUMN said_at INTEGER NOT NULL DEFAULT 0;
  UPDATE message SET said_at = unixepoch() * 1000;

  -- 0: words of somebody else. They belong to the talk, and a checkpoint leaves them out.
  ALTER TABLE message ADD COLUMN is_evidence INTEGER NOT NULL DEFAULT 1;
  `,
  `
  -- What is remembered of the Record's files that only grow: ids, counts and hashes, no words. All of it is read from
  -- the files again when these rows are gone. The stamp is that of the file when nobody but this process has written
  -- to it since the digest was made.
  CREATE TABLE file_stamp (
    path TEXT PRIMARY KEY,
    stamp TEXT NOT NULL
  ) STRICT;

  CREATE TABLE file_digest (
    path TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    read_to INTEGER NOT NULL,
    end_sha TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  -- Name of the file under .runtime that holds the whole new text of a large replacement; its data is empty then.
  ALTER TABLE file_operation ADD COLUMN beside TEXT;

  -- The texts of past merges are told as changes of a text that many of them share. A row of merge_history without
  -- changes holds its texts in edits.
  CREATE TABLE merge_text (
    sha256 TEXT PRIMARY KEY,
    body BLOB NOT NULL
  ) STRICT;

  ALTER TABLE merge_history ADD COLUMN changes BLOB;

  -- A decision finds the cards of its candidate, and those that no longer say whose they are, without reading all the
  -- others. The expression is that of state/cards.ts.
  CREATE INDEX card_candidate ON card (
    CASE WHEN json_valid(body) THEN body ->> '$.candidate.id' END
  ) WHERE kind = 'candidate';
  `,
  `
  -- Long texts that came, without their words: what follows one at once may be the rest of it.
  CREATE TABLE long_text (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Where the meaning of entries lies, for the search: Float32 numbers under a hash of text and model. Made again when they
  -- are gone, and gone at every forgetting.
  CREATE TABLE entry_vector (
    id INTEGER PRIMARY KEY,
    entry_sha TEXT NOT NULL UNIQUE,
    vector BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- Of an answer: ids of the entries that it rests on, and names of other sources, in JSON. Absent: nobody knows.
  ALTER TABLE message ADD COLUMN rests_on TEXT;
  `,
];

/**
 * What a restore does with the rows of each table of a state.db that a backup brought. `ended`: what was under way then is
 * over. `read-again`: the Record's files tell it.
 */
export const AT_RESTORE = {
  access: "kept",
  analyst_job: "kept",
  awaited_edit: "kept",
  card: "kept",
  channel: "kept",
  claim: "ended",
  deferral: "kept",
  entry_vector: "ended",
  file_digest: "read-again",
  // It would write files. A backup that we make has none of it.
  file_operation: "ended",
  file_stamp: "read-again",
  homework: "kept",
  inbox: "kept",
  long_text: "ended",
  merge_history: "kept",
  merge_text: "kept",
  message: "kept",
  outbox: "ended",
  setting: "kept",
  spending: "kept",
  stranger: "kept",
} as const satisfies { readonly [table: string]: "kept" | "ended" | "read-again" };
