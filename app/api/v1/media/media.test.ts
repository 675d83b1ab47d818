import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { houseReason } from '#components/desk/house-reason.ts';
import { type Db, getDb } from '#db/client.ts';
import { setClock } from '#db/clock.ts';
import { readerOf } from '#db/queries/edition-reader.ts';
import { listMissed } from '#db/queries/missed.ts';
import { getPictures, getPublishedStory } from '#db/queries/published.ts';
import { storyMedia } from '#db/schema.ts';
import { mp3 } from '#media/fixtures.ts';
import { makeWaiting } from '#media/make-renditions.ts';
import { largestPiece } from '#media/uploads.ts';
import { errors } from '#messages/ar/errors.ts';
import { media as words } from '#messages/ar/media.ts';
import { listFilesToMind } from '#newsroom/media-gate.ts';
import { indexMedia } from '#newsroom/media-index.ts';
import { addPerson, addToken } from '#newsroom/people.ts';
import { publishDue } from '#newsroom/schedule.ts';
import { saveSettings } from '#newsroom/settings.ts';
import { actOnStory, createStory, saveStory } from '#newsroom/stories.ts';
import type { Actor, Story } from '#newsroom/types.ts';
import { describeApi } from '../description.ts';
import { POST as act } from './[id]/actions/[action]/route.ts';
import { PATCH as patch, GET as read, DELETE as remove } from './[id]/route.ts';
import { GET as list, POST as store } from './route.ts';
import { HEAD as ask, DELETE as drop, PATCH as piece } from './uploads/[id]/route.ts';
import { POST as begin } from './uploads/route.ts';

type Handler = (
  request: Request,
  context: { params: Promise<{ id: string; action: string }> },
) => Promise<Response> | Response;

const routes: Record<string, Handler> = {
  'get /api/v1/media': list,
  'post /api/v1/media': store,
  'get /api/v1/media/{id}': read,
  'patch /api/v1/media/{id}': patch,
  'delete /api/v1/media/{id}': remove,
  'post /api/v1/media/{id}/actions/{action}': act,
  'post /api/v1/media/uploads': begin,
  'head /api/v1/media/uploads/{id}': ask,
  'patch /api/v1/media/uploads/{id}': piece,
  'delete /api/v1/media/uploads/{id}': drop,
};

const description = JSON.parse(JSON.stringify(describeApi()));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'api', ...description });
const tokens: Record<string, string> = {};
const people: Record<string, Actor> = {};
let folder: string;
let db: Db;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midad-test-'));
  process.env.MIDAD_DATA = folder;
  db = await getDb();
  for (const name of ['journalist', 'colleague', 'editor', 'admin']) {
    const role = name === 'editor' || name === 'admin' ? name : 'journalist';
    const email = `${name}@midad.example`;
    const person = await addPerson(db, null, { email, name, role });
    const token = person.ok ? await addToken(db, null, person.value.id) : person;
    if (!token.ok || !person.ok) throw new Error('nobody');
    tokens[name] = token.value.token;
    people[name] = { id: person.value.id, name, email, role, address: null };
  }
});

afterEach(() => setClock(null));

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Call {
  who?: string;
  id?: string;
  action?: string;
  query?: string;
  json?: unknown;
  raw?: FormData | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** Calls the route as it is described, and holds its answer against the description. */
async function call(name: string, given: Call = {}) {
  const [method = '', template = ''] = name.split(' ');
  const { who = 'journalist', id = '', action = '', query = '', json, raw } = given;
  const address = template.replace('{id}', id).replace('{action}', action) + query;
  const request = new Request(`http://localhost:3000${address}`, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${tokens[who]}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...given.headers,
    },
    body: raw ?? (json === undefined ? undefined : JSON.stringify(json)),
  });
  const response = await routes[name]?.(request, { params: Promise.resolve({ id, action }) });
  if (!response) throw new Error(name);
  const described = description.paths[template]?.[method]?.responses?.[response.status];
  expect(described, `${name} answers ${response.status}, which is not described`).toBeDefined();
  const text = await response.text();
  const body = text ? JSON.parse(text) : null;
  if (text) {
    const pointer = `api#/paths/${encodeURIComponent(template.replaceAll('/', '~1'))}/${method}/responses/${response.status}/content/application~1json/schema`;
    const check = ajv.getSchema(pointer);
    expect(check?.(body), `${name}: ${JSON.stringify(check?.errors)} in ${text}`).toBe(true);
  }
  return { status: response.status, body, headers: response.headers };
}

