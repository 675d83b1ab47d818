/**
 * The journal: what one person has typed into one story and the server may not have yet, kept by this browser. It takes
 * every change before the network does, and is keyed by person, so that nobody is ever offered another's text.
 *
 * An entry is a whole text and a tail: the blocks changed since the whole was put down. A key writes a tail of a few
 * hundred bytes, whatever the story's length (docs/decisions: the journal).
 */
import type { DocNode } from '#document/types.ts';
import type { StoryState } from '#newsroom/types.ts';
import type { SavedFields, SaveInput } from './save-types.ts';
import type { PageFields } from './working-copy.ts';

export interface StoryKey {
  person: string;
  story: string;
}

/** What differs from the whole text: the fields, and the blocks between those at its start and end that stayed. */
export interface Tail {
  fields: PageFields;
  start: number;
  end: number;
  /** JSON of the list of blocks in between. */
  blocks: string;
}

/** A save that was sent, or was about to be; its content is the entry's `sent`. */
export interface JournalAttempt {
  key: string;
  revision: number;
}

/** The small half of an entry, written with every key. */
export interface JournalHead extends StoryKey {
  /** The window that writes; null where the last one has closed in order. */
  writer: string | null;
  /** The last acknowledged revision, and when it was saved. */
  revision: number;
  state: StoryState;
  savedAt: string;
  attempt: JournalAttempt | null;
  /** Which text the tail goes on: the one put down by itself, or the attempt's. */
  on: 'whole' | 'sent';
  tail: Tail | null;
  unsaved: boolean;
  /** Grows with every write, so that a window knows whether it shows the newest. */
  version: number;
  /** ISO 8601, this device's clock. */
  at: string;
}

export interface JournalEntry {
  head: JournalHead;
  /** `JSON.stringify` of `SavedFields`, both; empty where it was never written. */
  whole: string;
  sent: string;
}

/** One write, all of it or nothing. A new whole text or attempt begins a new tail. */
export interface JournalChange {
  whole?: string;
  attempt?: SaveInput | null;
  tail?: Tail | null;
  revision?: number;
  state?: StoryState;
  savedAt?: string;
  unsaved?: boolean;
  at: string;
}

/** Text that its writer has put aside for another version, until they choose to have it back or let it go. */
export interface AsideText extends StoryKey {
  /** ISO 8601. */
  at: string;
  fields: string;
}

/** A story of this person that holds text the server doesn't have. */
export interface UnsentStory {
  story: string;
  headline: string;
  at: string;
}

/** Every call is a transaction of its own; they are carried out in the order in which they were asked for. */
export interface JournalStore {
  read(key: StoryKey): Promise<JournalEntry | null>;
  /**
   * Makes this window the story's writer, and answers the entry as it was. Not `byForce`, it leaves a story with its
   * writer and says so.
   */
  take(
    key: StoryKey,
    window: string,
    byForce: boolean,
  ): Promise<{ taken: boolean; entry: JournalEntry | null }>;
  /** False where another window writes by now; then nothing was written. */
  write(key: StoryKey, window: string, change: JournalChange, start: JournalStart): Promise<boolean>;
  /** This window has ended its writing. Text that is saved is forgotten, unless another window still needs it. */
  release(key: StoryKey, window: string, isNeeded: boolean): Promise<void>;
  putAside(text: AsideText): Promise<void>;
  /** Newest first. */
  listAside(key: StoryKey): Promise<AsideText[]>;
  dropAside(text: AsideText): Promise<void>;
  listUnsent(person: string): Promise<UnsentStory[]>;
}

/** What a new entry begins with. */
export interface JournalStart {
  revision: number;
  state: StoryState;
  savedAt: string;
}

