/**
 * The newsroom's commands on stories. Each checks who asks, decides by `workflow.ts`, and writes story,
 * revision, event and outbox in one transaction. What must be purged is in the outbox when they return;
 * the adapter drains it before it answers.
 */
import { balanceControls, cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import type { Db, Reader, Tx } from '#db/client.ts';
import { nowIso } from '#db/clock.ts';
import { publicOrigin } from '#db/environment.ts';
import { newId } from '#db/id.ts';
import { recordEvent } from '#db/mutations/events.ts';
import { nextNumber } from '#db/mutations/search.ts';
import { appendRevision, insertStory, moveToRevision, updateStory } from '#db/mutations/stories.ts';
import { getSection } from '#db/queries/sections.ts';
import {
  getRevision,
  getStoryHead,
  listStoryEvents,
  listStoryHeads,
  type StoryHead,
} from '#db/queries/stories.ts';
import { storyPath } from '#document/address.ts';
import { emptyBody } from '#document/empty.ts';
import { bodyToText, countWords } from '#document/text.ts';
import { checkForReaders, putBeforeReaders, takeFromReaders } from './before-readers.ts';
import { type PlaceInput, readPlace } from './editions.ts';
import { type FieldInput, readFields } from './fields.ts';
import { type Once, writeOnce } from './once.ts';
import { recallRevision, rememberRevision } from './recent-revisions.ts';
import { done, type Result, refuse } from './refusal.ts';
import { readDue } from './schedule.ts';
import type {
  Actor,
  HistoryEntry,
  Story,
  StoryAction,
  StoryFields,
  StoryListItem,
  StoryState,
} from './types.ts';
import { otherEvents, storyActions, storyStates } from './types.ts';
import { allowedActions, decide, maySee, needs, type WorkflowStory } from './workflow.ts';

/** A story as the workflow's rules look at it. */
export function workflowOf(story: Story): WorkflowStory {
  return {
    authorId: story.author.id,
    state: story.state,
    revision: story.revision,
    approvedRevision: story.approvedRevision,
    liveRevision: story.live?.revision ?? null,
  };
}

/** What a command on a story answers; a conflict carries the story as it is now. */
export type StoryResult = Result<Story, Story>;

/** The same of a story without its text. */
export function asWorkflowStory(head: StoryHead): WorkflowStory {
  return {
    authorId: head.author.id,
    state: head.state,
    revision: head.revision,
    approvedRevision: head.approvedRevision,
    liveRevision: head.live?.revision ?? null,
  };
}

function addressOf(head: StoryHead): string | null {
  if (!head.slug || !head.firstPublishedAt) return null;
  const section = head.live?.section ?? head.liveSection ?? head.section.slug;
  return publicOrigin() + storyPath({ edition: head.edition, section, id: head.id, slug: head.slug });
}

function toStory(head: StoryHead, fields: StoryFields, text = bodyToText(fields.body)): Story {
  return {
    id: head.id,
    edition: head.edition,
    translationOf: head.translationOf,
    revision: head.revision,
    state: head.state,
    live: head.live && {
      revision: head.live.revision,
      publishedAt: head.live.publishedAt,
      updatedAt: head.live.updatedAt,
    },
    headline: fields.headline,
    lead: fields.lead,
    section: head.section,
    byline: fields.byline,
    tags: fields.tags,
    body: fields.body,
    text,
    author: head.author,
    approvedRevision: head.approvedRevision,
    scheduledFor: head.scheduledFor,
    url: addressOf(head),
    createdAt: head.createdAt,
    changedAt: head.changedAt,
  };
}

async function readStory(db: Reader, id: string): Promise<Story> {
  const head = await getStoryHead(db, id);
  const fields = head && (await getRevision(db, id, head.revision));
  if (!head || !fields) throw new Error(`story ${id} has no revision`);
  return toStory(head, fields);
}

async function findStory(db: Reader, actor: Actor, id: string): Promise<StoryHead | null> {
  const head = await getStoryHead(db, id);
  return head && maySee(actor, { authorId: head.author.id }) ? head : null;
}

/**
 * Makes a draft by the actor. A missing field is empty, a missing section the newsroom's first, a missing byline the
 * author's name, a missing edition Arabic; `needsHeadline` (the API's rule) refuses one without.
 */
export async function createStory(
  db: Db,
  actor: Actor,
  input: FieldInput,
  options: { once?: Once; needsHeadline?: boolean; place?: PlaceInput } = {},
): Promise<StoryResult> {
  const checked = readFields(input);
  if (!checked.ok) return checked;
  const fields: StoryFields = {
    headline: '',
    lead: '',
    section: 'politics',
    byline: actor.name,
    tags: [],
    body: emptyBody(),
    ...checked.value,
  };
  if (options.needsHeadline && !fields.headline) {
    return refuse('headline_needed', { path: 'headline', detail: 'a story needs a headline' });
  }
  return writeOnce(db, actor, options.once, async (tx) => {
    const section = await getSection(tx, fields.section);
    if (!section) return refuse('invalid', { path: 'section', detail: 'there is no such section' });
    const id = newId();
    const place = await readPlace(tx, actor, options.place ?? {}, {
      id,
      now: { edition: 'ar', translationOf: null },
    });
    if (!place.ok) return place;
    const at = nowIso();
    await insertStory(tx, {
      id,
      ...place.value,
      authorId: actor.id,
      state: 'draft',
      revision: 1,
      headline: fields.headline,
      section: section.slug,
      words: countWords(bodyToText(fields.body)),
      createdAt: at,
      changedAt: at,
      number: await nextNumber(tx, 'number'),
    });
    await appendRevision(tx, {
      storyId: id,
      number: 1,
      base: null,
      personId: actor.id,
      createdAt: at,
      content: fields,
    });
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'create',
      storyId: id,
      revision: 1,
      to: 'draft',
      address: actor.address,
    });
    return done(await readStory(tx, id));
  });
}

