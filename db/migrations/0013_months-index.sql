CREATE INDEX `live_months` ON `live` (substr(`published_at`, 1, 7),`updated_at`,`story_id`);