let shade = 0;
async function upload(words: Record<string, string> = {}, who = 'journalist'): Promise<string> {
  shade += 1;
  const bytes = await sharp({
    create: { width: 600, height: 400, channels: 3, background: { r: shade, g: 9, b: 9 } },
  })
    .png()
    .toBuffer();
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], 'صورة.png'));
  for (const [name, value] of Object.entries(words)) form.set(name, value);
  const { status, body } = await call('post /api/v1/media', { who, raw: form });
  expect(status).toBe(201);
  return body.id;
}

function must<Value>(result: { ok: true; value: Value } | { ok: false; refusal: { code: string } }): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const who = (name: string): Actor => people[name] as Actor;

async function approved(media: string, credit = 'وكالة'): Promise<Story> {
  const body = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'نص' }] },
      { type: 'gallery', content: [{ type: 'figure', attrs: { media, alt: 'وصف', credit } }] },
    ],
  };
  const story = must(await createStory(db, who('journalist'), { headline: 'خبر بصورة', body }));
  const step = (name: string, action: string) =>
    actOnStory(db, who(name), { id: story.id, action, revision: story.revision });
  must(await step('journalist', 'submit'));
  return must(await step('editor', 'approve'));
}

const publish = (story: Story) =>
  actOnStory(db, who('editor'), { id: story.id, action: 'publish', revision: story.revision });