export interface SaveRequest {
  id: string;
  /** The revision the changes were made on. */
  revision: number;
  changes: FieldInput;
}

/**
 * Saves changes as a new revision on the named one. Refuses a stale base with the story as it is now; any
 * approval is void afterwards. Readers see nothing of it.
 */
export async function saveStory(db: Db, actor: Actor, input: SaveRequest, once?: Once): Promise<StoryResult> {
  const checked = readFields(input.changes);
  if (!checked.ok) return checked;
  const result = await writeOnce<Story, Story>(db, actor, once, async (tx) => {
    const head = await findStory(tx, actor, input.id);
    if (!head) return refuse('not_found', { detail: 'there is no such story' });
    const decision = decide(actor, asWorkflowStory(head), 'edit');
    if (!decision.ok) return withCurrent(tx, head, decision);
    if (head.revision !== input.revision) return stale(tx, head);
    const before =
      recallRevision(db, head.id, head.revision) ?? (await getRevision(tx, head.id, head.revision));
    if (!before) throw new Error(`revision ${head.revision} of ${head.id} is missing`);
    const fields: StoryFields = { ...before, ...checked.value };
    const section =
      fields.section === head.section.slug ? head.section : await getSection(tx, fields.section);
    if (!section) return refuse('invalid', { path: 'section', detail: 'there is no such section' });
    const at = nowIso();
    const text = bodyToText(fields.body);
    const saved: StoryHead = {
      ...head,
      revision: head.revision + 1,
      state: decision.value.to,
      approvedRevision: null,
      headline: fields.headline,
      section,
      words: countWords(text),
      changedAt: at,
    };
    await appendRevision(tx, {
      storyId: head.id,
      number: saved.revision,
      base: head.revision,
      personId: actor.id,
      createdAt: at,
      content: fields,
    });
    await moveToRevision(tx, head.id, {
      revision: saved.revision,
      state: saved.state,
      headline: saved.headline,
      section: section.slug,
      words: saved.words,
      changedAt: at,
    });
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action: 'edit',
      storyId: head.id,
      revision: saved.revision,
      from: head.state,
      to: saved.state,
      address: actor.address,
    });
    return done(toStory(saved, fields, text));
  });
  if (result.ok) {
    const { id, revision: number, headline, lead, section, byline, tags, body, text } = result.value;
    const fields = { headline, lead, section: section.slug, byline, tags, body };
    rememberRevision(db, id, { number, fields }, text.length);
  }
  return result;
}

