DROP INDEX `live_published`;--> statement-breakpoint
DROP INDEX `live_section_published`;--> statement-breakpoint
CREATE INDEX `live_embargo` ON `live` (`embargo_until`) WHERE embargo_until is not null;--> statement-breakpoint
CREATE INDEX `live_published` ON `live` (`published_at`,`story_id`);--> statement-breakpoint
CREATE INDEX `live_section_published` ON `live` (`section`,`published_at`,`story_id`);--> statement-breakpoint
CREATE INDEX `events_corrections` ON `events` (`id`) WHERE action = 'correct';