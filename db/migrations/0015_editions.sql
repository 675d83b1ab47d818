DROP INDEX `live_published`;--> statement-breakpoint
DROP INDEX `live_section_published`;--> statement-breakpoint
DROP INDEX `live_section_number`;--> statement-breakpoint
DROP INDEX `live_months`;--> statement-breakpoint
ALTER TABLE `live` ADD `edition` text DEFAULT 'ar' NOT NULL;--> statement-breakpoint
CREATE INDEX `live_published` ON `live` (`edition`,`published_at`,`story_id`);--> statement-breakpoint
CREATE INDEX `live_section_published` ON `live` (`edition`,`section`,`published_at`,`story_id`);--> statement-breakpoint
CREATE INDEX `live_section_number` ON `live` (`edition`,`section`,`number`);--> statement-breakpoint
CREATE INDEX `live_months` ON `live` (`edition`,substr(published_at, 1, 7),`updated_at`,`story_id`);--> statement-breakpoint
CREATE TABLE `__new_live_labels` (
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`edition` text DEFAULT 'ar' NOT NULL,
	`number` integer NOT NULL,
	`story_id` text NOT NULL,
	PRIMARY KEY(`kind`, `key`, `edition`, `number`),
	FOREIGN KEY (`story_id`) REFERENCES `live`(`story_id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`kind`,`key`) REFERENCES `labels`(`kind`,`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_live_labels`("kind", "key", "edition", "number", "story_id") SELECT "kind", "key", 'ar', "number", "story_id" FROM `live_labels`;--> statement-breakpoint
DROP TABLE `live_labels`;--> statement-breakpoint
ALTER TABLE `__new_live_labels` RENAME TO `live_labels`;--> statement-breakpoint
CREATE INDEX `live_labels_story` ON `live_labels` (`story_id`);--> statement-breakpoint
ALTER TABLE `sections` ADD `name_en` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `stories` ADD `edition` text DEFAULT 'ar' NOT NULL;--> statement-breakpoint
ALTER TABLE `stories` ADD `translation_of` text REFERENCES stories(id);--> statement-breakpoint
CREATE UNIQUE INDEX `stories_translation` ON `stories` (`translation_of`) WHERE translation_of is not null;