-- Places for what is there already. The words themselves are indexed at the next start (search/rebuild.ts).
WITH `placed` AS (SELECT `id`, row_number() OVER (ORDER BY `created_at`, `id`) AS `place` FROM `stories`)
UPDATE `stories` SET `number` = `placed`.`place` FROM `placed` WHERE `placed`.`id` = `stories`.`id`;
--> statement-breakpoint
WITH `placed` AS (SELECT `id`, row_number() OVER (ORDER BY `first_published_at`, `id`) AS `place` FROM `stories` WHERE `first_published_at` IS NOT NULL)
UPDATE `stories` SET `published_number` = `placed`.`place` FROM `placed` WHERE `placed`.`id` = `stories`.`id`;
--> statement-breakpoint
UPDATE `live` SET `number` = (SELECT `published_number` FROM `stories` WHERE `stories`.`id` = `live`.`story_id`);
--> statement-breakpoint
DROP TABLE `search`;
--> statement-breakpoint
CREATE VIRTUAL TABLE `live_search` USING fts5(`headline`, `body`, `names`, `stems`, `facets`, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
--> statement-breakpoint
INSERT INTO `live_search`(`live_search`, `rank`) VALUES ('rank', 'bm25(8.0, 1.0, 4.0, 1.0, 0.0)');
--> statement-breakpoint
CREATE VIRTUAL TABLE `live_words` USING fts5vocab(`live_search`, 'col');
--> statement-breakpoint
CREATE VIRTUAL TABLE `desk_search` USING fts5(`headline`, `body`, `names`, `stems`, `facets`, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
