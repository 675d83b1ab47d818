import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSaveQueue, waits } from './save-queue.ts';
import type { SaveAnswer, SaveInput } from './save-types.ts';

const start = '2026-03-01T08:00:00.000Z';

/** What the newsroom does with a save: idempotent by key, refuses a stale base, keeps every revision. */
function newsroom() {
  let revision = 1;
  const stored: { key: string; fields: string; revision: number }[] = [];
  const answers = new Map<string, SaveAnswer>();
  const staleBases: number[] = [];
  return {
    stored,
    staleBases,
    /** Somebody else saves. */
    saveByAnother() {
      revision += 1;
    },
    save(input: SaveInput): SaveAnswer {
      const before = answers.get(input.key);
      if (before) return before;
      if (input.revision !== revision) {
        staleBases.push(input.revision);
        return { ok: false, refusal: { code: 'stale_revision' } };
      }
      revision += 1;
      stored.push({ key: input.key, fields: input.fields, revision });
      const answer: SaveAnswer = { ok: true, revision, state: 'draft', savedAt: start };
      answers.set(input.key, answer);
      return answer;
    },
  };
}

/** A whole document, so that what is compared is attributes and all. */
function documentOf(edit: number): string {
  return JSON.stringify({
    headline: `عنوان ${edit}`,
    lead: '',
    section: 'politics',
    byline: 'ندى',
    tags: ['مياه'],
    body: {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2, dir: null }, content: [{ type: 'text', text: 'تمهيد' }] },
        {
          type: 'paragraph',
          attrs: { dir: 'ltr' },
          content: [
            {
              type: 'text',
              text: `edit ${edit}`,
              marks: [{ type: 'link', attrs: { href: 'https://example.org/،' } }],
            },
          ],
        },
      ],
    },
  });
}

type Fault = 'none' | 'lost on the way' | 'answer lost' | 'too late' | 'busy' | 'signed out';

