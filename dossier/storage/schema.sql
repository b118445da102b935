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
  warnings TEXT NOT NULL, date_estimate TEXT, date_confidence REAL,
  sibling_day TEXT, sibling_note TEXT,  -- a likely day by the dated reports of the same event, and why
  indexed INTEGER NOT NULL DEFAULT 0  -- whether the full-text index holds this version
);
CREATE INDEX article_indexed ON article (indexed);
-- The order of the list, for its first screen; a catalogue without this index only takes longer for that.
CREATE INDEX article_in_order ON article (date IS NULL, date, coalesce(outlet, ''), id);
CREATE TABLE body (n INTEGER PRIMARY KEY, text BLOB NOT NULL);
-- Ids that the full-text index may still hold though their article is gone.
CREATE TABLE unindexed (id TEXT PRIMARY KEY) WITHOUT ROWID;

-- What was found in one article.
CREATE TABLE finding (
  n INTEGER PRIMARY KEY, actors TEXT NOT NULL, fingerprint BLOB NOT NULL,
  merged INTEGER NOT NULL DEFAULT 0  -- whether the nodes below count this article's actors
);
CREATE INDEX finding_unmerged ON finding (merged) WHERE NOT merged;
-- What the nodes still count of articles that are gone or have changed.
CREATE TABLE gone (n INTEGER PRIMARY KEY, actors TEXT NOT NULL);
CREATE TRIGGER finding_gone BEFORE DELETE ON finding WHEN OLD.merged BEGIN
  INSERT OR IGNORE INTO gone VALUES (OLD.n, OLD.actors);
