import type { StoryState } from '#newsroom/types.ts';
import type {
  FlushAnswer,
  SaveAnswer,
  SaveInput,
  SaveRefusal,
  SaveStatus,
  SaveTrouble,
} from './save-types.ts';

/**
 * Waits in milliseconds. `longest` bounds how long someone who never pauses goes unsaved; a save that is done before `slow`
 * is not said to be under way: each change of that line costs as much as half a key in a long story.
 */
export const waits = {
  pause: 800,
  longest: 5_000,
  answer: 30_000,
  slow: 400,
  signIn: 5_000,
  back: [1_000, 2_000, 4_000, 8_000, 15_000, 30_000],
} as const;

export interface SaveQueueOptions {
  id: string;
  person: string;
  revision: number;
  state: StoryState;
  /** When the revision we start from was saved; ISO 8601. */
  savedAt: string;
  /** The whole working copy now, as `JSON.stringify` of `SavedFields`. */
  read(): string;
  send(input: SaveInput): Promise<SaveAnswer>;
  newKey(): string;
  journal: AttemptJournal;
}

/** Where attempts are written down outside of this page's memory, so that one can be repeated after a crash. */
export interface AttemptJournal {
  /** Resolves once the attempt is down, and only then is it sent. It doesn't reject: a device without room still saves. */
  attempt(input: SaveInput): Promise<void>;
  /** The server has said its last word on the attempt: it was taken, and this is the newest revision now. */
  taken(now: { revision: number; state: StoryState; savedAt: string; unsaved: boolean }): void;
  /** … or it won't be repeated as it is. */
  refused(): void;
}

/** What the queue goes on from: a revision, and what of the text on the page is beyond it. */
export interface QueueStart {
  revision: number;
  state: StoryState;
  savedAt: string;
  /** Sent before and not known to be answered: it goes first, with its own key and content. */
  attempt?: SaveInput | null;
  /** Whether the page holds more than the revision and the attempt do. */
  unsaved?: boolean;
}

export interface SaveSnapshot {
  revision: number;
  state: StoryState;
  status: SaveStatus;
  /** True while anything typed is not yet acknowledged by the server. */
  unsaved: boolean;
}

export interface SaveQueue {
  /** Something was typed. Cheap: nothing is read until it is sent. */
  changed(): void;
  /** Sends what is unsaved without waiting for a pause; resolves when all is saved or it is known why not. */
  flush(): Promise<FlushAnswer>;
  /** The page has taken over another text (a newer revision, a journal's, a merged one), and saving goes on from there. */
  adopt(to: QueueStart): void;
  /** Another window of this person writes from here on, at this revision; nothing is sent until the next `adopt`. */
  letGo(to?: { revision: number; state: StoryState }): void;
  getSnapshot(): SaveSnapshot;
  subscribe(listener: () => void): () => void;
}

interface Attempt {
  input: SaveInput;
  /** How many edits there were when it was read. */
  edits: number;
  failures: number;
  isWrittenDown: boolean;
}

type Next = 'again' | 'signIn' | 'edit' | 'person';

/** What follows a refusal: the same attempt again, or nothing until the text or the person changes something. */
function afterRefusal(refusal: SaveRefusal): { trouble: SaveTrouble; next: Next } {
  switch (refusal.code) {
    case 'not_signed_in':
    case 'other_person':
      return { trouble: refusal.code, next: 'signIn' };
    case 'too_many_requests':
      return { trouble: 'too_many_requests', next: 'again' };
    case 'stale_revision':
      return { trouble: 'stale_revision', next: 'person' };
    case 'wrong_state':
    case 'wrong_role':
    case 'not_found':
      return { trouble: 'closed', next: 'person' };
    default:
      return { trouble: 'refused', next: 'edit' };
  }
}

/**
 * One story's saves, in order. At most one is in flight; each builds on the revision the last answer named; an attempt
 * whose answer was lost is repeated with its own key and content before anything newer goes, so that a save can neither
 * overtake another nor be taken for somebody else's. No React and no clock but setTimeout: see the tests.
 */
