CREATE TABLE `embed_states` (
	`url` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`checked_at` text NOT NULL,
	`gone_at` text,
	`stories` text NOT NULL
);
