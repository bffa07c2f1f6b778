-- The register: one SQLite file. Read it with any SQLite tool; write to it with paraphe alone.
-- Three kinds of table, told apart by how they may change:
--   kept      articles, claims, accounts: written once, never changed (triggers refuse it)
--   derived   facts: a pure function of what is kept, written anew for each block that a new article touches
--   readers'  views over the facts, one a type, for people and other programs
-- Times are three: when it was true (date of a fact, EDTF), when it was published (article.published, YYYY-MM-DD) and when
-- the register learnt it (learnt, UTC, YYYY-MM-DDTHH:MM:SS.mmmZ). Offsets are half-open, in bytes of article.text.

-- KEPT

-- One row for each version of an article. The highest number of an id is the one that counts; its elders are superseded.
CREATE TABLE article (
  version     INTEGER PRIMARY KEY,
  id          TEXT NOT NULL,              -- the article's own id
  number      INTEGER NOT NULL,           -- 1, 2 … in the order in which the register learnt them
  digest      TEXT NOT NULL,              -- SHA-256 of all that follows; the same again is no new version
  text        TEXT NOT NULL,              -- title, a new line, body: all offsets are into this
  title_bytes INTEGER NOT NULL,
  language    TEXT NOT NULL,
  published   TEXT,                       -- NULL: not known
  outlet      TEXT NOT NULL,
  url         TEXT NOT NULL,
  author      TEXT NOT NULL,
  retrieved   TEXT NOT NULL,
  engine      TEXT NOT NULL,              -- the version of paraphe that read it
  learnt      TEXT NOT NULL,
  UNIQUE (id, number)
) STRICT;

-- What one sentence of an article says.
CREATE TABLE claim (
  claim          INTEGER PRIMARY KEY,
  version        INTEGER NOT NULL REFERENCES article,
  number         INTEGER NOT NULL,        -- 1, 2 … within the article: ARTICLE#7
  type           TEXT NOT NULL,
  kind           TEXT NOT NULL,
  status         TEXT NOT NULL,
  polarity       TEXT NOT NULL,
  certainty      TEXT NOT NULL,
  said_by        TEXT NOT NULL,           -- '' for the article itself
  rule           TEXT NOT NULL,           -- knowledge/facts/meeting.rules:12
  sentence_begin INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  trigger_begin  INTEGER NOT NULL, trigger_end  INTEGER NOT NULL,
  quote_begin    INTEGER NOT NULL, quote_end    INTEGER NOT NULL,
  UNIQUE (version, number)
) STRICT;

-- The parties of a claim, with the words that stand for them.
CREATE TABLE claim_party (
  claim INTEGER NOT NULL REFERENCES claim,
  place INTEGER NOT NULL,
  code  TEXT NOT NULL,
  via   TEXT NOT NULL,                    -- « le Kremlin » for RUS, '' when it is plain
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, place)
) STRICT, WITHOUT ROWID;

-- The values of a claim, one row a value: a set (persons, domains, provisions) has several.
CREATE TABLE claim_slot (
  claim  INTEGER NOT NULL REFERENCES claim,
  place  INTEGER NOT NULL,
  slot   TEXT NOT NULL,
  form   TEXT NOT NULL,                   -- text, number, comparator, comparator in words
  text   TEXT NOT NULL,                   -- code, EDTF, name, words
  number REAL,                            -- of a number or comparator; whole amounts are exact up to 2^53
  op     TEXT NOT NULL,
  date   TEXT NOT NULL,                   -- of a comparator
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (claim, place)
) STRICT, WITHOUT ROWID;

