/**
 * For the tests of saving: a newsroom's server, people's devices and their windows, on a fake clock. The server does with a
 * save what newsroom/stories.ts does, the network what networks do; the code between is the product's own.
 */
import type { StoryBody } from '#document/types.ts';
import type { Story, StoryFields } from '#newsroom/types.ts';
import { type JournalStore, memoryJournal, textOf } from './journal.ts';
import { compareStories, mergeStories } from './merge-story.ts';
import type { SaveAnswer, SavedFields, SaveInput } from './save-types.ts';
import {
  createStorySaves,
  type Opened,
  type StorySaves,
  type WindowChannel,
  type WindowMessage,
} from './story-saves.ts';
import { openWorkingCopy, type WorkingCopy } from './working-copy.ts';

export const storyId = 's1';
const start = '2026-03-01T08:00:00.000Z';

export function startingFields(): StoryFields {
  const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'تمهيد' }] };
  const lines = ['وصلت السفينة', 'فتح السوق', 'هطل المطر'].map((text) => ({
    type: 'paragraph',
    content: [{ type: 'text', text }],
  }));
  const body: StoryBody = { type: 'doc', content: [heading, ...lines] };
  return { headline: 'عنوان', lead: '', section: 'politics', byline: 'ندى', tags: ['مياه'], body };
}

interface Revision {
  number: number;
  by: string;
  fields: StoryFields;
}

export function serverForTests() {
  const revisions: Revision[] = [{ number: 1, by: 'ندى', fields: startingFields() }];
  const answers = new Map<string, SaveAnswer>();
  const falseConflicts: SaveInput[] = [];
  const newest = (): Revision => {
    const last = revisions.at(-1);
    if (!last) throw new Error('a story has a revision');
    return last;
  };
  return {
    revisions,
    falseConflicts,
    newest,
    opened(): Opened {
      const { number, fields } = newest();
      return { revision: number, state: 'draft', savedAt: start, text: structuredClone(fields) };
    },
    save(input: SaveInput): SaveAnswer {
      const kept = answers.get(`${input.person} ${input.key}`);
      if (kept) return kept;
      const current = newest();
      if (input.revision !== current.number) {
        const later = revisions.slice(input.revision);
        if (later.every(({ by }) => by === input.person)) falseConflicts.push(input);
        const base = revisions[input.revision - 1]?.fields;
        return {
          ok: false,
          refusal: { code: 'stale_revision', current: storyOf(current), base, by: current.by },
        };
      }
      const fields: StoryFields = JSON.parse(input.fields);
      revisions.push({ number: current.number + 1, by: input.person, fields });
      const answer: SaveAnswer = { ok: true, revision: current.number + 1, state: 'draft', savedAt: start };
      answers.set(`${input.person} ${input.key}`, answer);
      return answer;
    },
  };
}

function storyOf({ number, by, fields }: Revision): Story {
  return {
    ...structuredClone(fields),
    id: storyId,
    edition: 'ar',
    translationOf: null,
    revision: number,
    state: 'draft',
    live: null,
    section: { slug: fields.section, name: '' },
    author: { id: by, name: by },
    approvedRevision: null,
    scheduledFor: null,
    text: '',
    url: null,
    createdAt: start,
    changedAt: start,
  };
}

/** What becomes of one call: each way it can take so many milliseconds, or be lost; it may arrive a second time, late. */
export interface Fate {
  there: number | 'lost';
  back: number | 'lost';
  again: number | null;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function networkForTests(server: ReturnType<typeof serverForTests>, fates: Fate[]) {
  return async (input: SaveInput): Promise<SaveAnswer> => {
    const { there, back, again } = fates.shift() ?? { there: 20, back: 20, again: null };
    if (again !== null) setTimeout(() => server.save(input), again);
    if (there === 'lost') {
      await wait(50);
      throw new TypeError('Failed to fetch');
    }
    await wait(there);
    const answer = structuredClone(server.save(input));
    if (back === 'lost') {
      await wait(50);
      throw new TypeError('Failed to fetch');
    }
    await wait(back);
    return answer;
  };
}

type Send = (input: SaveInput) => Promise<SaveAnswer>;

/** A browser of one person; what it has written survives `crash`, what it was about to write and all its windows don't. */
export function deviceForTests(person: string, storeDelay: number, channelDelay = 1) {
  const disk = memoryJournal();
  let life = 0;
  let windows = 0;
  const listeners = new Set<Hear>();
  const never = new Promise<never>(() => {});

  function storeOfThisLife(): JournalStore {
    const born = life;
    let turn: Promise<unknown> = Promise.resolve();
    const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
      const mine = turn.then(async () => {
        await wait(storeDelay);
        if (life !== born) return never;
        return act();
      });
      turn = mine.catch(() => undefined);
      return mine;
    };
    return {
      ...disk,
      read: (key) => inTurn(() => disk.read(key)),
      take: (key, window, byForce) => inTurn(() => disk.take(key, window, byForce)),
      write: (key, window, change, begin) => {
        // As IndexedDB does: what is written is what it was when it was asked for.
        const copied = structuredClone(change);
        return inTurn(() => disk.write(key, window, copied, begin));
      },
      release: (key, window, isNeeded) => inTurn(() => disk.release(key, window, isNeeded)),
    };
  }
  let store = storeOfThisLife();

