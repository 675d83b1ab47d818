CREATE TABLE `front_revisions` (
	`front` text NOT NULL,
	`number` integer NOT NULL,
	`layout` text NOT NULL,
	`placements` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` text NOT NULL,
	PRIMARY KEY(`front`, `number`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER `front_revisions_keep_update` BEFORE UPDATE ON `front_revisions` BEGIN SELECT RAISE(ABORT, 'front revisions are never overwritten'); END;
--> statement-breakpoint
CREATE TRIGGER `front_revisions_keep_delete` BEFORE DELETE ON `front_revisions` BEGIN SELECT RAISE(ABORT, 'front revisions are never deleted'); END;