export function createSaveQueue(options: SaveQueueOptions): SaveQueue {
  let { revision, state } = options;
  let status: SaveStatus = { kind: 'saved', at: options.savedAt };
  let edits = 0;
  let savedEdits = 0;
  let attempt: Attempt | null = null;
  let inFlight = false;
  // Answers of an attempt that was given up as lost, or of one before a rebase, must not count for the next one.
  let flight = 0;
  let stopped = false;
  let pauseTimer: ReturnType<typeof setTimeout> | undefined;
  let longestTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let slowTimer: ReturnType<typeof setTimeout> | undefined;
  let waiting: ((answer: FlushAnswer) => void)[] = [];
  const listeners = new Set<() => void>();
  let snapshot: SaveSnapshot = { revision, state, status, unsaved: false };

  function isUnsaved(): boolean {
    return edits > savedEdits;
  }

  function tell(next: SaveStatus): void {
    clearTimeout(slowTimer);
    // What is said already stays the same object, so that nobody draws it again.
    if (next.kind !== 'unsaved' || status.kind !== 'unsaved') status = next;
    snapshot = { revision, state, status, unsaved: isUnsaved() };
    for (const listener of listeners) listener();
  }

  function answerWaiting(answer: FlushAnswer): void {
    const asked = waiting;
    waiting = [];
    for (const resolve of asked) resolve(answer);
  }

  function clearTimers(): void {
    clearTimeout(pauseTimer);
    clearTimeout(longestTimer);
    clearTimeout(retryTimer);
    pauseTimer = undefined;
    longestTimer = undefined;
    retryTimer = undefined;
  }

  function push(): void {
    clearTimers();
    if (inFlight || stopped) return;
    if (!isUnsaved()) {
      answerWaiting({ ok: true, revision, state });
      return;
    }
    attempt ??= {
      input: {
        id: options.id,
        person: options.person,
        revision,
        key: options.newKey(),
        fields: options.read(),
      },
      edits,
      failures: 0,
      isWrittenDown: false,
    };
    void fly(attempt);
  }

  async function fly(going: Attempt): Promise<void> {
    flight += 1;
    const mine = flight;
    inFlight = true;
    clearTimeout(slowTimer);
    if (status.kind === 'unsaved') slowTimer = setTimeout(() => tell({ kind: 'saving' }), waits.slow);
    else tell({ kind: 'saving' });
    if (!going.isWrittenDown) {
      await options.journal.attempt(going.input);
      going.isWrittenDown = true;
      if (mine !== flight) return;
    }
    const answer = await answerInTime(options.send, going.input);
    if (mine !== flight) return;
    inFlight = false;
    if (answer === null) failed(going, 'network', null, 'again');
    else if (answer.ok) acknowledged(going, answer);
    else {
      const { trouble, next } = afterRefusal(answer.refusal);
      failed(going, trouble, answer.refusal, next);
    }
  }

  function acknowledged(going: Attempt, answer: SaveAnswer & { ok: true }): void {
    const mine = flight;
    attempt = null;
    revision = answer.revision;
    state = answer.state;
    savedEdits = going.edits;
    options.journal.taken({ revision, state, savedAt: answer.savedAt, unsaved: isUnsaved() });
    // Hearing of it may have put a newer text on the page, and then this answer is an old story.
    if (mine !== flight) return;
    if (!isUnsaved()) {
      tell({ kind: 'saved', at: answer.savedAt });
      answerWaiting({ ok: true, revision, state });
    } else if (waiting.length > 0) {
      push();
    } else {
      tell({ kind: 'unsaved' });
      startTimers();
    }
  }

  function failed(going: Attempt, trouble: SaveTrouble, refusal: SaveRefusal | null, next: Next): void {
    going.failures += 1;
    if (next === 'edit' || next === 'person') {
      attempt = null;
      options.journal.refused();
    }
    stopped = next === 'person';
    tell({ kind: 'failed', trouble, refusal });
    answerWaiting({ ok: false, revision, trouble, refusal });
    if (next === 'again' || next === 'signIn') {
      const step = Math.min(going.failures, waits.back.length) - 1;
      const wait = next === 'signIn' ? waits.signIn : (waits.back[step] ?? waits.longest);
      retryTimer = setTimeout(push, wait);
    } else if (next === 'edit' && edits > going.edits) {
      // What was refused is no longer what stands on the page.
      startTimers();
    }
  }

  function startTimers(): void {
    clearTimeout(pauseTimer);
    pauseTimer = setTimeout(push, waits.pause);
    longestTimer ??= setTimeout(push, waits.longest);
  }

  return {
    changed() {
      edits += 1;
      if (stopped) {
        if (!snapshot.unsaved) tell(status);
        return;
      }
      // A retry that is due has its own clock; typing must not hurry it along.
      if (inFlight || retryTimer !== undefined) {
        if (!snapshot.unsaved) tell(status);
        return;
      }
      if (status.kind !== 'unsaved' || !snapshot.unsaved) tell({ kind: 'unsaved' });
      startTimers();
    },
    flush() {
      if (stopped) {
        const { trouble, refusal } =
          status.kind === 'failed' ? status : { trouble: 'elsewhere' as const, refusal: null };
        return Promise.resolve({ ok: false, revision, trouble, refusal });
      }
      return new Promise((resolve) => {
        waiting.push(resolve);
        push();
      });
    },
    adopt(to) {
      clearTimers();
      flight += 1;
      inFlight = false;
      stopped = false;
      attempt = null;
      savedEdits = edits;
      revision = to.revision;
      state = to.state;
      if (to.attempt) {
        edits += 1;
        attempt = { input: to.attempt, edits, failures: 0, isWrittenDown: true };
      }
      if (to.unsaved) edits += 1;
      tell(isUnsaved() ? { kind: 'unsaved' } : { kind: 'saved', at: to.savedAt });
      if (attempt || waiting.length > 0) push();
      else if (isUnsaved()) startTimers();
    },
    letGo(to) {
      clearTimers();
      flight += 1;
      inFlight = false;
      stopped = true;
      attempt = null;
      savedEdits = edits;
      if (to) ({ revision, state } = to);
      tell({ kind: 'elsewhere' });
      answerWaiting({ ok: false, revision, trouble: 'elsewhere', refusal: null });
    },
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The answer, or null when none came: a network that failed, a server that threw, or too long a silence. */
async function answerInTime(
  send: (input: SaveInput) => Promise<SaveAnswer>,
  input: SaveInput,
): Promise<SaveAnswer | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), waits.answer);
  });
  try {
    return await Promise.race([send(input), silence]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
