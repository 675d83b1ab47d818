-- A column for the stems of headlines and names; ranking no longer goes through bm25 (docs/decisions/0010). The words
-- are indexed anew at the next start (search/index-story.ts).
DROP TABLE `live_words`;
--> statement-breakpoint
DROP TABLE `live_search`;
--> statement-breakpoint
DROP TABLE `desk_search`;
--> statement-breakpoint
CREATE VIRTUAL TABLE `live_search` USING fts5(`headline`, `body`, `names`, `title_stems`, `stems`, `facets`, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
--> statement-breakpoint
CREATE VIRTUAL TABLE `desk_search` USING fts5(`headline`, `body`, `names`, `title_stems`, `stems`, `facets`, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
--> statement-breakpoint
-- Every word that a live story has held: what a misspelled one is compared with. Never shown by itself.
CREATE TABLE `known_words` (`word` text PRIMARY KEY NOT NULL) WITHOUT ROWID;
