-- The catalogue: everything here is derived from the articles and can be thrown away.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every file seen, also those that are no article (then `reason` says why). Paths are bytes as the
-- system gives them; times are nanoseconds.
CREATE TABLE file (
  path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, inode INTEGER NOT NULL,
  checked INTEGER NOT NULL, hash BLOB, reason TEXT
) WITHOUT ROWID;

CREATE TABLE article (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, file BLOB NOT NULL UNIQUE, path TEXT NOT NULL,
  title TEXT NOT NULL, outlet TEXT, agency TEXT, author TEXT, dateline TEXT, date TEXT, url TEXT, language TEXT,
  words INTEGER NOT NULL, digest INTEGER NOT NULL, tags TEXT NOT NULL, provenance TEXT NOT NULL,
  warnings TEXT NOT NULL,
  indexed INTEGER NOT NULL DEFAULT 0  -- whether the full-text index holds this version
);
CREATE INDEX article_indexed ON article (indexed);
CREATE TABLE body (n INTEGER PRIMARY KEY, text BLOB NOT NULL);
-- Ids that the full-text index may still hold though their article is gone.
CREATE TABLE unindexed (id TEXT PRIMARY KEY) WITHOUT ROWID;

-- What was found in one article.
CREATE TABLE finding (n INTEGER PRIMARY KEY, actors TEXT NOT NULL, fingerprint BLOB NOT NULL);
-- `entity` is the place, among the entities of its article, of the one that said it.
CREATE TABLE quote (
  n INTEGER NOT NULL, seq INTEGER NOT NULL, paragraph INTEGER NOT NULL, entity INTEGER, data TEXT NOT NULL,
  PRIMARY KEY (n, seq)
) WITHOUT ROWID;
-- What the user said of quotes, made from the notes; `name` is the speaker's, folded.
CREATE TABLE corrected (
  n INTEGER NOT NULL, seq INTEGER NOT NULL, verdict TEXT NOT NULL, speaker TEXT, name TEXT,
  PRIMARY KEY (n, seq)
) WITHOUT ROWID;

-- What was found in the dossier as a whole.
CREATE TABLE actor (id TEXT PRIMARY KEY, rank INTEGER NOT NULL, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE actor_name (name TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (name, actor)) WITHOUT ROWID;
CREATE TABLE entity (
  n INTEGER NOT NULL, entity INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (n, entity)
) WITHOUT ROWID;
CREATE INDEX entity_actor ON entity (actor, n);
-- What grouping alone found, an event or story named by the number of its earliest article; `event` and
-- `reports` are that with the user's corrections.
CREATE TABLE grouped (n INTEGER PRIMARY KEY, event INTEGER NOT NULL, story INTEGER, centrality REAL NOT NULL);
CREATE INDEX grouped_event ON grouped (event);
CREATE TABLE event (
  id TEXT PRIMARY KEY, first TEXT, corrected INTEGER NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_corrected ON event (corrected) WHERE corrected;
CREATE TABLE reports (n INTEGER PRIMARY KEY, event TEXT NOT NULL);
CREATE INDEX reports_event ON reports (event);
CREATE TABLE copy (rank INTEGER PRIMARY KEY, data TEXT NOT NULL);
