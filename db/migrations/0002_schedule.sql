ALTER TABLE `events` ADD `due` text;--> statement-breakpoint
ALTER TABLE `stories` ADD `scheduled_for` text;--> statement-breakpoint
CREATE INDEX `stories_scheduled` ON `stories` (`scheduled_for`);