describe('rights', () => {
  test('a picture without any on record is published: a new newsroom has no such gate', async () => {
    const id = await upload();
    expect((await call('get /api/v1/media/{id}', { id })).body).toMatchObject({
      licence: 'none',
      lapsed: false,
    });
    expect(await publish(await approved(id, ''))).toMatchObject({ ok: true });
  });

  test('one whose last day has passed is not, in the newsroom’s own days; the day itself still counts', async () => {
    const id = await upload();
    const story = await approved(id);
    await call('patch /api/v1/media/{id}', { id, json: { rightsUntil: '2030-01-31', licence: 'licensed' } });
    // Still the evening of the 31st in London, already February in Beirut.
    setClock(new Date('2030-01-31T22:30:00Z'));
    expect(await publish(story)).toMatchObject({
      ok: false,
      refusal: { code: 'rights_lapsed', path: 'body.content[1].content[0]' },
    });
    expect(await getPublishedStory(readerOf(db.read, 'ar'), story.id)).toBeNull();
    setClock(new Date('2030-01-31T20:30:00Z'));
    expect(await publish(story)).toMatchObject({ ok: true });
  });

  test('nor does it go out by itself at an appointed time: the story goes back to who approved it', async () => {
    const id = await upload();
    const story = await approved(id);
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const scheduled = { id: story.id, action: 'schedule', revision: story.revision, at };
    must(await actOnStory(db, who('editor'), scheduled));
    await call('post /api/v1/media/{id}/actions/{action}', {
      who: 'editor',
      id,
      action: 'withdraw',
      json: { note: 'قضية' },
    });
    setClock(new Date(Date.now() + 7_200_000));
    expect(await publishDue(db)).not.toContain(story.id);
    expect(await getPublishedStory(readerOf(db.read, 'ar'), story.id)).toBeNull();
    const [missed] = (await listMissed(db.read)).filter((one) => one.id === story.id);
    // The desk says it in its own words, not in those of the log.
    expect(houseReason(missed?.why ?? '', 'ar')).toBe(errors.picture_withdrawn);
    expect(
      must(
        await actOnStory(db, who('editor'), {
          ...scheduled,
          action: 'request-changes',
          at: undefined,
          note: 'بدّل الصورة',
        }),
      ).state,
    ).toBe('changes_requested');
    expect((await listMissed(db.read)).map((one) => one.id)).not.toContain(story.id);
  });

  test('one that is withdrawn leaves every published story at once, its twin from a colleague too, and comes back', async () => {
    const id = await upload({ caption: 'أولى' });
    const story = await approved(id);
    must(await publish(story));
    const { body: refused } = await call('post /api/v1/media/{id}/actions/{action}', {
      id,
      action: 'withdraw',
      json: { note: 'x' },
    });
    expect(refused.error.code).toBe('wrong_role');
    expect(
      (
        await call('post /api/v1/media/{id}/actions/{action}', {
          who: 'editor',
          id,
          action: 'withdraw',
          json: {},
        })
      ).status,
    ).toBe(422);
    const { body } = await call('post /api/v1/media/{id}/actions/{action}', {
      who: 'editor',
      id,
      action: 'withdraw',
      json: { note: 'طلب صاحبها' },
    });
    expect(body).toMatchObject({ pages: 1, withdrawn: { why: 'طلب صاحبها' } });
    expect((await getPublishedStory(readerOf(db.read, 'ar'), story.id))?.picture).toBeNull();
    expect(await getPictures(db.read, [id])).toEqual(new Map());
    expect(await publish(await approved(id))).toMatchObject({ refusal: { code: 'picture_withdrawn' } });
    await call('post /api/v1/media/{id}/actions/{action}', { who: 'admin', id, action: 'restore', json: {} });
    expect((await getPublishedStory(readerOf(db.read, 'ar'), story.id))?.picture?.id).toBe(id);
  });

  test('and stays away though somebody sends it anew', async () => {
    const bytes = new Uint8Array(
      await sharp({ create: { width: 90, height: 70, channels: 3, background: '#0a7' } })
        .png()
        .toBuffer(),
    );
    const send = async (name: string) => {
      const form = new FormData();
      form.set('file', new File([bytes], 'a.png'));
      return (await call('post /api/v1/media', { who: name, raw: form })).body.id;
    };
    const id = await send('journalist');
    const json = { note: 'طلب صاحبها' };
    await call('post /api/v1/media/{id}/actions/{action}', { who: 'editor', id, action: 'withdraw', json });
    const again = await send('colleague');
    expect(again).not.toBe(id);
    expect((await call('get /api/v1/media/{id}', { id: again })).body.withdrawn).toMatchObject({
      why: 'طلب صاحبها',
    });
    expect(await publish(await approved(again))).toMatchObject({ refusal: { code: 'picture_withdrawn' } });
  });

  test('a credit is needed where the newsroom says so, and only there', async () => {
    const id = await upload();
    const story = await approved(id, '');
    must(await saveSettings(db, who('admin'), { needsCredit: true }));
    expect(await publish(story)).toMatchObject({
      refusal: { code: 'credit_needed', path: 'body.content[1].content[0].attrs.credit' },
    });
    must(await saveSettings(db, who('admin'), { needsCredit: false }));
    expect(await publish(story)).toMatchObject({ ok: true });
  });
});