END;
-- `entity` is the place, among the entities of its article, of the one that said it.
CREATE TABLE quote (
  n INTEGER NOT NULL, seq INTEGER NOT NULL, paragraph INTEGER NOT NULL, entity INTEGER, data TEXT NOT NULL,
  PRIMARY KEY (n, seq)
) WITHOUT ROWID;
CREATE INDEX quote_entity ON quote (n, entity);
-- The same for lists of all quotes: of each article the numbers of its quotes in one blob (RECORD in
-- quote_columns.py), in the order of `seq`, and their folded words in another. Speakers, cues and rules are
-- numbers of texts, of which some may be those of no quote any more.
CREATE TABLE quote_columns (n INTEGER PRIMARY KEY, data BLOB NOT NULL, words BLOB NOT NULL);
CREATE TABLE quote_text (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
-- What the user said of quotes, made from the notes; `name` is the speaker's, folded.
CREATE TABLE corrected (
  n INTEGER NOT NULL, seq INTEGER NOT NULL, verdict TEXT NOT NULL, speaker TEXT, name TEXT,
  PRIMARY KEY (n, seq)
) WITHOUT ROWID;

-- What was found in the dossier as a whole.
-- One name over all articles: how it is printed, and, in `rest`, in which articles, as what, with which roles.
-- The rules join nodes to actors: `root` is the node that leads the actor, `title` its name, `ruled` its id. `actor` is the id after the user's corrections, `before` what the node held before those.
CREATE TABLE node (
  node INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, names TEXT NOT NULL, rest TEXT NOT NULL,
  size INTEGER NOT NULL, mentions INTEGER NOT NULL, root TEXT, title TEXT, ruled TEXT, actor TEXT, before TEXT
);
CREATE INDEX node_actor ON node (actor);
CREATE INDEX node_ruled ON node (ruled);
-- The node of each entity of an article. One that the user took out of another entity says of which, and which
-- names (all where none are given).
CREATE TABLE entity (
  n INTEGER NOT NULL, entity INTEGER NOT NULL, node INTEGER NOT NULL, taken INTEGER, names TEXT,
  PRIMARY KEY (n, entity)
) WITHOUT ROWID;
CREATE INDEX entity_node ON entity (node, n);
CREATE INDEX entity_taken ON entity (taken) WHERE taken IS NOT NULL;
-- The entity that said a quote, where the user took it out of another.
CREATE TABLE moved_quote (
  n INTEGER NOT NULL, seq INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (n, seq)
) WITHOUT ROWID;
-- What is shown of actors; `own_name` and `own_kind` are the user's.
CREATE TABLE actor (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, mentions INTEGER NOT NULL, size INTEGER NOT NULL,
  stands_for TEXT, hidden INTEGER NOT NULL, corrected INTEGER NOT NULL, own_name TEXT, own_kind TEXT,
  data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX actor_corrected ON actor (corrected) WHERE corrected;
CREATE TABLE actor_name (name TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY (name, actor)) WITHOUT ROWID;
CREATE INDEX actor_name_actor ON actor_name (actor);
-- The actor of each quote, after all corrections; a hidden one is none.
CREATE VIEW said AS
SELECT quote.n, quote.seq, quote.data, quote.paragraph, verdict, speaker, CASE
  WHEN verdict IS NULL THEN found.id
  ELSE (
    SELECT actor.id FROM actor_name JOIN actor ON actor.id = actor_name.actor
    WHERE actor_name.name = corrected.name AND NOT hidden ORDER BY mentions DESC, size DESC, id LIMIT 1
  ) END AS actor
FROM quote LEFT JOIN corrected ON corrected.n = quote.n AND corrected.seq = quote.seq
LEFT JOIN moved_quote ON moved_quote.n = quote.n AND moved_quote.seq = quote.seq
LEFT JOIN entity ON entity.n = quote.n AND entity.entity = coalesce(moved_quote.entity, quote.entity)
LEFT JOIN node ON node.node = entity.node
LEFT JOIN actor AS found ON found.id = node.actor AND NOT found.hidden;
-- What grouping alone found, an event or story named by the number of its earliest article; `event` and
-- `reports` are that with the user's corrections.
CREATE TABLE grouped (n INTEGER PRIMARY KEY, event INTEGER NOT NULL, story INTEGER, centrality REAL NOT NULL);
CREATE INDEX grouped_event ON grouped (event);
CREATE INDEX grouped_story ON grouped (story) WHERE story IS NOT NULL;
-- What grouping keeps of each article, to group a new one without reading all: the days its date may
-- mean, as ordinals, its part, its vector's length, its neighbours, and its terms. Those of days near to each
-- other, which are read together, stand together.
CREATE TABLE placed (
  n INTEGER NOT NULL UNIQUE, dated INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  part INTEGER NOT NULL, length REAL NOT NULL, near_cosines BLOB NOT NULL, near_numbers BLOB NOT NULL,
  weekdays INTEGER NOT NULL, months INTEGER NOT NULL, years INTEGER NOT NULL, day INTEGER NOT NULL,
  terms BLOB NOT NULL, counts BLOB NOT NULL, PRIMARY KEY (dated, first, n)
) WITHOUT ROWID;
CREATE INDEX placed_part ON placed (part);
CREATE TABLE scope (data BLOB NOT NULL, changes INTEGER NOT NULL);
-- Articles that came, changed or went since they were last grouped.
CREATE TABLE touched (n INTEGER PRIMARY KEY);
CREATE TABLE event (
  id TEXT PRIMARY KEY, first TEXT, corrected INTEGER NOT NULL, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX event_corrected ON event (corrected) WHERE corrected;
CREATE TABLE reports (n INTEGER PRIMARY KEY, event TEXT NOT NULL);
CREATE INDEX reports_event ON reports (event);
-- Articles that share text: in pairs, and the groups that these make. The hashed grams of all articles, in
-- buckets of their first bits, tell a new one's partners; they may name articles that are gone or changed. Of
-- each bucket, 0 holds what was there when all articles were grouped, n what an article has added since.
CREATE TABLE copy_pair (
  first INTEGER NOT NULL, second INTEGER NOT NULL, share REAL NOT NULL, quoted INTEGER NOT NULL,
  PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX copy_pair_second ON copy_pair (second);
CREATE TABLE copy (id INTEGER PRIMARY KEY, first TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE copying (n INTEGER NOT NULL, copy INTEGER NOT NULL, PRIMARY KEY (n, copy)) WITHOUT ROWID;
CREATE INDEX copying_copy ON copying (copy);
CREATE TABLE gram (
  bucket INTEGER NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (bucket, n)
) WITHOUT ROWID;
