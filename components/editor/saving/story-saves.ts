/**
 * One story's saves in one window: the queue that sends, the journal that remembers, and the other windows of the same
 * person, of which one writes at a time. Opening after a crash, taking over from another window and coming back to a tab are
 * one way: take the journal's entry, and go on from what it holds. No React and no browser in it; see the tests.
 */
import {
  type AsideText,
  attemptOf,
  isAhead,
  type JournalChange,
  type JournalEntry,
  type JournalStart,
  type JournalStore,
  joinTail,
  type StoryKey,
  type Tail,
  textOf,
} from './journal.ts';
import { mergeOwn } from './merge-story.ts';
import { createSaveQueue, type SaveQueue } from './save-queue.ts';
import type { FlushAnswer, SaveAnswer, SavedFields, SaveInput } from './save-types.ts';

/** Milliseconds. A window that doesn't answer in time is asleep or gone, and has written down what it had. */
export const handOverWait = 400;
const followWait = 500;
const storeWait = 3_000;
/** Above it a whole text is put down anew: UTF-16 units of JSON. */
const longestTail = 50_000;

/** A revision as it came from the server. */
export interface Opened extends JournalStart {
  text: SavedFields;
}

/** The text on the page. */
export interface Page {
  /** As JSON; `tail` counts from it. */
  read(): string;
  tail(): Tail | null;
  text(): SavedFields;
  /** Puts another text on the page, without it counting as typed. */
  show(text: SavedFields): void;
}

export type WindowMessage =
  | { kind: 'here' | 'also' | 'gone' | 'want' | 'written'; from: string }
  | { kind: 'yours'; from: string; to: string };

/** What the windows of one person with this story open say to each other. */
export interface WindowChannel {
  post(message: WindowMessage): void;
  hear(listener: (message: WindowMessage) => void): void;
  close(): void;
}

export interface StorySavesOptions {
  key: StoryKey;
  /** This window's name, like no other. */
  window: string;
  opened: Opened;
  page: Page;
  /** Asked each time: a connection that the browser cut is opened anew. */
  openStore(): Promise<JournalStore>;
  openChannel(): WindowChannel;
  send(input: SaveInput): Promise<SaveAnswer>;
  newKey(): string;
  /** ISO 8601. */
  now(): string;
  /** A window that nobody sees doesn't follow another: it takes its text once it is looked at. */
  isSeen(): boolean;
}

export interface SavesSnapshot {
  /** When the text was written that was found in the journal and is on the page now; null where there was none. */
  found: string | null;
  /** False where this device keeps nothing: then text that isn't saved is in this page only. */
  isKept: boolean;
  /** What this person has put aside of this story last. */
  aside: AsideText | null;
}

export interface StorySaves {
  queue: SaveQueue;
  /** Opens the journal. `isWanted`: somebody looks at this window, and another one has to give way. */
  start(isWanted: boolean): void;
  /** Something was typed. */
  changed(): void;
  /** Makes this window the one that writes; not `byForce`, only where no other is. At once where it is already. */
  claim(byForce?: boolean): Promise<void>;
  flush(): Promise<FlushAnswer>;
  /** Everything typed so far, into the journal now. */
  writeDown(): Promise<void>;
  /** A revision that came from the server with the page: shown where nothing of this window is unsaved. */
  offer(newest: Opened): void;
  /** Goes on with this text on that revision, after a conflict; what was on the page can be kept aside. */
  resolve(text: SavedFields, onto: JournalStart, isSaved: boolean): void;
  /** Keeps the text on the page on this device, whatever comes to stand there instead; to be had back. */
  putAside(): Promise<void>;
  /** Lets the snapshot's `aside` go, for good. */
  dropAside(): Promise<void>;
  /** The page is going away, for now or for good. */
  leave(): void;
  forgetFound(): void;
  getSnapshot(): SavesSnapshot;
  subscribe(listener: () => void): () => void;
}