describe('rights that a newsroom asks for', () => {
  test('a file without any on record stops a story only where the setting says so, and says why', async () => {
    const id = await upload();
    const story = await approved(id);
    must(await saveSettings(db, who('admin'), { needsRights: true }));
    expect(await publish(story)).toMatchObject({
      refusal: { code: 'rights_needed', path: 'body.content[1].content[0]' },
    });
    await call('patch /api/v1/media/{id}', { id, json: { licence: 'own' } });
    expect(await publish(story)).toMatchObject({ ok: true });
    // The still of what is embedded is its author's: nobody at the desk could write a right down for each.
    const attrs = {
      provider: 'x',
      url: 'https://x.com/a/status/1100000000000000000',
      text: 'قول',
      picture: await upload(),
    };
    const quoted = must(
      await createStory(db, who('journalist'), {
        headline: 'خبر بمنشور',
        body: { type: 'doc', content: [{ type: 'embed', attrs }] },
      }),
    );
    for (const [name, action] of [
      ['journalist', 'submit'],
      ['editor', 'approve'],
    ] as const)
      must(await actOnStory(db, who(name), { id: quoted.id, action, revision: quoted.revision }));
    expect(await listFilesToMind(db.read, quoted.body)).toEqual([]);
    expect(await publish(quoted)).toMatchObject({ ok: true });
    expect((await getPublishedStory(readerOf(db.read, 'ar'), quoted.id))?.picture).toBeNull();
    must(await saveSettings(db, who('admin'), { needsRights: false }));
  });

  test('a territory and terms are shown to whoever publishes, and stop nobody', async () => {
    const id = await upload();
    const story = await approved(id);
    const changed = await call('patch /api/v1/media/{id}', {
      id,
      json: { licence: 'agency', agency: 'وكالة', territory: 'لبنان', terms: 'لا تُباع' },
    });
    expect(changed.body.cautions).toEqual(['territory', 'terms']);
    expect(await listFilesToMind(db.read, story.body)).toMatchObject([
      { id, agency: 'وكالة', territory: 'لبنان', problem: null },
    ]);
    expect(await publish(story)).toMatchObject({ ok: true });
  });
});

describe('the library', () => {
  test('finds a picture by its words however they are spelled', async () => {
    const id = await upload({ caption: 'الأمطار تُغرق أحياء المدينة', credit: 'سلمى' });
    const find = async (q: string) =>
      (await call('get /api/v1/media', { query: `?q=${encodeURIComponent(q)}` })).body.items.map(
        (item: { id: string }) => item.id,
      );
    expect(await find('امطار احياء المدينه')).toContain(id);
    expect(await find('سلمي')).toContain(id);
    expect(await find('لا أحد كتب هذا')).toEqual([]);
    await call('patch /api/v1/media/{id}', { id, json: { tags: ['فيضان'] } });
    expect(await find('فيضان')).toEqual([id]);
    const missing = await call('get /api/v1/media', { query: '?only=missing&kind=image' });
    expect(missing.body.items.map((item: { id: string }) => item.id)).toContain(id);
  });

  test('says where a file is used, and deletes it only where it isn’t', async () => {
    const id = await upload();
    const body = { type: 'doc', content: [{ type: 'figure', attrs: { media: id, alt: '', credit: '' } }] };
    const story = must(await createStory(db, who('journalist'), { headline: 'مسودة', body }));
    expect((await call('get /api/v1/media/{id}', { id })).body.stories).toMatchObject([
      { id: story.id, isLive: false },
    ]);
    expect((await call('delete /api/v1/media/{id}', { id })).body.error.code).toBe('in_use');
    expect((await call('delete /api/v1/media/{id}', { id, who: 'colleague' })).status).toBe(403);
    const emptied = { type: 'doc', content: [{ type: 'paragraph' }] };
    must(await saveStory(db, who('journalist'), { id: story.id, revision: 1, changes: { body: emptied } }));
    expect((await call('delete /api/v1/media/{id}', { id })).status).toBe(204);
    expect((await call('get /api/v1/media/{id}', { id })).status).toBe(404);
  });

  test('an older newsroom’s files are found and known to be used after its first start', async () => {
    const id = await upload({ caption: 'قديمة جدا' });
    const story = await approved(id);
    await db.write(async (tx) => void (await tx.delete(storyMedia)));
    await indexMedia(db);
    expect((await call('get /api/v1/media/{id}', { id })).body.stories).toMatchObject([{ id: story.id }]);
  });

  test('a colleague’s words are not mine to change; nonsense is refused with its path', async () => {
    const id = await upload();
    expect(
      (await call('patch /api/v1/media/{id}', { who: 'colleague', id, json: { caption: 'x' } })).status,
    ).toBe(403);
    for (const [json, at] of [
      [{ rightsUntil: '2030-02-31' }, 'rightsUntil'],
      [{ licence: 'stolen' }, 'licence'],
      [{ focusX: 101 }, 'focusX'],
      [{ credit: 'a\u202Eb' }, 'credit'],
      [{ tags: 'x' }, 'tags'],
      [{ sha256: 'x' }, 'sha256'],
    ] as const) {
      const { status, body } = await call('patch /api/v1/media/{id}', { id, json });
      expect([status, body.error.path]).toEqual([422, at]);
    }
  });

  test('a moved focus cuts the preview anew, around it', async () => {
    const id = await upload();
    await makeWaiting(db);
    const { body } = await call('patch /api/v1/media/{id}', { id, json: { focusX: 20, focusY: 80 } });
    expect(body).toMatchObject({ focusX: 20, focusY: 80, making: 'waiting' });
    await makeWaiting(db);
    const story = await approved(id);
    must(await publish(story));
    expect((await getPictures(db.read, [id])).get(id)).toMatchObject({ card: 'card-20-80.jpg', focusX: 20 });
  });
});

