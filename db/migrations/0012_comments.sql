CREATE TABLE `comment_bans` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`name` text NOT NULL,
	`comment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	`until` text NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_bans_value` ON `comment_bans` (`kind`,`value`);--> statement-breakpoint
CREATE INDEX `comment_bans_until` ON `comment_bans` (`until`);--> statement-breakpoint
CREATE TABLE `comment_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`comment_id` text NOT NULL,
	`at` text NOT NULL,
	`person_id` text,
	`action` text NOT NULL,
	`from_state` text,
	`to_state` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_events_comment` ON `comment_events` (`comment_id`,`id`);--> statement-breakpoint
CREATE TABLE `comment_proofs` (
	`nonce` text PRIMARY KEY NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `comment_proofs_until` ON `comment_proofs` (`until`);--> statement-breakpoint
CREATE TABLE `comment_reports` (
	`comment_id` text NOT NULL,
	`sender` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`comment_id`, `sender`),
	FOREIGN KEY (`comment_id`) REFERENCES `comments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `comment_reports_at` ON `comment_reports` (`at`);--> statement-breakpoint
CREATE TABLE `comments` (
	`id` text PRIMARY KEY NOT NULL,
	`story_id` text NOT NULL,
	`person_id` text,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`flags` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`reports` integer DEFAULT 0 NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`sender` text,
	`post_key` text,
	`created_at` text NOT NULL,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_post_key_unique` ON `comments` (`post_key`);--> statement-breakpoint
CREATE INDEX `comments_story` ON `comments` (`story_id`,`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `comments_state` ON `comments` (`state`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `comments_sender` ON `comments` (`sender`,`created_at`);--> statement-breakpoint
CREATE INDEX `comments_reported` ON `comments` (`created_at`) WHERE reports > 0;--> statement-breakpoint
ALTER TABLE `stories` ADD `comments` text;--> statement-breakpoint
CREATE TRIGGER `comment_events_keep_update` BEFORE UPDATE ON `comment_events` BEGIN SELECT RAISE(ABORT, 'comment events are never overwritten'); END;
--> statement-breakpoint
CREATE TRIGGER `comment_events_keep_delete` BEFORE DELETE ON `comment_events` BEGIN SELECT RAISE(ABORT, 'comment events are never deleted'); END;