export function createStorySaves(options: StorySavesOptions): StorySaves {
  const { key, window, page } = options;
  let role: 'closed' | 'opening' | 'writer' | 'follower' = 'closed';
  let channel: WindowChannel | null = null;
  let claiming: Promise<void> | null = null;
  let answered: (() => void) | null = null;
  const others = new Set<string>();

  /** The newest revision that this window knows of, and the text it came with. */
  let newest = options.opened;
  let edits = 0;
  let written = 0;
  let unsaved = false;
  /** What the next write brings beside the tail. */
  let patch: Partial<JournalChange> = {};
  /** The text that the page's tail goes on; null: the next write puts down a whole one. */
  let under: string | null = null;
  /** What the page and the journal last had in common, as far as this window knows. */
  let common: () => SavedFields | null = () => options.opened.text;
  let shownVersion = -1;
  /** Whose text the page goes on from; an offered revision is not on the page before it is shown. */
  let shownRevision = options.opened.revision;
  let isWriting = false;
  let waiting: (() => void)[] = [];
  let followTimer: ReturnType<typeof setTimeout> | undefined;
  let writeTimer: ReturnType<typeof setTimeout> | undefined;
  let snapshot: SavesSnapshot = { found: null, isKept: true, aside: null };
  const listeners = new Set<() => void>();

  const queue = createSaveQueue({
    id: key.story,
    person: key.person,
    ...startOf(options.opened),
    read: readPage,
    send: options.send,
    newKey: options.newKey,
    journal: {
      async attempt(input) {
        const { whole: _covered, ...rest } = patch;
        patch = { ...rest, attempt: input };
        await writeDown();
      },
      taken(now) {
        unsaved = now.unsaved;
        const { revision, state, savedAt } = now;
        patch = { ...patch, attempt: null, revision, state, savedAt };
        shownRevision = revision;
        if (!unsaved && newest.revision > revision) return showNewest();
        newest = { ...newest, revision: Math.max(newest.revision, revision), state, savedAt };
        void writeDown();
      },
      refused() {
        patch = { ...patch, attempt: null };
        void writeDown();
      },
    },
  });

  function tell(changes: Partial<SavesSnapshot>): void {
    snapshot = { ...snapshot, ...changes };
    for (const listener of listeners) listener();
  }

  function readPage(): string {
    under = page.read();
    return under;
  }

  const store = options.openStore;

  /** Resolves once all that stands on the page now is in the journal, or it is known that it can't be. */
  function writeDown(): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      void write();
    });
  }

  async function write(): Promise<void> {
    if (isWriting) return;
    clearTimeout(writeTimer);
    writeTimer = undefined;
    const asked = waiting;
    waiting = [];
    if (role === 'writer') {
      isWriting = true;
      await writeOnce();
      isWriting = false;
    }
    for (const resolve of asked) resolve();
    if (role !== 'writer') {
      // Another window had taken over, with letters of this one not yet written down: they are put together with its text.
      if (edits > written && role === 'follower') void claim();
      if (waiting.length > 0) void write();
    } else if (waiting.length > 0 || edits > written) void write();
  }

  async function writeOnce(): Promise<void> {
    const upTo = edits;
    const isTyped = upTo > written;
    let tail = under === null ? null : page.tail();
    if (under === null || (tail && tail.blocks.length > longestTail)) {
      patch = { ...patch, whole: readPage() };
      tail = null;
    }
    const whole = under ?? '';
    const brought = patch;
    patch = {};
    const change: JournalChange = { ...brought, tail, unsaved, at: options.now() };
    try {
      const opened = await store();
      const writing = opened.write(key, window, change, startOf(newest)).then((isDown) => {
        // Late or not: what another window takes over holds this.
        if (isDown) common = () => joinTail(whole, tail);
        return isDown;
      });
      const isDown = await inTime(writing);
      written = upTo;
      if (isDown) {
        if (!snapshot.isKept) tell({ isKept: true });
        channel?.post({ kind: 'written', from: window });
      } else {
        // Fenced off: what was typed since the last write is on the page only, and counts as not written.
        if (isTyped) written = upTo - 1;
        if (role !== 'closed') follow();
        else if (isTyped) await putAside();
      }
    } catch {
      // Nobody knows what is down: the next write brings a whole text, so that no tail goes on what isn't there.
      const { whole: _uncertain, ...rest } = brought;
      patch = { ...rest, ...patch };
      under = null;
      written = upTo;
      if (snapshot.isKept) tell({ isKept: false });
    }
  }

  async function putAside(): Promise<void> {
    const fields = JSON.stringify(page.text());
    await store()
      .then((opened) => opened.putAside({ ...key, at: options.now(), fields }))
      .catch(() => undefined);
    await lookAside();
  }

  async function lookAside(): Promise<void> {
    const [aside = null] = await store()
      .then((opened) => opened.listAside(key))
      .catch(() => []);
    if (aside?.at !== snapshot.aside?.at) tell({ aside });
  }

  function follow(): void {
    role = 'follower';
    queue.letGo();
    clearTimeout(followTimer);
    followTimer = setTimeout(() => void showFollowed(), 0);
  }

  /** What the other window has written by now, on this page. */
  async function showFollowed(): Promise<void> {
    followTimer = undefined;
    if (!options.isSeen()) return;
    const entry = await store()
      .then((opened) => opened.read(key))
      .catch(() => null);
    if (!entry || role !== 'follower' || claiming || edits > written) return;
    takeText(entry);
    queue.letGo(entry.head);
  }

  /** Puts an entry's text on the page, where it isn't there yet. */
  function takeText(entry: JournalEntry): void {
    const text = textOf(entry);
    if (!text || entry.head.version === shownVersion) return;
    shownVersion = entry.head.version;
    shownRevision = entry.head.revision;
    common = () => text;
    if (entry.head.revision >= newest.revision) newest = { ...startOf(entry.head), text };
    page.show(text);
  }

  async function takeOver(byForce: boolean): Promise<void> {
    let entry: JournalEntry | null = null;
    let isLive = false;
    try {
      const opened = await inTime(store());
      let answer = await inTime(opened.take(key, window, false));
      if (!answer.taken && (byForce || (await isAlone()))) {
        isLive = byForce && (await askForIt());
        answer = await inTime(opened.take(key, window, true));
      }
      if (!answer.taken) {
        follow();
        return;
      }
      entry = answer.entry;
    } catch {
      tell({ isKept: false });
    }
    goOnFrom(entry, isLive);
  }

  /** Whether the writer that the journal names is no more: whoever lives has answered to `here` by then. */
  async function isAlone(): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, handOverWait));
    return others.size === 0;
  }

  function askForIt(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(false), handOverWait);
      const done = (isLive: boolean) => {
        clearTimeout(timer);
        answered = null;
        resolve(isLive);
      };
      answered = () => done(true);
      channel?.post({ kind: 'want', from: window });
    });
  }

  /** From here on this window writes, beginning with what the journal holds and with what was typed here meanwhile. */
  function goOnFrom(entry: JournalEntry | null, isLive: boolean): void {
    clearTimeout(followTimer);
    followTimer = undefined;
    const isTyped = edits > written;
    const text = entry && textOf(entry);
    role = 'writer';
    if (entry && text && (entry.head.unsaved || entry.head.revision > newest.revision)) {
      const { head } = entry;
      const isShown = head.version === shownVersion;
      if (isTyped) {
        const merged = withTyped(text);
        takeText(entry);
        page.show(merged);
      } else takeText(entry);
      readPage();
      // Without a tail the page and the journal hold the same text already.
      patch = isTyped || head.tail ? { whole: under ?? '' } : {};
      const isOlder = head.revision === newest.revision;
      unsaved = head.unsaved || isTyped;
      queue.adopt({
        ...startOf(head),
        state: isOlder ? newest.state : head.state,
        attempt: attemptOf(entry),
        unsaved: isAhead(entry) || isTyped,
      });
      if (head.unsaved && !isShown && !isLive) tell({ found: head.at });
    } else {
      if (newest.revision > shownRevision) page.show(isTyped ? withTyped(newest.text) : newest.text);
      shownRevision = newest.revision;
      under = null;
      patch = { ...startOf(newest), attempt: null };
      unsaved = isTyped;
      queue.adopt({ ...startOf(newest), unsaved });
    }
    if (isTyped) void writeDown();
  }

  /** That text with what was typed here since the page and the journal were one. */
  function withTyped(text: SavedFields): SavedFields {
    return mergeOwn(common() ?? newest.text, page.text(), text);
  }

  async function handOver(to: string): Promise<void> {
    await writeDown();
    if (role !== 'writer') return;
    role = 'follower';
    queue.letGo();
    await store()
      .then((opened) => opened.release(key, window, true))
      .catch(() => undefined);
    channel?.post({ kind: 'yours', from: window, to });
  }

  function hear(message: WindowMessage): void {
    const { kind, from } = message;
    if (from === window) return;
    if (kind === 'gone') {
      others.delete(from);
      // It may have left text behind that the server doesn't have.
      if (role === 'follower') void claim(false);
      return;
    }
    others.add(from);
    if (kind === 'here') channel?.post({ kind: 'also', from: window });
    else if (kind === 'want' && role === 'writer' && !claiming) void handOver(from);
    else if (kind === 'yours' && message.to === window) {
      if (answered) answered();
      // Late: it was taken by force meanwhile and asked back, and now nobody may be left who writes.
      else if (role === 'follower') void claim(false);
    } else if (kind === 'written') {
      // Two windows on which nothing was typed yet are both writers; the first to write is the one.
      if (role === 'writer' && !unsaved && !isWriting && !claiming) follow();
      if (role === 'follower') followTimer ??= setTimeout(() => void showFollowed(), followWait);
    }
  }

  function claim(byForce = true): Promise<void> {
    if (role === 'closed' || (role === 'writer' && !claiming)) return Promise.resolve();
    claiming ??= takeOver(byForce).finally(() => {
      claiming = null;
      // It was left to another window, and then something was typed here.
      if (role === 'follower' && edits > written) void claim();
    });
    return claiming;
  }

  function showNewest(): void {
    page.show(newest.text);
    shownRevision = newest.revision;
    under = null;
    patch = { ...startOf(newest), attempt: null };
    unsaved = false;
    queue.adopt(startOf(newest));
    void writeDown();
  }

  return {
    queue,
    start(isWanted) {
      if (role !== 'closed') return;
      role = 'opening';
      channel = options.openChannel();
      channel.hear(hear);
      channel.post({ kind: 'here', from: window });
      void claim(isWanted);
      void lookAside();
    },
    changed() {
      edits += 1;
      if (role !== 'writer') {
        void claim();
        return;
      }
      unsaved = true;
      queue.changed();
      if (!isWriting) writeTimer ??= setTimeout(() => void write(), 0);
    },
    claim,
    async flush() {
      await claim();
      return queue.flush();
    },
    writeDown,
    offer(offered) {
      const now = queue.getSnapshot();
      if (offered.revision < newest.revision) return;
      const isNews = offered.revision > now.revision || offered.state !== now.state;
      newest = offered;
      if (role !== 'writer' || unsaved || now.unsaved || !isNews) return;
      if (offered.revision > now.revision) showNewest();
      else queue.adopt(startOf(newest));
    },
    resolve(text, onto, isSaved) {
      page.show(text);
      under = null;
      newest = { ...onto, text };
      shownRevision = onto.revision;
      patch = { ...onto, attempt: null };
      unsaved = !isSaved;
      queue.adopt({ ...onto, unsaved });
      void writeDown();
    },
    leave() {
      if (role === 'closed') return;
      const isWriter = role === 'writer';
      role = 'closed';
      // Not in their turn: the page may not live to see the end of what was asked for before.
      if (isWriter) {
        if (edits > written || unsaved) void writeOnce();
        const isNeeded = others.size > 0;
        void store()
          .then((opened) => opened.release(key, window, isNeeded))
          .catch(() => undefined);
      } else if (edits > written) void putAside();
      channel?.post({ kind: 'gone', from: window });
      channel?.close();
      channel = null;
      queue.letGo();
    },
    putAside,
    async dropAside() {
      const { aside } = snapshot;
      if (!aside) return;
      await store()
        .then((opened) => opened.dropAside(aside))
        .catch(() => undefined);
      await lookAside();
    },
    forgetFound: () => tell({ found: null }),
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

function startOf({ revision, state, savedAt }: JournalStart): JournalStart {
  return { revision, state, savedAt };
}

/** Rejects where the device's store has gone silent: a save waits for it, and must go out all the same. */
async function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the journal did not answer')), storeWait);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