function desk(faults: Fault[] = [], delay = 50) {
  const room = newsroom();
  const copies: (string | null)[] = [];
  const person = 'p1';
  let edit = 0;
  let keys = 0;
  let open = 0;
  let mostOpen = 0;
  const sent: SaveInput[] = [];
  const queue = createSaveQueue({
    id: 's1',
    person,
    revision: 1,
    state: 'draft',
    savedAt: start,
    read: () => documentOf(edit),
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
    journal: {
      async attempt(input) {
        copies.push(input.fields);
      },
      taken: ({ unsaved }) => {
        if (!unsaved) copies.push(null);
      },
      refused: () => copies.push('refused'),
    },
    async send(input) {
      sent.push(input);
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      const fault = faults.shift() ?? 'none';
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (fault === 'too late') {
        const answer = room.save(input);
        open -= 1;
        await new Promise((resolve) => setTimeout(resolve, waits.answer * 1.5));
        return answer;
      }
      open -= 1;
      if (fault === 'lost on the way') throw new TypeError('Failed to fetch');
      if (fault === 'busy') return { ok: false, refusal: { code: 'too_many_requests' } };
      if (fault === 'signed out') return { ok: false, refusal: { code: 'not_signed_in' } };
      const answer = room.save(input);
      if (fault === 'answer lost') throw new TypeError('Failed to fetch');
      return answer;
    },
  });
  return {
    room,
    queue,
    sent,
    copies,
    type() {
      edit += 1;
      queue.changed();
    },
    text: () => documentOf(edit),
    mostOpen: () => mostOpen,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the autosave of one story', () => {
  test('waits for a pause in the typing, then sends the whole document once', async () => {
    const { room, queue, sent, text, type } = desk();
    type();
    await vi.advanceTimersByTimeAsync(500);
    type();
    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toHaveLength(0);
    expect(queue.getSnapshot()).toMatchObject({ status: { kind: 'unsaved' }, unsaved: true });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(room.stored.map((one) => one.fields)).toEqual([text()]);
    expect(queue.getSnapshot()).toEqual({
      revision: 2,
      state: 'draft',
      status: { kind: 'saved', at: start },
      unsaved: false,
    });
  });

  test('does not leave someone who never pauses unsaved for longer than five seconds', async () => {
    const { sent, type } = desk();
    for (let step = 0; step < 52; step += 1) {
      type();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent).toHaveLength(1);
  });

  test('a quick save is said once it is done; only a slow one is said to be under way', async () => {
    const { queue, type } = desk([], 100);
    const said: string[] = [];
    queue.subscribe(() => said.push(queue.getSnapshot().status.kind));
    type();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(said).toEqual(['unsaved', 'saved']);
  });

  test('one save right after another leaves nothing behind that says it is still under way', async () => {
    const { queue, type } = desk([], 100);
    type();
    void queue.flush();
    await vi.advanceTimersByTimeAsync(50);
    type();
    void queue.flush();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(queue.getSnapshot()).toMatchObject({ unsaved: false, status: { kind: 'saved' } });
  });

  test('what is typed while a save is under way goes with the next one, on the revision that came back', async () => {
    const { room, queue, sent, type, text, mostOpen } = desk([], 3_000);
    type();
    await vi.advanceTimersByTimeAsync(waits.pause + waits.slow);
    expect(queue.getSnapshot().status.kind).toBe('saving');
    type();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map((one) => one.revision)).toEqual([1, 2]);
    expect(room.stored.at(-1)?.fields).toBe(text());
    expect(mostOpen()).toBe(1);
    expect(queue.getSnapshot().unsaved).toBe(false);
  });

  test('a save whose answer was lost is repeated with its key and its content before newer text goes', async () => {
    const { room, queue, sent, type, text } = desk(['answer lost']);
    type();
    const first = text();
    await vi.advanceTimersByTimeAsync(waits.pause + 100);
    expect(queue.getSnapshot()).toMatchObject({
      status: { kind: 'failed', trouble: 'network' },
      unsaved: true,
    });
    type();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map((one) => one.key)).toEqual(['key-1', 'key-1', 'key-2']);
    expect(sent[1]).toEqual(sent[0]);
    expect(room.stored.map((one) => one.fields)).toEqual([first, text()]);
    expect(room.staleBases).toEqual([]);
  });

  test('an answer that comes after its save was repeated changes nothing', async () => {
    const { room, queue, type, text } = desk(['too late']);
    type();
    await vi.advanceTimersByTimeAsync(waits.answer + 5_000);
    type();
    await vi.advanceTimersByTimeAsync(waits.answer * 2);
    expect(room.stored).toHaveLength(2);
    expect(room.stored.at(-1)?.fields).toBe(text());
    expect(queue.getSnapshot()).toMatchObject({ revision: 3, unsaved: false });
  });

  test('a stale revision stops the saving, keeps the text and leaves the choice to the person', async () => {
    const { room, queue, sent, type, text, copies } = desk();
    room.saveByAnother();
    type();
    const answer = queue.flush();
    await vi.advanceTimersByTimeAsync(100);
    expect(await answer).toMatchObject({ ok: false, trouble: 'stale_revision' });
    type();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(room.stored).toEqual([]);
    expect(copies.at(-1)).toBe('refused');
    expect(await queue.flush()).toMatchObject({ ok: false, trouble: 'stale_revision' });
    queue.adopt({ revision: 2, state: 'draft', savedAt: start });
    type();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(room.stored.map((one) => one.fields)).toEqual([text()]);
  });

  test('after the session ran out it asks again, and saves once the person is back', async () => {
    const { room, queue, type, text } = desk(['signed out', 'signed out']);
    type();
    await vi.advanceTimersByTimeAsync(waits.pause + 100);
    expect(queue.getSnapshot().status).toMatchObject({ kind: 'failed', trouble: 'not_signed_in' });
    await vi.advanceTimersByTimeAsync(waits.signIn * 3);
    expect(room.stored.map((one) => one.fields)).toEqual([text()]);
  });

  test('a flush with nothing unsaved answers at once and sends nothing', async () => {
    const { queue, sent } = desk();
    expect(await queue.flush()).toEqual({ ok: true, revision: 1, state: 'draft' });
    expect(sent).toEqual([]);
  });

  test('a flush waits for what is under way and for what was typed meanwhile', async () => {
    const { room, queue, type, text } = desk([], 1_000);
    type();
    await vi.advanceTimersByTimeAsync(waits.pause + 100);
    type();
    const answer = queue.flush();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await answer).toEqual({ ok: true, revision: 3, state: 'draft' });
    expect(room.stored.at(-1)?.fields).toBe(text());
  });

  test('an attempt is written down once, before it is sent, and again only when it is another', async () => {
    const { copies, type, text } = desk(['lost on the way']);
    type();
    await vi.advanceTimersByTimeAsync(waits.pause + 100);
    expect(copies).toEqual([text()]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(copies).toEqual([text(), null]);
  });

  test('an attempt found after a crash goes first, as it was, and what was typed beyond it goes on top', async () => {
    const { room, queue, sent, type, text } = desk();
    type();
    const before = text();
    const attempt = { id: 's1', person: 'p1', key: 'key-of-then', revision: 1, fields: before };
    room.save(attempt);
    type();
    queue.adopt({ revision: 1, state: 'draft', savedAt: start, attempt, unsaved: true });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map(({ key }) => key)).toEqual(['key-of-then', 'key-1']);
    expect(room.stored.map((one) => one.fields)).toEqual([before, text()]);
    expect(room.staleBases).toEqual([]);
  });

  test('a window that lets go sends nothing until it is its turn again', async () => {
    const { room, queue, sent, type, text } = desk();
    type();
    queue.letGo({ revision: 1, state: 'draft' });
    type();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    expect(queue.getSnapshot()).toMatchObject({ status: { kind: 'elsewhere' }, unsaved: true });
    expect(await queue.flush()).toMatchObject({ ok: false, trouble: 'elsewhere' });
    queue.adopt({ revision: 1, state: 'draft', savedAt: start, unsaved: true });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(room.stored.map((one) => one.fields)).toEqual([text()]);
  });

  test('whatever the network does, nothing overtakes, nothing is refused as stale, and the last text is what is stored', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant('type' as const) },
      { weight: 1, arbitrary: fc.constant('flush' as const) },
      { weight: 4, arbitrary: fc.integer({ min: 1, max: 9_000 }) },
    );
    const fault = fc.constantFrom<Fault>(
      'none',
      'lost on the way',
      'answer lost',
      'too late',
      'busy',
      'signed out',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(fault, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4_000 }),
        async (steps, faults, delay) => {
          const { room, queue, type, text, mostOpen, sent } = desk([...faults], delay);
          let typed = false;
          for (const one of steps) {
            if (one === 'type') {
              type();
              typed = true;
            } else if (one === 'flush') void queue.flush();
            else await vi.advanceTimersByTimeAsync(one);
          }
          await vi.advanceTimersByTimeAsync(15 * 60_000);
          expect(queue.getSnapshot().unsaved).toBe(false);
          expect(room.staleBases).toEqual([]);
          expect(mostOpen()).toBeLessThanOrEqual(1);
          if (typed) expect(room.stored.at(-1)?.fields).toBe(text());
          const edits = room.stored.map((one) => Number(/عنوان (\d+)/.exec(one.fields)?.[1]));
          expect(edits).toEqual([...edits].sort((a, b) => a - b));
          expect(new Set(sent.map((one) => one.key)).size).toBe(room.stored.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
