CREATE TABLE `story_media` (
	`story_id` text NOT NULL,
	`media_id` text NOT NULL,
	PRIMARY KEY(`story_id`, `media_id`),
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_media_media` ON `story_media` (`media_id`);--> statement-breakpoint
ALTER TABLE `media` ADD `kind` text DEFAULT 'image' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `folder` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `file_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `formats` text DEFAULT '["webp"]' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `making` text DEFAULT 'ready' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `placeholder` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `dhash` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `focus_x` integer DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `focus_y` integer DEFAULT 50 NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `card` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `agency` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `place` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `taken_at` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `licence` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `terms` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `territory` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `rights_until` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `media` ADD `withdrawn_at` text;--> statement-breakpoint
ALTER TABLE `media` ADD `withdrawn_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `media` ADD `withdrawn_why` text;--> statement-breakpoint
ALTER TABLE `media` ADD `folded` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `media_created` ON `media` (`created_at`);--> statement-breakpoint
CREATE INDEX `media_making` ON `media` (`making`);--> statement-breakpoint
CREATE INDEX `media_rights_until` ON `media` (`rights_until`);