  return {
    person,
    disk,
    crash() {
      life += 1;
      listeners.clear();
      store = storeOfThisLife();
    },
    async journalled(): Promise<SavedFields[]> {
      const entry = await disk.read({ person, story: storyId });
      if (!entry) return [];
      const sent: SavedFields[] = entry.head.attempt ? [JSON.parse(entry.sent)] : [];
      const text = textOf(entry);
      return text ? [text, ...sent] : sent;
    },
    openChannel: () => channelBetween(listeners, channelDelay, () => true),
    open(opened: Opened, send: Send) {
      windows += 1;
      const born = life;
      return openWindow({
        person,
        name: `${person}-${windows}`,
        opened,
        send,
        store,
        life,
        lives: () => life,
        openChannel: () => channelBetween(listeners, channelDelay, () => life === born),
        never,
      });
    },
  };
}

type Hear = (message: WindowMessage) => void;

function channelBetween(listeners: Set<Hear>, delay: number, isAlive: () => boolean): WindowChannel {
  let hears: Hear | null = null;
  return {
    post(message) {
      for (const listener of listeners) {
        if (listener !== hears)
          setTimeout(() => isAlive() && listeners.has(listener) && listener(message), delay);
      }
    },
    hear(listener) {
      hears = listener;
      listeners.add(listener);
    },
    close() {
      if (hears) listeners.delete(hears);
    },
  };
}

export type DeviceForTests = ReturnType<typeof deviceForTests>;
export type WindowForTests = ReturnType<DeviceForTests['open']>;

interface WindowOptions {
  person: string;
  name: string;
  opened: Opened;
  send: Send;
  store: JournalStore;
  life: number;
  lives(): number;
  openChannel(): WindowChannel;
  never: Promise<never>;
}

function openWindow({ person, name, opened, send, store, life, lives, openChannel, never }: WindowOptions) {
  let keys = 0;
  const isAlive = () => lives() === life;
  const copy: WorkingCopy = openWorkingCopy(
    storyOf({ number: opened.revision, by: person, fields: opened.text }),
  );
  const saves: StorySaves = createStorySaves({
    key: { person, story: storyId },
    window: name,
    opened,
    page: {
      read: copy.read,
      tail: copy.tail,
      text: copy.text,
      show({ body, ...fields }) {
        copy.setFields(fields);
        copy.setBody(structuredClone(body));
      },
    },
    openStore: async () => store,
    openChannel,
    async send(input) {
      if (!isAlive()) return never;
      const answer = await send(input);
      return isAlive() ? answer : never;
    },
    newKey() {
      keys += 1;
      return `${name}-${keys}`;
    },
    now: () => new Date().toISOString(),
    isSeen: () => true,
  });
  const { text } = copy;
  return {
    name,
    saves,
    text,
    start: () => saves.start(true),
    /** Types at the end of a block, as ProseMirror would: one block is replaced, the others stay the same objects. */
    type(place: number, said: string) {
      const body = copy.body();
      const at = place % body.content.length;
      const content = body.content.map((block, index) =>
        index === at
          ? { ...block, content: [...(block.content ?? []), { type: 'text', text: ` ${said}` }] }
          : block,
      );
      copy.setBody({ ...body, content });
      saves.changed();
    },
    /** A new paragraph before that block. */
    put(place: number, said: string) {
      const body = copy.body();
      const at = place % (body.content.length + 1);
      copy.setBody({
        ...body,
        content: body.content.toSpliced(at, 0, {
          type: 'paragraph',
          content: [{ type: 'text', text: said }],
        }),
      });
      saves.changed();
    },
    retitle(said: string) {
      copy.setFields({ headline: `${copy.fields().headline} ${said}` });
      saves.changed();
    },
    /** As a person who takes what is proposed. */
    mergeWhereNeeded() {
      const { status } = saves.queue.getSnapshot();
      if (status.kind !== 'failed' || status.trouble !== 'stale_revision') return;
      const { current, base } = status.refusal ?? {};
      if (!current || !base) throw new Error('a conflict came without both versions');
      const theirs: StoryFields = { ...current, section: current.section.slug };
      const merged = mergeStories(compareStories(base, text(), theirs));
      saves.resolve(
        merged,
        { revision: current.revision, state: current.state, savedAt: current.changedAt },
        false,
      );
    },
  };
}
