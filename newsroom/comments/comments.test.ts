import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setClock } from '#db/clock.ts';
import { type CommentSettings, defaultCommentSettings } from '#db/queries/comment-settings.ts';
import { listBans, listCommentEvents, listCommentsById } from '#db/queries/comments.ts';
import { listOpenOutbox } from '#db/queries/pages.ts';
import { listPublishedComments } from '#db/queries/published-comments.ts';
import { makeTestNewsroom, must, type TestNewsroom } from '../newsroom-for-tests.ts';
import type { Result } from '../refusal.ts';
import { actOnStory, createStory } from '../stories.ts';
import type { Actor, Story } from '../types.ts';
import {
  banCommenter,
  chooseComments,
  type Decision,
  decideComments,
  getQueue,
  liftBan,
  saveCommentSettings,
} from './moderate.ts';
import { type CommentRequest, postComment, reportComment } from './post.ts';
import { makeChallenge, type Proof } from './proof.ts';
import { forgetOldSenders, senderOf } from './senders.ts';

let room: TestNewsroom;
let story: Story;

const codeOf = (result: Result<unknown, unknown>) => (result.ok ? 'ok' : result.refusal.code);

async function step(of: Story, action: string, note?: string): Promise<Story> {
  const actor = action === 'submit' ? room.journalist : room.editor;
  return must(await actOnStory(room.db, actor, { id: of.id, action, revision: of.revision, note }));
}

async function publish(headline: string): Promise<Story> {
  const draft = must(await createStory(room.db, room.journalist, { headline }));
  return step(await step(await step(draft, 'submit'), 'approve'), 'publish');
}

/** What a reader's browser does while they write. */
function solve(storyId = story.id): Proof {
  const { challenge, bits } = makeChallenge(room.db, storyId);
  for (let n = 0; ; n += 1) {
    const hash = createHash('sha256').update(`${challenge}:${n}`).digest();
    if (hash.readUInt32BE(0) >>> (32 - bits) === 0) return { challenge, solution: String(n) };
  }
}

let written = 0;
/** Each from a house of its own, unless told. */
function write(more: Partial<CommentRequest> & { address?: string; actor?: Actor } = {}) {
  written += 1;
  const { address = `198.51.100.${written}`, actor, ...request } = more;
  const who = actor ? { actor } : ({ actor: null, address } as const);
  const proof = actor || 'proof' in request ? undefined : solve(request.storyId);
  return postComment(room.db, who, {
    ...{ storyId: story.id, name: 'قارئة', text: `رأي رقم ${written}`, proof },
    ...request,
  });
}

const settings = async (changes: Partial<CommentSettings>) =>
  must(
    await saveCommentSettings(room.db, room.admin, { ...defaultCommentSettings, where: 'all', ...changes }),
  );

const read = (id: string) => listPublishedComments(room.db.read, id, { limit: 100, offset: 0 });
const one = async (id: string) => {
  const [row] = await listCommentsById(room.db.read, [id]);
  if (!row) throw new Error('no such comment');
  return row;
};

beforeAll(async () => {
  room = await makeTestNewsroom();
});
afterEach(() => setClock(null));
afterAll(() => room.close());

