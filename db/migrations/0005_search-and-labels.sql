CREATE TABLE `labels` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`kind`, `key`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `labels_slug` ON `labels` (`kind`,`slug`);--> statement-breakpoint
CREATE TABLE `live_labels` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`number` integer NOT NULL,
	`story_id` text NOT NULL,
	PRIMARY KEY(`kind`, `key`, `number`),
	FOREIGN KEY (`story_id`) REFERENCES `live`(`story_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`kind`,`key`) REFERENCES `labels`(`kind`,`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `live_labels_story` ON `live_labels` (`story_id`);--> statement-breakpoint
ALTER TABLE `live` ADD `number` integer;--> statement-breakpoint
ALTER TABLE `live` ADD `indexed_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `live_number` ON `live` (`number`);--> statement-breakpoint
CREATE INDEX `live_unindexed` ON `live` (`number`) WHERE revision <> indexed_revision;--> statement-breakpoint
CREATE INDEX `live_section_number` ON `live` (`section`,`number`);--> statement-breakpoint
ALTER TABLE `stories` ADD `number` integer;--> statement-breakpoint
ALTER TABLE `stories` ADD `published_number` integer;--> statement-breakpoint
ALTER TABLE `stories` ADD `indexed_revision` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `stories_number` ON `stories` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `stories_published_number` ON `stories` (`published_number`);--> statement-breakpoint
CREATE INDEX `stories_unindexed` ON `stories` (`number`) WHERE revision <> indexed_revision;