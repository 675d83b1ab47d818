/**
 * The store's tables. Times are ISO 8601 UTC text. Column names in SQL are snake_case.
 *
 * Two things are kept apart on purpose: `stories.state` says how far the working copy has come, and a
 * row in `live` says which one revision readers see. No row, nothing to see.
 */
import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  blob,
  customType,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { editions } from '#document/edition.ts';
import type { Placement } from '#document/front.ts';
import type { StoryBody } from '#document/types.ts';

/** better-auth hands over Date objects; they are kept as ISO text like every other time here. */
const isoDate = customType<{ data: Date; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => value.toISOString(),
  fromDriver: (value) => new Date(value),
});

// People and their ways in (better-auth's models `user`, `session`, `account`, `verification`, `rateLimit`).

export const people = sqliteTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text('image'),
  role: text('role', { enum: ['journalist', 'editor', 'admin'] })
    .notNull()
    .default('journalist'),
  banned: integer('banned', { mode: 'boolean' }).notNull().default(false),
  banReason: text('ban_reason'),
  banExpires: isoDate('ban_expires'),
  createdAt: isoDate('created_at').notNull(),
  updatedAt: isoDate('updated_at').notNull(),
});

export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    expiresAt: isoDate('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    impersonatedBy: text('impersonated_by'),
    createdAt: isoDate('created_at').notNull(),
    updatedAt: isoDate('updated_at').notNull(),
  },
  (t) => [index('sessions_user').on(t.userId)],
);

export const accounts = sqliteTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: isoDate('access_token_expires_at'),
    refreshTokenExpiresAt: isoDate('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: isoDate('created_at').notNull(),
    updatedAt: isoDate('updated_at').notNull(),
  },
  (t) => [index('accounts_user').on(t.userId)],
);

export const verifications = sqliteTable('verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: isoDate('expires_at').notNull(),
  createdAt: isoDate('created_at').notNull(),
  updatedAt: isoDate('updated_at').notNull(),
});

export const rateLimits = sqliteTable('rate_limits', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: integer('last_request').notNull(),
});

/** API tokens; only the SHA-256 of a token is kept. */
export const tokens = sqliteTable('tokens', {
  id: text('id').primaryKey(),
  personId: text('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' }),
  hash: text('hash').notNull().unique(),
  createdAt: text('created_at').notNull(),
  revokedAt: text('revoked_at'),
});

/** One-time links (the first admin's); only the SHA-256 is kept, and the row goes when it is used. */
export const invitations = sqliteTable('invitations', {
  hash: text('hash').primaryKey(),
  role: text('role', { enum: ['journalist', 'editor', 'admin'] }).notNull(),
  createdAt: text('created_at').notNull(),
});

// The newsroom.

/** The newsroom's own settings: `name`, `timeZone`… A missing key has its default in `db/queries/settings.ts`. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export const sections = sqliteTable('sections', {
  slug: text('slug').primaryKey(),
  name: text('name').notNull(),
  /** `name` folded as for search, so that سياسه finds سياسة. */
  folded: text('folded').notNull().unique(),
  /** What the English edition calls it; empty for nothing else. */
  nameEn: text('name_en').notNull().default(''),
  position: integer('position').notNull(),
});

export const stories = sqliteTable(
  'stories',
  {
    id: text('id').primaryKey(),
    authorId: text('author_id')
      .notNull()
      .references(() => people.id),
    state: text('state', {
      enum: ['draft', 'submitted', 'changes_requested', 'approved', 'scheduled', 'published', 'unpublished'],
    }).notNull(),
    /** The newest revision's number. */
    revision: integer('revision').notNull(),
    approvedRevision: integer('approved_revision'),
    /** When the house publishes it by itself; only in the state `scheduled`. */
    scheduledFor: text('scheduled_for'),
    /** Fixed once it was published: the address depends on it. */
    edition: text('edition', { enum: editions }).notNull().default('ar'),
    /** The story of the other edition that this one tells in its own language. */
    translationOf: text('translation_of').references((): AnySQLiteColumn => stories.id),
    /** Set at the first publish and kept: the reader's address outlives a new headline. */
    slug: text('slug'),
    /** What an editor chose for comments under this story; null for what the newsroom does. See db/comment-door.ts. */
    comments: text('comments', { enum: ['on', 'off', 'closed'] }),
    /** The section under which the story was last live, for an address that answers 410. */
    liveSection: text('live_section'),
    firstPublishedAt: text('first_published_at'),
    /** Copies from the newest revision, for the desk's lists. */
    headline: text('headline').notNull(),
    section: text('section')
      .notNull()
      .references(() => sections.slug),
    words: integer('words').notNull(),
    createdAt: text('created_at').notNull(),
    changedAt: text('changed_at').notNull(),
    /** Its place in the order of beginnings: the row of the desk's search index. */
    number: integer('number'),
    /** Its place in the order of first publications: the row of the readers' search index. Kept like the slug. */
    publishedNumber: integer('published_number'),
    /** Which revision the desk's search knows. */
    indexedRevision: integer('indexed_revision').notNull().default(0),
  },
  (t) => [
    index('stories_changed').on(t.changedAt),
    index('stories_author').on(t.authorId, t.changedAt),
    index('stories_state').on(t.state, t.changedAt),
    index('stories_scheduled').on(t.scheduledFor),
    uniqueIndex('stories_number').on(t.number),
    uniqueIndex('stories_published_number').on(t.publishedNumber),
    uniqueIndex('stories_translation').on(t.translationOf).where(sql`translation_of is not null`),
    index('stories_unindexed').on(t.number).where(sql`revision <> indexed_revision`),
  ],
);