describe('a reader', () => {
  beforeAll(async () => {
    await settings({});
    story = await publish('خبر يُعلَّق عليه');
  });

  test('of a new newsroom finds no comments anywhere', async () => {
    must(await saveCommentSettings(room.db, room.admin, defaultCommentSettings));
    expect(codeOf(await write())).toBe('not_found');
    await settings({});
  });

  test('writes, is looked at first, and is read once approved', async () => {
    const posted = must(await write({ text: '  رأيي\u202E هنا\n\n\n\nوهنا  ' }));
    expect(posted.state).toBe('waiting');
    expect(await read(story.id)).toEqual([]);
    const row = await one(posted.id);
    expect(row.text).toBe('رأيي هنا\n\nوهنا');
    must(
      await decideComments(room.db, room.editor, { comments: [{ id: row.id, version: 1 }], to: 'approved' }),
    );
    expect((await read(story.id)).map(({ id }) => id)).toEqual([posted.id]);
    expect((await listOpenOutbox(room.db.read)).map(({ key }) => key)).toContain(`comments:${story.id}`);
    expect((await listCommentEvents(room.db.read, row.id)).map(({ action, to }) => [action, to])).toEqual([
      ['post', 'waiting'],
      ['decide', 'approved'],
    ]);
  });

  test('is read at once where the newsroom looks afterwards, unless the house noticed something', async () => {
    await settings({ moderation: 'after', words: ['بطيخ'] });
    expect(must(await write()).state).toBe('approved');
    const noticed = [
      [{ text: 'أنت بـطـيـخ' }, { kind: 'word', word: 'بطيخ' }],
      [{ name: 'ريم الخَطيب' }, { kind: 'staff_name' }],
      [{ text: 'shop.com deal.net www.win.org' }, { kind: 'links' }],
      [{ proof: undefined }, { kind: 'no_proof' }],
    ] as const;
    for (const [more, flag] of noticed) {
      const posted = must(await write(more));
      expect(posted.state, flag.kind).toBe('waiting');
      expect((await one(posted.id)).flags).toContainEqual(flag);
    }
    await settings({});
  });

  test('who fills the field no person sees is told nothing and read by nobody', async () => {
    const posted = must(await write({ trap: 'https://spam.example' }));
    expect(posted.state).toBe('waiting');
    expect((await one(posted.id)).state).toBe('rejected');
  });

  test.each([
    ['no name', { name: ' \u200B ' }],
    ['a name too long', { name: 'س'.repeat(61) }],
    ['no words', { text: '\u202E\n…' }],
    ['words too long', { text: 'س'.repeat(2001) }],
  ])('with %s is refused', async (_, more) => {
    expect(codeOf(await write(more))).toBe('invalid');
  });

  test('who sends again after a lost answer has written one comment', async () => {
    const proof = solve();
    const call = { key: 'k1', text: 'مرة واحدة', proof, address: '203.0.113.1' };
    const first = must(await write(call));
    expect(must(await write(call))).toEqual(first);
    expect(codeOf(await write({ ...call, text: 'غيره' }))).toBe('idempotency_mismatch');
    const plain = { text: 'بلا مفتاح', address: '203.0.113.1' };
    expect(must(await write(plain))).toEqual(must(await write(plain)));
  });

  test('cannot use one proof twice, on another story, after its time, or unsolved', async () => {
    const proof = solve();
    must(await write({ proof }));
    expect(codeOf(await write({ proof }))).toBe('proof_refused');
    const other = await publish('خبر آخر');
    expect(codeOf(await write({ proof: solve(other.id) }))).toBe('proof_refused');
    expect(codeOf(await write({ proof: { ...solve(), solution: '0' } }))).toBe('proof_refused');
    const [head] = solve().challenge.split('.');
    expect(codeOf(await write({ proof: { challenge: `${head}.9999999999999.1.x.y`, solution: '1' } }))).toBe(
      'proof_refused',
    );
    const late = solve();
    setClock(new Date(Date.now() + 31 * 60_000));
    expect(codeOf(await write({ proof: late }))).toBe('proof_refused');
  });

  test('from one address is slowed down, and from another is not', async () => {
    const address = '203.0.113.9';
    for (let count = 0; count < 4; count += 1) must(await write({ address }));
    expect(codeOf(await write({ address }))).toBe('too_many_requests');
    must(await write({ address: '203.0.113.10' }));
    setClock(new Date(Date.now() + 61_000));
    must(await write({ address }));
  });

  test('without a script has fewer', async () => {
    const call = { address: '203.0.113.20', proof: undefined };
    for (let count = 0; count < 3; count += 1) must(await write(call));
    expect(codeOf(await write(call))).toBe('too_many_requests');
  });

  test('reports a comment once, and only one that readers see', async () => {
    const posted = must(await write());
    const report = (address: string) =>
      reportComment(room.db, { storyId: story.id, commentId: posted.id, address });
    expect(codeOf(await report('203.0.113.30'))).toBe('not_found');
    must(
      await decideComments(room.db, room.editor, {
        comments: [{ id: posted.id, version: 1 }],
        to: 'approved',
      }),
    );
    must(await report('203.0.113.30'));
    must(await report('203.0.113.30'));
    must(await report('203.0.113.31'));
    expect((await one(posted.id)).reports).toBe(2);
    expect((await getQueue(room.db, room.editor, { filter: 'reported' })).comments).toHaveLength(1);
    must(
      await decideComments(room.db, room.editor, {
        comments: [{ id: posted.id, version: 2 }],
        to: 'approved',
      }),
    );
    expect((await one(posted.id)).reports).toBe(0);
  });

  test('finds the door shut after the newsroom’s days, or when an editor shuts it', async () => {
    must(await chooseComments(room.db, room.editor, { storyId: story.id, choice: 'closed' }));
    expect(codeOf(await write())).toBe('comments_closed');
    must(await chooseComments(room.db, room.editor, { storyId: story.id, choice: 'off' }));
    expect(codeOf(await write())).toBe('not_found');
    must(await chooseComments(room.db, room.editor, { storyId: story.id, choice: null }));
    setClock(new Date(Date.now() + 14 * 86_400_000 + 1000));
    expect(codeOf(await write())).toBe('comments_closed');
  });

  test('sees no comment of a story that was taken down', async () => {
    const gone = await publish('خبر يُسحب');
    const posted = must(await write({ storyId: gone.id }));
    must(
      await decideComments(room.db, room.editor, {
        comments: [{ id: posted.id, version: 1 }],
        to: 'approved',
      }),
    );
    expect(await read(gone.id)).toHaveLength(1);
    await step(gone, 'unpublish', 'خطأ');
    expect(await read(gone.id)).toEqual([]);
    expect(codeOf(await write({ storyId: gone.id }))).toBe('not_found');
  });
});