-- What one article says of one thing: its own claims put together. Facts are made of accounts.
CREATE TABLE account (
  account   INTEGER PRIMARY KEY,
  version   INTEGER NOT NULL REFERENCES article,
  number    INTEGER NOT NULL,             -- shown as f1, f2 …
  key       TEXT NOT NULL,                -- names article, type, parties and proof; a fact bears that of its oldest account
  block     TEXT NOT NULL,                -- only accounts of one block can speak of one thing
  type      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  status    TEXT NOT NULL,
  polarity  TEXT NOT NULL,
  certainty TEXT NOT NULL,
  said_by   TEXT NOT NULL,
  parties   TEXT NOT NULL,                -- codes, sorted, with commas
  weight    TEXT NOT NULL,                -- core, background
  UNIQUE (version, number)
) STRICT;
CREATE INDEX account_by_block ON account (block);
CREATE INDEX account_by_key ON account (key);

-- The blocks in which a party has ever had an account.
CREATE TABLE block_party (
  code  TEXT NOT NULL,
  block TEXT NOT NULL,
  PRIMARY KEY (code, block)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_slot (
  account INTEGER NOT NULL REFERENCES account,
  place   INTEGER NOT NULL,
  slot    TEXT NOT NULL,
  form    TEXT NOT NULL,
  text    TEXT NOT NULL,
  number  REAL,
  op      TEXT NOT NULL,
  date    TEXT NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (account, place)
) STRICT, WITHOUT ROWID;

-- The exact words that prove an account: one to three.
CREATE TABLE account_quote (
  account INTEGER NOT NULL REFERENCES account,
  place   INTEGER NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (account, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_claim (
  account INTEGER NOT NULL REFERENCES account,
  claim   INTEGER NOT NULL REFERENCES claim,
  PRIMARY KEY (account, claim)
) STRICT, WITHOUT ROWID;

-- Samples of the text's runs of words, figures levelled: articles that share many of them are copies of one another.
CREATE TABLE article_fingerprint (
  hash    INTEGER NOT NULL,
  version INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (hash, version)
) STRICT, WITHOUT ROWID;

-- Two articles of which one is a copy, a cut or a light rewriting of the other.
CREATE TABLE article_likeness (
  version INTEGER NOT NULL REFERENCES article,
  other   INTEGER NOT NULL REFERENCES article,
  shared  REAL NOT NULL,                  -- how much of the shorter stands in the other, 0 to 1
  altered INTEGER NOT NULL,               -- 1: the same words with other figures
  PRIMARY KEY (version, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_likeness_by_other ON article_likeness (other);

CREATE TRIGGER article_is_kept BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'articles are never overwritten'); END;
CREATE TRIGGER article_stays BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'articles are never deleted'); END;
CREATE TRIGGER claim_is_kept BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'claims are never overwritten'); END;
CREATE TRIGGER claim_stays BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER claim_party_is_kept BEFORE UPDATE ON claim_party BEGIN SELECT RAISE(ABORT, 'claims are never overwritten'); END;
CREATE TRIGGER claim_party_stays BEFORE DELETE ON claim_party BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER claim_slot_is_kept BEFORE UPDATE ON claim_slot BEGIN SELECT RAISE(ABORT, 'claims are never overwritten'); END;
CREATE TRIGGER claim_slot_stays BEFORE DELETE ON claim_slot BEGIN SELECT RAISE(ABORT, 'claims are never deleted'); END;
CREATE TRIGGER account_is_kept BEFORE UPDATE ON account BEGIN SELECT RAISE(ABORT, 'accounts are never overwritten'); END;
CREATE TRIGGER account_stays BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'accounts are never deleted'); END;
CREATE TRIGGER account_slot_is_kept BEFORE UPDATE ON account_slot BEGIN SELECT RAISE(ABORT, 'accounts are never overwritten'); END;
CREATE TRIGGER account_slot_stays BEFORE DELETE ON account_slot BEGIN SELECT RAISE(ABORT, 'accounts are never deleted'); END;
CREATE TRIGGER account_quote_is_kept BEFORE UPDATE ON account_quote BEGIN SELECT RAISE(ABORT, 'accounts are never overwritten'); END;
CREATE TRIGGER account_quote_stays BEFORE DELETE ON account_quote BEGIN SELECT RAISE(ABORT, 'accounts are never deleted'); END;
CREATE TRIGGER account_claim_is_kept BEFORE UPDATE ON account_claim BEGIN SELECT RAISE(ABORT, 'accounts are never overwritten'); END;
CREATE TRIGGER account_claim_stays BEFORE DELETE ON account_claim BEGIN SELECT RAISE(ABORT, 'accounts are never deleted'); END;

-- Full text of all versions, accents and case ignored: article_words MATCH 'bourses AND togo'.
CREATE VIRTUAL TABLE article_words USING fts5 (
  text, content = 'article', content_rowid = 'version', tokenize = 'unicode61 remove_diacritics 2');

-- DERIVED

-- What the register holds of one thing, as of now.
CREATE TABLE fact (
  fact        TEXT PRIMARY KEY,           -- the key of its oldest account
  block       TEXT NOT NULL,
  type        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  status      TEXT NOT NULL,
  polarity    TEXT NOT NULL,
  certainty   TEXT NOT NULL,
  said_by     TEXT NOT NULL,
  parties     TEXT NOT NULL,
  weight      TEXT NOT NULL,
  supporting  INTEGER NOT NULL,           -- independent origins that support it
  opposing    INTEGER NOT NULL,           -- independent origins that contradict it
  first_day   TEXT NOT NULL,              -- of its date, '' when it has none or an open beginning
  last_day    TEXT NOT NULL,
  known_since TEXT NOT NULL,
  updated     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_by_block ON fact (block);
CREATE INDEX fact_by_type ON fact (type, first_day);

CREATE TABLE fact_party (
  fact TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (code, fact)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_party_by_fact ON fact_party (fact);

CREATE TABLE fact_slot (
  fact   TEXT NOT NULL,
  place  INTEGER NOT NULL,
  slot   TEXT NOT NULL,
  form   TEXT NOT NULL,
  text   TEXT NOT NULL,
  number REAL,
  op     TEXT NOT NULL,
  date   TEXT NOT NULL,
  PRIMARY KEY (fact, place)
) STRICT, WITHOUT ROWID;

-- The steps of a fact in order of time: announced, scheduled, held …; an agreement's acts by each party.
CREATE TABLE fact_step (
  fact      TEXT NOT NULL,
  place     INTEGER NOT NULL,
  status    TEXT NOT NULL,
  polarity  TEXT NOT NULL,
  certainty TEXT NOT NULL,
  date      TEXT NOT NULL,                -- EDTF of the act or of what was planned, '' when not told
  party     TEXT NOT NULL,                -- who did the act, '' when all did or nobody is named
  number    REAL,                         -- the figure of this step, of a flow
  published TEXT NOT NULL,                -- of the first article that tells it, '' when not known
  PRIMARY KEY (fact, place)
) STRICT, WITHOUT ROWID;

-- Which accounts speak of a fact, and how they stand to it.
CREATE TABLE fact_evidence (
  fact    TEXT NOT NULL,
  account INTEGER NOT NULL REFERENCES account,
  stance  TEXT NOT NULL,                  -- for, against, history, altered (a copy with other figures: it counts for nothing)
  origin  TEXT NOT NULL,                  -- the article from which this one was copied; itself when it is original
  reason  TEXT NOT NULL,                  -- why it was put with the others
  PRIMARY KEY (fact, account)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_evidence_by_account ON fact_evidence (account);

-- Where the accounts of a fact cannot all be right.
CREATE TABLE fact_contradiction (
  fact   TEXT NOT NULL,
  place  INTEGER NOT NULL,
  about  TEXT NOT NULL,                   -- date, amount, status, parties, office
  step   TEXT NOT NULL,                   -- the act whose date or amount differs, '' for the fact itself
  one    TEXT NOT NULL, one_account   INTEGER NOT NULL REFERENCES account,
  other  TEXT NOT NULL, other_account INTEGER NOT NULL REFERENCES account,
  PRIMARY KEY (fact, place)
) STRICT, WITHOUT ROWID;

-- READERS' VIEWS

CREATE VIEW claims AS
  SELECT a.id || '#' || c.number AS claim, a.id AS article, a.published, a.outlet, c.type, c.kind, c.status, c.polarity,
         c.certainty, c.said_by, c.rule,
         CAST(substr(CAST(a.text AS BLOB), c.quote_begin + 1, c.quote_end - c.quote_begin) AS TEXT) AS quote,
         a.number = (SELECT max(b.number) FROM article b WHERE b.id = a.id) AS current
  FROM claim c JOIN article a USING (version);

CREATE VIEW facts AS
  SELECT f.fact, f.type, f.kind, f.status, f.polarity, f.certainty, f.parties,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'date') AS date,
         f.supporting, f.opposing, f.known_since, f.updated
  FROM fact f;

CREATE VIEW meetings AS
  SELECT f.fact, f.kind, f.status, f.polarity, f.certainty, f.parties,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'date') AS date,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'host') AS host,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'visitor') AS visitor,
         (SELECT group_concat(text, ', ') FROM fact_slot s WHERE s.fact = f.fact AND slot = 'persons') AS persons,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'place') AS place,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'city') AS city,
         (SELECT group_concat(text, ' ') FROM fact_slot s WHERE s.fact = f.fact AND slot = 'domains') AS domains,
         f.supporting, f.opposing
  FROM fact f WHERE f.type = 'meeting';