/** Append-only (triggers hold it). `content` is StoryFields as JSON, raw-deflated. */
export const revisions = sqliteTable(
  'revisions',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id),
    number: integer('number').notNull(),
    base: integer('base'),
    content: blob('content', { mode: 'buffer' }).notNull(),
    /** SHA-256 of the JSON, hex. */
    hash: text('hash').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: text('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.number] })],
);

/** Append-only (triggers hold it): who did what, when, why and from where. Each names the one before by its hash. */
export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: text('at').notNull(),
    /** Null for the house itself. */
    personId: text('person_id').references(() => people.id),
    action: text('action').notNull(),
    storyId: text('story_id').references(() => stories.id),
    revision: integer('revision'),
    from: text('from_state'),
    to: text('to_state'),
    note: text('note'),
    /** The moment a `schedule` named. */
    due: text('due'),
    address: text('address'),
    previous: text('previous').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('events_story').on(t.storyId, t.id),
    index('events_corrections').on(t.id).where(sql`action = 'correct'`),
  ],
);

/** What readers see: one row a live story, gone when it is taken down. */
export const live = sqliteTable(
  'live',
  {
    storyId: text('story_id')
      .primaryKey()
      .references(() => stories.id),
    revision: integer('revision').notNull(),
    /** The story's own. Every query of readers asks for one (db/queries/published.ts). */
    edition: text('edition', { enum: editions }).notNull().default('ar'),
    section: text('section')
      .notNull()
      .references(() => sections.slug),
    slug: text('slug').notNull(),
    headline: text('headline').notNull(),
    lead: text('lead').notNull(),
    byline: text('byline').notNull(),
    /** The story's own first picture, for fronts and cards; null without a stored one. An embed's is not its own. */
    picture: text('picture'),
    publishedAt: text('published_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    /** Not before this moment; null for no embargo. */
    embargoUntil: text('embargo_until'),
    /** The story's `publishedNumber`. */
    number: integer('number'),
    /** Which revision search and labels know: always this one, but for an index that is being made anew. */
    indexedRevision: integer('indexed_revision').notNull().default(0),
  },
  (t) => [
    uniqueIndex('live_number').on(t.number),
    index('live_unindexed').on(t.number).where(sql`revision <> indexed_revision`),
    foreignKey({ columns: [t.storyId, t.revision], foreignColumns: [revisions.storyId, revisions.number] }),
    index('live_embargo').on(t.embargoUntil).where(sql`embargo_until is not null`),
    index('live_published').on(t.edition, t.publishedAt, t.storyId),
    index('live_section_published').on(t.edition, t.section, t.publishedAt, t.storyId),
    index('live_section_number').on(t.edition, t.section, t.number),
    index('live_months').on(t.edition, sql`substr(published_at, 1, 7)`, t.updatedAt, t.storyId),
  ],
);

/**
 * Tags and the names in bylines: what has a page of its own. `key` is the folded name, so that all spellings are one;
 * `slug` is the first spelling published and stays, `name` is the newest.
 */
export const labels = sqliteTable(
  'labels',
  {
    kind: text('kind', { enum: ['tag', 'author'] }).notNull(),
    key: text('key').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key] }), uniqueIndex('labels_slug').on(t.kind, t.slug)],
);

/**
 * Which labels each live story carries. `edition` and `number` are the story's, so that a label's list is read in order.
 */