describe('somebody of the newsroom', () => {
  test('comments by their account; an editor is read at once, a journalist like everybody', async () => {
    const byEditor = must(await write({ actor: room.editor, name: 'غيري' }));
    expect(byEditor.state).toBe('approved');
    expect(await read(story.id)).toContainEqual(
      expect.objectContaining({ id: byEditor.id, name: room.editor.name, isStaff: true }),
    );
    expect(must(await write({ actor: room.journalist })).state).toBe('waiting');
  });
});

describe('a moderator', () => {
  test('never writes over what another decided meanwhile', async () => {
    const first = must(await write());
    const second = must(await write());
    const seen = [first, second].map(({ id }) => ({ id, version: 1 }));
    must(await decideComments(room.db, room.admin, { comments: seen.slice(0, 1), to: 'approved' }));
    const late = must(
      await decideComments(room.db, room.editor, { comments: seen, to: 'rejected', reason: 'abuse' }),
    );
    expect(late.stale.map(({ id, state }) => [id, state])).toEqual([[first.id, 'approved']]);
    expect(late.changed.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      [second.id, 'rejected', 'abuse'],
    ]);
  });

  test('bans a name in every spelling until the ban is over or lifted', async () => {
    const posted = must(await write({ name: 'أبو صخب' }));
    const ban = must(
      await banCommenter(room.db, room.editor, {
        comment: { id: posted.id, version: 1 },
        kind: 'name',
        days: 7,
      }),
    );
    expect(ban.changed[0]?.state).toBe('rejected');
    expect(codeOf(await write({ name: 'ابو صَخَب' }))).toBe('commenter_banned');
    expect(await listBans(room.db.read, new Date().toISOString())).toHaveLength(1);
    must(await liftBan(room.db, room.editor, ban.banId));
    must(await write({ name: 'ابو صَخَب' }));
    const again = must(await write({ name: 'أبو صخب', address: '203.0.113.50' }));
    must(
      await banCommenter(room.db, room.editor, {
        comment: { id: again.id, version: 1 },
        kind: 'sender',
        days: 1,
      }),
    );
    expect(codeOf(await write({ name: 'اسم آخر', address: '203.0.113.50' }))).toBe('commenter_banned');
    setClock(new Date(Date.now() + 86_400_000 + 1000));
    must(await write({ name: 'اسم آخر', address: '203.0.113.50' }));
  });

  test('is an editor or admin: a journalist reads the queue of their own stories and decides nothing', async () => {
    const posted = must(await write());
    const mine = await getQueue(room.db, room.journalist, { filter: 'waiting' });
    expect(mine.comments.map(({ id }) => id)).toContain(posted.id);
    expect((await getQueue(room.db, room.colleague, { filter: 'waiting' })).comments).toEqual([]);
    const decision: Decision = { comments: [{ id: posted.id, version: 1 }], to: 'approved' };
    expect(codeOf(await decideComments(room.db, room.journalist, decision))).toBe('wrong_role');
    const ban = { comment: { id: posted.id, version: 1 }, kind: 'name', days: 1 } as const;
    expect(codeOf(await banCommenter(room.db, room.journalist, ban))).toBe('wrong_role');
    const choice = { storyId: story.id, choice: 'off' } as const;
    expect(codeOf(await chooseComments(room.db, room.journalist, choice))).toBe('wrong_role');
    expect(codeOf(await saveCommentSettings(room.db, room.editor, defaultCommentSettings))).toBe(
      'wrong_role',
    );
  });

  test('cannot change what was written down', async () => {
    await expect(
      room.db.write(async (tx) => {
        await tx.run(sql`update comment_events set note = 'x'`);
      }),
    ).rejects.toThrow();
    await expect(
      room.db.write(async (tx) => {
        await tx.run(sql`delete from comment_events`);
      }),
    ).rejects.toThrow();
  });
});

describe('an address', () => {
  test('is kept as a hash that says nothing, one for a household, and forgotten after a week', async () => {
    const posted = must(await write({ address: '2001:db8:1:2:aaaa::1' }));
    const { sender } = await one(posted.id);
    expect(sender).toBe(senderOf(room.db, '2001:db8:1:2::9'));
    expect(sender).not.toBe(senderOf(room.db, '2001:db8:1:3::9'));
    expect(JSON.stringify(await one(posted.id))).not.toContain('2001:db8');
    await forgetOldSenders(room.db);
    expect((await one(posted.id)).sender).toBe(sender);
    setClock(new Date(Date.now() + 8 * 86_400_000));
    await forgetOldSenders(room.db);
    expect(await one(posted.id)).toMatchObject({ sender: null, postKey: null });
  });
});
