CREATE TRIGGER `revisions_keep_update` BEFORE UPDATE ON `revisions` BEGIN SELECT RAISE(ABORT, 'revisions are never overwritten'); END;
--> statement-breakpoint
CREATE TRIGGER `revisions_keep_delete` BEFORE DELETE ON `revisions` BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `events_keep_update` BEFORE UPDATE ON `events` BEGIN SELECT RAISE(ABORT, 'events are never overwritten'); END;
--> statement-breakpoint
CREATE TRIGGER `events_keep_delete` BEFORE DELETE ON `events` BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
--> statement-breakpoint
CREATE VIRTUAL TABLE `search` USING fts5(`story_id`, `headline`, `body`, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3');
--> statement-breakpoint
INSERT INTO `sections` (`slug`, `name`, `folded`, `position`) VALUES
  ('politics', 'سياسة', 'سياسه', 1),
  ('economy', 'اقتصاد', 'اقتصاد', 2),
  ('culture', 'ثقافة', 'ثقافه', 3),
  ('sport', 'رياضة', 'رياضه', 4),
  ('science', 'علوم', 'علوم', 5);