CREATE VIEW agreements AS
  SELECT f.fact, f.kind, f.status, f.polarity, f.certainty, f.parties,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'title') AS title,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'date') AS date,
         (SELECT group_concat(text, ' ') FROM fact_slot s WHERE s.fact = f.fact AND slot = 'domains') AS domains,
         (SELECT group_concat(text, ' ') FROM fact_slot s WHERE s.fact = f.fact AND slot = 'provisions') AS provisions,
         f.supporting, f.opposing
  FROM fact f WHERE f.type = 'agreement';

-- One row for each act of an agreement.
CREATE VIEW acts AS
  SELECT f.fact, f.parties, h.place, h.status AS act, h.polarity, h.certainty, h.date, h.party, h.published
  FROM fact f JOIN fact_step h USING (fact) WHERE f.type = 'agreement';

CREATE VIEW flows AS
  SELECT f.fact, f.kind, f.status, f.polarity, f.certainty, f.parties,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'provider') AS provider,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'beneficiary') AS beneficiary,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'op') AS op,
         (SELECT number FROM fact_slot s WHERE s.fact = f.fact AND slot = 'value') AS value,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'unit') AS unit,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'measure') AS measure,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'date') AS date,
         f.supporting, f.opposing
  FROM fact f WHERE f.type = 'flow';

CREATE VIEW offices AS
  SELECT f.fact, f.parties AS party, f.kind, f.status,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'persons') AS person,
         (SELECT text FROM fact_slot s WHERE s.fact = f.fact AND slot = 'office') AS office,
         (SELECT min(h.published) FROM fact_step h WHERE h.fact = f.fact AND h.published <> '') AS told_first,
         f.supporting, f.opposing
  FROM fact f WHERE f.type = 'office';

CREATE VIEW contradictions AS
  SELECT c.fact, f.type, f.kind, f.parties, c.about, c.step, c.one, x.id AS one_article, c.other, y.id AS other_article
  FROM fact_contradiction c JOIN fact f USING (fact)
  JOIN account a ON a.account = c.one_account JOIN article x ON x.version = a.version
  JOIN account b ON b.account = c.other_account JOIN article y ON y.version = b.version;

PRAGMA application_id = 1346458192;  -- « PARP »
PRAGMA user_version = 1;
