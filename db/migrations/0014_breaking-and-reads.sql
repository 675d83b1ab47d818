CREATE TABLE `breaking_news` (
	`id` text PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`story_id` text,
	`until` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	`ended_at` text,
	`ended_by` text,
	`draft_id` text,
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`draft_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `breaking_news_until` ON `breaking_news` (`until`);--> statement-breakpoint
CREATE INDEX `breaking_news_created` ON `breaking_news` (`created_at`);--> statement-breakpoint
CREATE TABLE `most_read` (
	`front` text NOT NULL,
	`position` integer NOT NULL,
	`story_id` text NOT NULL,
	PRIMARY KEY(`front`, `position`),
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `read_depths` (
	`story_id` text NOT NULL,
	`quarter` integer NOT NULL,
	`readers` integer NOT NULL,
	PRIMARY KEY(`story_id`, `quarter`),
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `read_sources` (
	`story_id` text NOT NULL,
	`day` text NOT NULL,
	`source` text NOT NULL,
	`reads` integer NOT NULL,
	PRIMARY KEY(`story_id`, `day`, `source`),
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `story_reads` (
	`story_id` text NOT NULL,
	`hour` text NOT NULL,
	`reads` integer NOT NULL,
	PRIMARY KEY(`story_id`, `hour`),
	FOREIGN KEY (`story_id`) REFERENCES `stories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `story_reads_hour` ON `story_reads` (`hour`);