export const liveLabels = sqliteTable(
  'live_labels',
  {
    kind: text('kind', { enum: ['tag', 'author'] }).notNull(),
    key: text('key').notNull(),
    edition: text('edition', { enum: editions }).notNull().default('ar'),
    number: integer('number').notNull(),
    storyId: text('story_id')
      .notNull()
      .references(() => live.storyId, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.key, t.edition, t.number] }),
    index('live_labels_story').on(t.storyId),
    foreignKey({ columns: [t.kind, t.key], foreignColumns: [labels.kind, labels.key] }),
  ],
);

/** Which pictures each live story shows; a picture is public while a row here names it. */
export const liveMedia = sqliteTable(
  'live_media',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => live.storyId, { onDelete: 'cascade' }),
    mediaId: text('media_id')
      .notNull()
      .references(() => media.id),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.mediaId] }), index('live_media_media').on(t.mediaId)],
);

/**
 * Pictures, sound, video and documents. Files stand in `media/{folder}/` under the data folder (see media/files.ts):
 * the original, and what is made from it.
 */
export const media = sqliteTable(
  'media',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['image', 'audio', 'video', 'document'] })
      .notNull()
      .default('image'),
    /** Named for the content, so that the same file is stored once; rows from before that have their id. */
    folder: text('folder').notNull().default(''),
    /** SHA-256 of the file as it was sent, hex. */
    sha256: text('sha256').notNull(),
    mime: text('mime').notNull(),
    bytes: integer('bytes').notNull(),
    /** What the sender called it: for people to find it by, never a path. */
    fileName: text('file_name').notNull().default(''),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    /** Widths of the renditions made, ascending, as JSON. */
    widths: text('widths', { mode: 'json' }).$type<number[]>().notNull(),
    /** In what each of these widths exists. */
    formats: text('formats', { mode: 'json' })
      .$type<('avif' | 'webp' | 'jpg')[]>()
      .notNull()
      .default(['webp']),
    /** Whether there is a moving edition beside the still ones (`moving.webp`): of an animated GIF or WebP. */
    moves: integer('moves', { mode: 'boolean' }).notNull().default(false),
    /** `waiting` until the background work made all renditions; `failed` keeps the first small one. */
    making: text('making', { enum: ['waiting', 'ready', 'failed'] })
      .notNull()
      .default('ready'),
    /** How often the making began: what kills the maker each time is not tried for ever. */
    attempts: integer('attempts').notNull().default(0),
    /** 4 × 3 colours as hex, for what stands in its place until it has come; empty for none. */
    placeholder: text('placeholder').notNull().default(''),
    /** 64 bits of a difference hash, hex; empty for none. Near pictures differ in few bits. */
    dhash: text('dhash').notNull().default(''),
    /** What must stay in sight in every crop, in hundredths of width and height. */
    focusX: integer('focus_x').notNull().default(50),
    focusY: integer('focus_y').notNull().default(50),
    /** The crop for link previews that was made last, e.g. `card-50-40.jpg`; empty for none. */
    card: text('card').notNull().default(''),
    caption: text('caption').notNull(),
    credit: text('credit').notNull(),
    alt: text('alt').notNull(),
    agency: text('agency').notNull().default(''),
    place: text('place').notNull().default(''),
    /** When it was taken, ISO 8601 or a part of it as the camera or agency wrote it; empty where unknown. */
    takenAt: text('taken_at').notNull().default(''),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Who allows what. `none` says that nobody wrote down any right. */
    licence: text('licence', { enum: ['none', 'own', 'agency', 'licensed', 'free'] })
      .notNull()
      .default('none'),
    /** Conditions in words: territory, "no sales", what the agency wrote. */
    terms: text('terms').notNull().default(''),
    territory: text('territory').notNull().default(''),
    /** The last day of the rights, `YYYY-MM-DD` in the newsroom's zone; empty for no end. */
    rightsUntil: text('rights_until').notNull().default(''),
    withdrawnAt: text('withdrawn_at'),
    withdrawnBy: text('withdrawn_by').references(() => people.id),
    withdrawnWhy: text('withdrawn_why'),
    /** Caption, credit, tags and whatever else it is found by, folded. */
    folded: text('folded').notNull().default(''),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: text('created_at').notNull(),
  },
  (t) => [
    index('media_sha256').on(t.sha256),
    index('media_created').on(t.createdAt),
    index('media_making').on(t.making),
    index('media_rights_until').on(t.rightsUntil),
  ],
);

/** Which stored files the newest revision of each story names: what is in use can't be deleted. */
export const storyMedia = sqliteTable(
  'story_media',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id),
    mediaId: text('media_id')
      .notNull()
      .references(() => media.id),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.mediaId] }), index('story_media_media').on(t.mediaId)],
);