export interface StepRequest {
  id: string;
  action: string;
  /** The revision the person saw; an approval names it. */
  revision: number;
  note?: string;
  /** For `schedule` and for nothing else: ISO 8601 with its time zone. */
  at?: string;
}

/** Takes one step of the workflow. */
export async function actOnStory(
  db: Db,
  actor: Actor,
  input: StepRequest,
  once?: Once,
): Promise<StoryResult> {
  const action = storyActions.find((name) => name === input.action);
  if (!action) return refuse('not_found', { detail: 'there is no such action' });
  const checkedNote = readNote(input.note);
  if (!checkedNote.ok) return checkedNote;
  const note = checkedNote.value;
  if (input.at !== undefined && !needs[action].time) {
    return refuse('invalid', { path: 'at', detail: `${action} is done at once and takes no time` });
  }
  return writeOnce(db, actor, once, async (tx) => {
    const head = await findStory(tx, actor, input.id);
    if (!head) return refuse('not_found', { detail: 'there is no such story' });
    const decision = decide(actor, asWorkflowStory(head), action);
    if (!decision.ok && decision.refusal.code !== 'wrong_state') return decision;
    if (head.revision !== input.revision) return stale(tx, head);
    if (!decision.ok) return withCurrent(tx, head, decision);
    if (needs[action].note && !note) {
      return refuse('note_needed', { path: 'note', detail: `${action} needs a note` });
    }
    if (needs[action].headline && !head.headline) {
      return refuse('headline_needed', { path: 'headline', detail: 'a story needs a headline' });
    }
    const at = nowIso();
    const due = needs[action].time ? readDue(input.at, at) : done(null);
    if (!due.ok) return due;
    if (needs[action].rights) {
      const allowed = await checkForReaders(tx, head);
      if (!allowed.ok) return allowed;
    }
    await takeStep(tx, head, { action, to: decision.value.to, at, due: due.value });
    await recordEvent(tx, {
      at,
      personId: actor.id,
      action,
      storyId: head.id,
      revision: head.revision,
      from: head.state,
      to: decision.value.to,
      note: note || null,
      due: due.value,
      address: actor.address,
    });
    return done(await readStory(tx, head.id));
  });
}

async function takeStep(
  tx: Tx,
  head: StoryHead,
  { action, to, at, due }: { action: StoryAction; to: StoryState; at: string; due: string | null },
): Promise<void> {
  // A time stands only while the story waits for it.
  const state = { state: to, changedAt: at, scheduledFor: due };
  switch (action) {
    case 'approve':
      return updateStory(tx, head.id, { ...state, approvedRevision: head.revision });
    case 'request-changes':
      return updateStory(tx, head.id, { ...state, approvedRevision: null });
    case 'publish':
    case 'correct':
      await updateStory(tx, head.id, state);
      return putBeforeReaders(tx, head, at);
    case 'unpublish':
      await updateStory(tx, head.id, state);
      return takeFromReaders(tx, head, at);
    default:
      return updateStory(tx, head.id, state);
  }
}

