CREATE TABLE `house_pages` (
	`slug` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`source` text NOT NULL,
	`body` text NOT NULL,
	`is_shown` integer NOT NULL,
	`person_id` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`slug`, `number`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER `house_pages_keep_update` BEFORE UPDATE ON `house_pages` BEGIN SELECT RAISE(ABORT, 'versions are never overwritten'); END;
--> statement-breakpoint
CREATE TRIGGER `house_pages_keep_delete` BEFORE DELETE ON `house_pages` BEGIN SELECT RAISE(ABORT, 'versions are never deleted'); END;