/** What the nightly check knows of the addresses that live stories embed: a row each, gone with its last story. */
export const embedStates = sqliteTable('embed_states', {
  url: text('url').primaryKey(),
  provider: text('provider').notNull(),
  /** When the provider last gave an answer that says something. */
  checkedAt: text('checked_at').notNull(),
  /** Since when there is nothing at the address any more; null while there is. */
  goneAt: text('gone_at'),
  /** Ids of the live stories that show it, as of the last check. */
  stories: text('stories', { mode: 'json' }).$type<string[]>().notNull(),
});

/** Append-only (triggers hold it): how each front was composed, newest number last. */
export const frontRevisions = sqliteTable(
  'front_revisions',
  {
    /** A front's surrogate key, see document/front.ts. */
    front: text('front').notNull(),
    number: integer('number').notNull(),
    layout: text('layout', { enum: ['steady', 'event'] }).notNull(),
    placements: text('placements', { mode: 'json' }).$type<Placement[]>().notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: text('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.front, t.number] })],
);

/** What readers are told of before there is a story: one at a time stands on every page of its edition, the newest that hasn't ended. */
export const breakingNews = sqliteTable(
  'breaking_news',
  {
    id: text('id').primaryKey(),
    edition: text('edition', { enum: editions }).notNull().default('ar'),
    text: text('text').notNull(),
    /** The story it leads to; null for none. */
    storyId: text('story_id').references(() => stories.id),
    /** It ends by itself at this moment. */
    until: text('until').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: text('created_at').notNull(),
    /** When somebody withdrew it, or put another in its place. */
    endedAt: text('ended_at'),
    endedBy: text('ended_by').references(() => people.id),
    /** The draft that was made of it. */
    draftId: text('draft_id').references(() => stories.id),
  },
  (t) => [index('breaking_news_until').on(t.until), index('breaking_news_created').on(t.createdAt)],
);

/** How often a story was read, by hour (`2026-11-25T14`, UTC). Numbers only: of whom nothing is known. */
export const storyReads = sqliteTable(
  'story_reads',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id),
    hour: text('hour').notNull(),
    reads: integer('reads').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.hour] }), index('story_reads_hour').on(t.hour)],
);

/** The same by day and by where readers came from: a host, `ours`, or `none`. */
export const readSources = sqliteTable(
  'read_sources',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id),
    day: text('day').notNull(),
    source: text('source').notNull(),
    reads: integer('reads').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.day, t.source] })],
);

/** How many left a story in its first, second, third or last quarter. */
export const readDepths = sqliteTable(
  'read_depths',
  {
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id),
    quarter: integer('quarter').notNull(),
    readers: integer('readers').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storyId, t.quarter] })],
);

/** What each front lists as most read, chosen anew from time to time (newsroom/reads.ts). */
export const mostRead = sqliteTable(
  'most_read',
  {
    front: text('front').notNull(),
    position: integer('position').notNull(),
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id),
  },
  (t) => [primaryKey({ columns: [t.front, t.position] })],
);

/** What must be purged. Written with the change; `doneAt` set once no stored page shows the old state. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** A surrogate key: `story:ID`, `section:SLUG`, `home`, `feed`, `media:ID`… or `all`. */
    key: text('key').notNull(),
    createdAt: text('created_at').notNull(),
    doneAt: text('done_at'),
  },
  (t) => [index('outbox_done').on(t.doneAt)],
);