/** The entry after a write. The texts that the change brings are stored beside it, under `whole` and `sent`. */
export function changeHead(
  before: JournalHead | null,
  key: StoryKey,
  writer: string,
  change: JournalChange,
  start: JournalStart,
): JournalHead {
  const head: JournalHead = before ?? {
    ...key,
    ...start,
    writer,
    attempt: null,
    on: 'whole',
    tail: null,
    unsaved: false,
    version: 0,
    at: change.at,
  };
  const { attempt } = change;
  return {
    ...head,
    writer,
    revision: change.revision ?? head.revision,
    state: change.state ?? head.state,
    savedAt: change.savedAt ?? head.savedAt,
    attempt:
      attempt === undefined ? head.attempt : attempt && { key: attempt.key, revision: attempt.revision },
    on: change.whole !== undefined ? 'whole' : attempt ? 'sent' : head.on,
    tail: change.tail !== undefined ? change.tail : change.whole !== undefined || attempt ? null : head.tail,
    unsaved: change.unsaved ?? head.unsaved,
    version: head.version + 1,
    at: change.at,
  };
}

/** The text an entry holds, put together; null where it can't be read. */
export function textOf({ head, whole, sent }: JournalEntry): SavedFields | null {
  return joinTail(head.on === 'sent' ? sent : whole, head.tail);
}

export function joinTail(whole: string, tail: Tail | null): SavedFields | null {
  try {
    const under: SavedFields = JSON.parse(whole);
    if (!tail) return under;
    const { content } = under.body;
    const between: DocNode[] = JSON.parse(tail.blocks);
    const blocks = [...content.slice(0, tail.start), ...between, ...content.slice(content.length - tail.end)];
    return { ...tail.fields, body: { ...under.body, content: blocks } };
  } catch {
    return null;
  }
}

/** The attempt that may have reached the server, whole. */
export function attemptOf({ head, sent }: JournalEntry): SaveInput | null {
  const { attempt, story, person } = head;
  return attempt && { id: story, person, key: attempt.key, revision: attempt.revision, fields: sent };
}

/** Whether the entry holds text that is neither in its revision nor in its attempt. */
export function isAhead({ head }: JournalEntry): boolean {
  return head.unsaved && (head.attempt === null || head.on === 'whole' || head.tail !== null);
}

/** For a browser that gives no room on the device, and for the tests of all that is built on a journal. */
export function memoryJournal(): JournalStore {
  const entries = new Map<string, JournalEntry>();
  let asides: AsideText[] = [];
  const nameOf = ({ person, story }: StoryKey) => `${person} ${story}`;
  return {
    read: async (key) => entries.get(nameOf(key)) ?? null,
    async take(key, window, byForce) {
      const entry = entries.get(nameOf(key)) ?? null;
      const { writer = null } = entry?.head ?? {};
      if (writer !== null && writer !== window && !byForce) return { taken: false, entry };
      if (entry) entries.set(nameOf(key), { ...entry, head: { ...entry.head, writer: window } });
      return { taken: true, entry };
    },
    async write(key, window, change, start) {
      const entry = entries.get(nameOf(key));
      if (entry && entry.head.writer !== window) return false;
      entries.set(nameOf(key), {
        head: changeHead(entry?.head ?? null, key, window, change, start),
        whole: change.whole ?? entry?.whole ?? '',
        sent: change.attempt?.fields ?? entry?.sent ?? '',
      });
      return true;
    },
    async release(key, window, isNeeded) {
      const entry = entries.get(nameOf(key));
      if (entry?.head.writer !== window) return;
      if (entry.head.unsaved || isNeeded)
        entries.set(nameOf(key), { ...entry, head: { ...entry.head, writer: null } });
      else entries.delete(nameOf(key));
    },
    async putAside(text) {
      asides = [text, ...asides];
    },
    listAside: async (key) =>
      asides.filter(({ person, story }) => person === key.person && story === key.story),
    async dropAside(text) {
      asides = asides.filter((one) => one !== text);
    },
    async listUnsent(person) {
      const unsent = [...entries.values()].filter(({ head }) => head.person === person && head.unsaved);
      return unsent.map((entry) => toUnsent(entry));
    },
  };
}

export function toUnsent(entry: JournalEntry): UnsentStory {
  return { story: entry.head.story, headline: textOf(entry)?.headline ?? '', at: entry.head.at };
}