describe('a file that comes in pieces', () => {
  const bytes = mp3(400);
  const announce = (length: number, name = 'مقابلة.mp3') =>
    call('post /api/v1/media/uploads', {
      headers: {
        'upload-length': String(length),
        'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
      },
    });
  const send = (id: string, offset: number, part: Uint8Array, more: Call = {}) =>
    call('patch /api/v1/media/uploads/{id}', {
      id,
      raw: new Uint8Array(part),
      headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      ...more,
    });

  test('goes on where it stopped, and is stored with its last piece', async () => {
    const begun = await announce(bytes.length);
    expect(begun.status).toBe(201);
    const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
    const half = Math.floor(bytes.length / 2);
    expect((await send(id, 0, bytes.subarray(0, half))).status).toBe(204);
    expect((await send(id, 0, bytes.subarray(0, half))).status, 'the same piece again').toBe(409);
    expect((await call('head /api/v1/media/uploads/{id}', { id })).headers.get('upload-offset')).toBe(
      String(half),
    );
    expect((await send(id, half, bytes.subarray(half), { who: 'colleague' })).status, 'somebody else').toBe(
      404,
    );
    const last = await send(id, half, bytes.subarray(half));
    expect(last.body).toMatchObject({
      kind: 'audio',
      mime: 'audio/mpeg',
      fileName: 'مقابلة.mp3',
      bytes: bytes.length,
    });
    expect((await call('head /api/v1/media/uploads/{id}', { id })).status).toBe(404);
  });

  test('what it turns out to be is refused as anywhere, and nothing is left of it', async () => {
    const begun = await announce(100);
    const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
    expect((await send(id, 0, new Uint8Array(100).fill(7))).body.error.code).toBe('not_a_picture');
    expect((await call('head /api/v1/media/uploads/{id}', { id })).status).toBe(404);
  });

  test('of what would be refused whole only the first piece has to come', async () => {
    const refused = async (length: number, first: Uint8Array) => {
      const begun = await announce(length);
      const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
      const answer = await send(id, 0, first);
      expect((await call('head /api/v1/media/uploads/{id}', { id })).status).toBe(404);
      return [answer.status, answer.body.error.code, answer.body.error.message];
    };
    const start = new Uint8Array(5000);
    start.set([0xff, 0xd8, 0xff, 0xe0]);
    expect(await refused(26 * 1024 * 1024, start)).toEqual([413, 'too_large', words.refused.too_large]);
    start.set(Buffer.from('PK\x03\x04'));
    expect(await refused(200_000_000, start)).toEqual([
      415,
      'unsupported_type',
      words.refused.unsupported_type,
    ]);
    expect((await announce(0)).body.error.code).toBe('damaged_file');
  });

  test('more than was announced, more than may be, and what is given up', async () => {
    expect((await announce(300 * 1024 * 1024)).status).toBe(413);
    expect((await announce(Number.NaN)).status).toBe(422);
    const begun = await announce(10);
    const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
    expect((await send(id, 0, new Uint8Array(11))).status).toBe(413);
    expect((await send(id, 0, new Uint8Array(largestPiece + 1))).status).toBe(413);
    expect((await call('delete /api/v1/media/uploads/{id}', { id })).status).toBe(204);
    expect((await send('../../midad.db', 0, new Uint8Array(1))).status).toBe(404);
  });
});