/** The page store's index: a row for each file there. */
export const pages = sqliteTable(
  'pages',
  {
    build: text('build').notNull(),
    /** The decoded address path, e.g. `/politics/7k…/المغرب`. */
    path: text('path').notNull(),
    /** Names one baking; a purge in between takes the row away, and the baker sees that. */
    token: text('token').notNull(),
    etag: text('etag').notNull(),
    bakedAt: text('baked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.build, t.path] })],
);

export const pageKeys = sqliteTable(
  'page_keys',
  {
    build: text('build').notNull(),
    path: text('path').notNull(),
    key: text('key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.key, t.build, t.path] }),
    foreignKey({ columns: [t.build, t.path], foreignColumns: [pages.build, pages.path] }).onDelete('cascade'),
    index('page_keys_page').on(t.build, t.path),
  ],
);

/** What readers write under stories: plain text. Only `approved` ones are for readers, and only while the story is. */
export const comments = sqliteTable(
  'comments',
  {
    id: text('id').primaryKey(),
    storyId: text('story_id')
      .notNull()
      .references(() => stories.id),
    /** Somebody of the newsroom, by their account; null for a reader. */
    personId: text('person_id').references(() => people.id),
    name: text('name').notNull(),
    /** `name` folded. */
    nameKey: text('name_key').notNull(),
    text: text('text').notNull(),
    state: text('state', { enum: ['waiting', 'approved', 'rejected'] }).notNull(),
    /** What the house noticed, for whoever moderates. */
    flags: text('flags', { mode: 'json' }).$type<CommentFlag[]>().notNull(),
    /** Why it was rejected: one of newsroom/comments/types.ts, or empty. */
    reason: text('reason').notNull().default(''),
    /** Readers' reports since somebody last looked at it. */
    reports: integer('reports').notNull().default(0),
    /** Grows with each decision: two moderators' decisions don't overwrite each other. */
    version: integer('version').notNull().default(1),
    /** Keyed hash of the address it came from, taken away after days (newsroom/comments/senders.ts). */
    sender: text('sender'),
    /** What makes the same call again the same comment; taken away with `sender`. */
    postKey: text('post_key').unique(),
    createdAt: text('created_at').notNull(),
  },
  (t) => [
    index('comments_story').on(t.storyId, t.state, t.createdAt, t.id),
    index('comments_state').on(t.state, t.createdAt, t.id),
    index('comments_sender').on(t.sender, t.createdAt),
    index('comments_reported').on(t.createdAt).where(sql`reports > 0`),
  ],
);

export type CommentFlag =
  | { kind: 'word'; word: string }
  | { kind: 'no_proof' | 'honeypot' | 'staff_name' | 'links' };

/** Append-only (triggers hold it): what happened to each comment. `personId` null: a reader, or the house. */
export const commentEvents = sqliteTable(
  'comment_events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    commentId: text('comment_id')
      .notNull()
      .references(() => comments.id),
    at: text('at').notNull(),
    personId: text('person_id').references(() => people.id),
    action: text('action', { enum: ['post', 'decide', 'report', 'ban', 'lift-ban'] }).notNull(),
    from: text('from_state'),
    to: text('to_state'),
    note: text('note').notNull().default(''),
  },
  (t) => [index('comment_events_comment').on(t.commentId, t.id)],
);

/** Who reported what, so that nobody counts twice; gone after days like every sender. */
export const commentReports = sqliteTable(
  'comment_reports',
  {
    commentId: text('comment_id')
      .notNull()
      .references(() => comments.id),
    sender: text('sender').notNull(),
    at: text('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.commentId, t.sender] }), index('comment_reports_at').on(t.at)],
);

/** Names and senders that may not comment for a time; the row goes when the time is over. */
export const commentBans = sqliteTable(
  'comment_bans',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['name', 'sender'] }).notNull(),
    /** A folded name, or a sender's hash. */
    value: text('value').notNull(),
    /** The name as it stood on the comment. */
    name: text('name').notNull(),
    commentId: text('comment_id')
      .notNull()
      .references(() => comments.id),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: text('created_at').notNull(),
    until: text('until').notNull(),
  },
  (t) => [index('comment_bans_value').on(t.kind, t.value), index('comment_bans_until').on(t.until)],
);

/** Challenges that were solved and used, until they would have expired anyway. */
export const commentProofs = sqliteTable(
  'comment_proofs',
  {
    /** The challenge's nonce. */
    nonce: text('nonce').primaryKey(),
    until: text('until').notNull(),
  },
  (t) => [index('comment_proofs_until').on(t.until)],
);

/** The answers to calls with an Idempotency-Key, kept for a day. `answer` is the JSON body, raw-deflated. */
export const answers = sqliteTable(
  'answers',
  {
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    key: text('key').notNull(),
    /** SHA-256 of method, path and body. */
    request: text('request').notNull(),
    answer: blob('answer', { mode: 'buffer' }).notNull(),
    createdAt: text('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.key] }), index('answers_created').on(t.createdAt)],
);

/** The newsroom's own pages (about, contact, privacy): each save is a row, never overwritten; the last one counts. */
export const housePages = sqliteTable(
  'house_pages',
  {
    slug: text('slug', {
      enum: ['about', 'contact', 'privacy', 'en:about', 'en:contact', 'en:privacy'],
    }).notNull(),
    /** Counts up from 1. */
    number: integer('number').notNull(),
    title: text('title').notNull(),
    /** As it was written, in Markdown. */
    source: text('source').notNull(),
    /** What was read from it, checked like a story's. */
    body: text('body', { mode: 'json' }).$type<StoryBody>().notNull(),
    isShown: integer('is_shown', { mode: 'boolean' }).notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id),
    savedAt: text('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.slug, t.number] })],
);