function readNote(note: string | undefined): Result<string> {
  if (!note) return done('');
  // A note of nothing but marks without a width says nothing, and one that turns the line round says something else.
  if (!cleanLine(note)) return done('');
  const text = balanceControls(note.toWellFormed().replace(/\r\n?/g, '\n').trim());
  if (findForbiddenControls(text).length > 0) {
    return refuse('invalid', { path: 'note', detail: 'holds a direction override (U+202A to U+202E)' });
  }
  if (text.length > 4000)
    return refuse('invalid', { path: 'note', detail: 'is longer than 4000 characters' });
  return done(text);
}

async function stale(tx: Tx, head: StoryHead): Promise<StoryResult> {
  return refuse('stale_revision', {
    path: 'revision',
    detail: `the story is at revision ${head.revision} now`,
    current: await readStory(tx, head.id),
  });
}

async function withCurrent<Value>(
  tx: Tx,
  head: StoryHead,
  refused: Result<Value> & { ok: false },
): Promise<StoryResult> {
  if (refused.refusal.code !== 'wrong_state') return refused;
  return refuse('wrong_state', { ...refused.refusal, current: await readStory(tx, head.id) });
}

/** The working copy; `not_found` for a story that isn't this person's to see. */
export async function getStory(db: Db, actor: Actor, id: string): Promise<StoryResult> {
  const head = await findStory(db.read, actor, id);
  if (!head) return refuse('not_found', { detail: 'there is no such story' });
  const fields = await getRevision(db.read, id, head.revision);
  if (!fields) throw new Error(`revision ${head.revision} of ${id} is missing`);
  return done(toStory(head, fields));
}

export interface ListFilter {
  /** Only the actor's own; a journalist never gets others. */
  mine?: boolean;
  states?: StoryState[];
  live?: boolean;
  limit?: number;
  offset?: number;
}

/** Newest change first, 100 unless told. */
export async function listStories(db: Db, actor: Actor, filter: ListFilter = {}): Promise<StoryListItem[]> {
  const own = filter.mine || actor.role === 'journalist';
  const heads = await listStoryHeads(db.read, {
    authorId: own ? actor.id : undefined,
    states: filter.states,
    isLive: filter.live,
    limit: Math.min(filter.limit ?? 100, 500),
    offset: filter.offset,
  });
  return heads.map((head) => toListItem(actor, head));
}

/** A story as lists show it to this person. */
export function toListItem(actor: Actor, head: StoryHead): StoryListItem {
  return {
    id: head.id,
    edition: head.edition,
    revision: head.revision,
    headline: head.headline,
    section: head.section,
    state: head.state,
    live: head.live && {
      revision: head.live.revision,
      publishedAt: head.live.publishedAt,
      updatedAt: head.live.updatedAt,
    },
    scheduledFor: head.scheduledFor,
    author: head.author,
    words: head.words,
    changedAt: head.changedAt,
    actions: allowedActions(actor, asWorkflowStory(head)),
  };
}

function stateOf(text: string | null): StoryState | null {
  return storyStates.find((state) => state === text) ?? null;
}

/** All that happened to a story, newest first; saves in a row by one person are one entry. */
export async function getHistory(db: Db, actor: Actor, id: string): Promise<Result<HistoryEntry[]>> {
  const head = await findStory(db.read, actor, id);
  if (!head) return refuse('not_found', { detail: 'there is no such story' });
  const entries: HistoryEntry[] = [];
  for (const event of await listStoryEvents(db.read, id)) {
    const action = [...storyActions, ...otherEvents].find((name) => name === event.action);
    if (!action) continue;
    const last = entries.at(-1);
    const isSameHand = last?.action === 'edit' && action === 'edit' && last.actor.id === event.personId;
    if (last && isSameHand && event.from === event.to) {
      last.saves = (last.saves ?? 1) + 1;
      last.from = stateOf(event.from);
      continue;
    }
    entries.push({
      id: event.id,
      at: event.at,
      actor: { id: event.personId, name: event.personName ?? '' },
      action,
      from: stateOf(event.from),
      to: stateOf(event.to),
      revision: event.revision,
      note: event.note,
      due: event.due,
    });
  }
  return done(entries);
}
