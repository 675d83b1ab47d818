import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDb } from '#db/client.ts';
import { putSetting } from '#db/mutations/settings.ts';
import { commentSettingsKey, defaultCommentSettings } from '#db/queries/comment-settings.ts';
import { makeDoor } from '#media/outgoing/door.ts';
import { richBody } from '#newsroom/newsroom-for-tests.ts';
import { addPerson, addToken } from '#newsroom/people.ts';
import { closeSearch } from '#search/in-worker.ts';
import { describeApi } from './description.ts';
import { POST as postEmbed } from './embeds/route.ts';
import { POST as postMedia } from './media/route.ts';
import { GET as getDescription } from './openapi.json/route.ts';
import { GET as getSearch } from './search/route.ts';
import { GET as getSections } from './sections/route.ts';
import { POST as postAction } from './stories/[id]/actions/[action]/route.ts';
import { GET as getChallenge } from './stories/[id]/comments/challenge/route.ts';
import { POST as postReport } from './stories/[id]/comments/reports/route.ts';
import { GET as getComments, POST as postComments } from './stories/[id]/comments/route.ts';
import { PUT as putEdition } from './stories/[id]/edition/route.ts';
import { GET as getHistory } from './stories/[id]/history/route.ts';
import { GET as getStory, PATCH as patchStory } from './stories/[id]/route.ts';
import { GET as getStories, POST as postStories } from './stories/route.ts';

type Handler = (
  request: Request,
  context: { params: Promise<{ id: string; action: string }> },
) => Promise<Response> | Response;

/** Each call of the description and the route that answers it. */
const routes: Record<string, Handler> = {
  'get /api/v1/stories': getStories,
  'post /api/v1/stories': postStories,
  'get /api/v1/stories/{id}': getStory,
  'patch /api/v1/stories/{id}': patchStory,
  'post /api/v1/stories/{id}/actions/{action}': postAction,
  'put /api/v1/stories/{id}/edition': putEdition,
  'get /api/v1/stories/{id}/comments': getComments,
  'post /api/v1/stories/{id}/comments': postComments,
  'get /api/v1/stories/{id}/comments/challenge': getChallenge,
  'post /api/v1/stories/{id}/comments/reports': postReport,
  'get /api/v1/stories/{id}/history': getHistory,
  'get /api/v1/sections': getSections,
  'get /api/v1/search': getSearch,
  'post /api/v1/embeds': postEmbed,
  'post /api/v1/media': postMedia,
  'get /api/v1/openapi.json': getDescription,
};

const description = JSON.parse(JSON.stringify(describeApi()));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'api', ...description });
const answered = new Set<string>();
const tokens = { journalist: '', colleague: '', editor: '' };
let folder: string;

beforeAll(async () => {
  // Nobody is asked for anything in a test.
  globalThis.midadDoor = makeDoor({ resolve: () => Promise.reject(new Error('no network')) });
  folder = mkdtempSync(path.join(tmpdir(), 'midad-test-'));
  process.env.MIDAD_DATA = folder;
  const db = await getDb();
  for (const name of ['journalist', 'colleague', 'editor'] as const) {
    const role = name === 'editor' ? 'editor' : 'journalist';
    const person = await addPerson(db, null, { email: `${name}@midad.example`, name, role });
    const token = person.ok ? await addToken(db, null, person.value.id) : person;
    if (!token.ok) throw new Error(token.refusal.detail);
    tokens[name] = token.value.token;
  }
});

afterAll(async () => {
  await closeSearch();
  (await getDb()).close();
  rmSync(folder, { recursive: true, force: true });
});

interface Call {
  token?: string;
  body?: unknown;
  raw?: string | FormData;
  headers?: Record<string, string>;
  id?: string;
  action?: string;
  query?: string;
}

/** Calls the route and holds its answer against the description. */
async function call(
  name: keyof typeof routes & string,
  given: Call = {},
): Promise<{ status: number; json: ReturnType<typeof JSON.parse> }> {
  const [method = '', template = ''] = name.split(' ');
  const id = given.id ?? '';
  const action = given.action ?? '';
  const address = template.replace('{id}', id).replace('{action}', action) + (given.query ?? '');
  const headers: Record<string, string> = { ...given.headers };
  if (given.token) headers.authorization = `Bearer ${given.token}`;
  if (given.body !== undefined || typeof given.raw === 'string')
    headers['content-type'] ??= 'application/json';
  const request = new Request(`http://localhost:3000${address}`, {
    method: method.toUpperCase(),
    headers,
    body: given.raw ?? (given.body === undefined ? undefined : JSON.stringify(given.body)),
  });
  const handler = routes[name];
  if (!handler) throw new Error(name);
  const response = await handler(request, { params: Promise.resolve({ id, action }) });
  const json = await response.json();
  const described = description.paths[template]?.[method]?.responses?.[response.status];
  expect(described, `${name} answers ${response.status}, which is not described`).toBeDefined();
  const pointer = `api#/paths/${encodeURIComponent(template.replaceAll('~', '~0').replaceAll('/', '~1'))}/${method}/responses/${response.status}/content/application~1json/schema`;
  const check = ajv.getSchema(pointer);
  if (!check) throw new Error(`no schema at ${pointer}`);
  expect(
    check(json),
    `${name} ${response.status}: ${JSON.stringify(check.errors)} in ${JSON.stringify(json)}`,
  ).toBe(true);
  answered.add(name);
  return { status: response.status, json };
}

function story(more: Record<string, unknown> = {}) {
  return {
    headline: 'خبر عن المرفأ',
    section: 'politics',
    body: richBody,
    lead: 'تمهيد',
    tags: ['مرفأ'],
    ...more,
  };
}

describe('the API, held against its own description', () => {
  test('describes exactly the calls that there are', async () => {
    const described = Object.entries(description.paths).flatMap(([address, calls]) =>
      Object.keys(calls as object).map((method) => `${method} ${address}`),
    );
    // The library's calls are held to it in media/media.test.ts.
    const here = described.filter((name) => name === 'post /api/v1/media' || !name.includes('/media'));
    expect(here.sort()).toEqual(Object.keys(routes).sort());
    expect((await call('get /api/v1/openapi.json')).json).toEqual(description);
  });

  test('a story is of the edition that the call says, where the newsroom has it', async () => {
    const { token, journalist } = { token: tokens.editor, journalist: tokens.journalist };
    const english = { headline: 'The harbour reopens', section: 'politics', body: richBody, edition: 'en' };
    const refused = await call('post /api/v1/stories', { token: journalist, body: english });
    expect(refused).toMatchObject({
      status: 422,
      json: { error: { code: 'edition_closed', path: 'edition' } },
    });
    expect((await call('get /api/v1/search', { query: '?q=harbour&edition=en' })).status).toBe(422);
    const db = await getDb();
    await db.write((tx) => putSetting(tx, 'english', 'true'));
    const original = await call('post /api/v1/stories', { token: journalist, body: story() });
    const body = { ...english, translationOf: original.json.id };
    const made = await call('post /api/v1/stories', { token: journalist, body });
    const { id } = made.json;
    expect(made).toMatchObject({ status: 201, json: { edition: 'en', translationOf: original.json.id } });
    const put = (chosen: object) =>
      call('put /api/v1/stories/{id}/edition', { token: journalist, id, body: chosen });
    expect((await put({ translationOf: null })).json).toMatchObject({ edition: 'en', translationOf: null });
    expect(await put({ edition: 'fr' })).toMatchObject({ status: 422, json: { error: { path: 'edition' } } });
    expect((await put({ headline: 'x' })).status).toBe(422);
    for (const action of ['submit', 'approve', 'publish']) {
      await call('post /api/v1/stories/{id}/actions/{action}', { token, id, action, body: { revision: 1 } });
    }
    const published = await call('get /api/v1/stories/{id}', { token, id });
    expect(new URL(published.json.url).pathname).toBe(`/en/politics/${id}/the-harbour-reopens`);
    expect(await put({ edition: 'ar' })).toMatchObject({ status: 422, json: { error: { path: 'edition' } } });
    const search = async (query: string) => (await call('get /api/v1/search', { query })).json.results;
    expect(await search('?q=harbour&edition=en')).toMatchObject([{ id, url: published.json.url }]);
    expect(await search('?q=harbour')).toEqual([]);
    await db.write((tx) => putSetting(tx, 'english', 'false'));
  });

  test('a story goes from draft to reader and away again', async () => {
    const made = await call('post /api/v1/stories', { token: tokens.journalist, body: story() });
    expect(made).toMatchObject({
      status: 201,
      json: { revision: 1, state: 'draft', live: null, url: null, body: richBody },
    });
    const { id } = made.json;
    const patched = await call('patch /api/v1/stories/{id}', {
      token: tokens.journalist,
      id,
      body: { revision: 1, lead: 'تمهيد أوضح' },
    });
    expect(patched).toMatchObject({ status: 200, json: { revision: 2, lead: 'تمهيد أوضح', body: richBody } });
    const stale = await call('patch /api/v1/stories/{id}', {
      token: tokens.journalist,
      id,
      body: { revision: 1, lead: 'متأخر' },
    });
    expect(stale).toMatchObject({
      status: 409,
      json: { error: { code: 'stale_revision' }, story: { revision: 2 } },
    });
    const act = (token: string, action: string, body: object = {}) =>
      call('post /api/v1/stories/{id}/actions/{action}', {
        token,
        id,
        action,
        body: { revision: 2, ...body },
      });
    expect((await act(tokens.journalist, 'publish')).status).toBe(403);
    expect((await act(tokens.editor, 'approve')).json).toMatchObject({
      error: { code: 'wrong_state' },
      story: { state: 'draft' },
    });
    expect((await act(tokens.journalist, 'submit')).json.state).toBe('submitted');
    expect((await act(tokens.editor, 'request-changes')).status).toBe(422);
    expect((await act(tokens.editor, 'approve')).json.state).toBe('approved');
    const published = await act(tokens.editor, 'publish');
    expect(published.json).toMatchObject({ state: 'published', live: { revision: 2 } });
    expect(published.json.url).toMatch(new RegExp(`^http://localhost:3000/politics/${id}/%D8`));
    const found = await call('get /api/v1/search', { query: `?q=${encodeURIComponent('المرفا')}` });
    expect(found.json.results).toMatchObject([{ id, headline: 'خبر عن المرفأ', url: published.json.url }]);
    expect(found.json).toMatchObject({ total: 1, more: false, suggestion: null });
    expect((await call('get /api/v1/search', { query: '?q=x&from=2026-02-30' })).json.error.path).toBe(
      'from',
    );
    expect((await act(tokens.editor, 'unpublish', { note: 'خطأ' })).json).toMatchObject({
      state: 'unpublished',
      live: null,
    });
    expect((await call('get /api/v1/search', { query: '?q=المرفأ' })).json.results).toEqual([]);
    const history = await call('get /api/v1/stories/{id}/history', { token: tokens.journalist, id });
    expect(history.json.history.map((entry: { action: string }) => entry.action)).toEqual([
      'unpublish',
      'publish',
      'approve',
      'submit',
      'edit',
      'create',
    ]);
    expect((await act(tokens.editor, 'dance')).status).toBe(404);
  });

  test('the same key and body is the same answer, and one story', async () => {
    const given = {
      token: tokens.journalist,
      body: story({ headline: 'مرة واحدة' }),
      headers: { 'idempotency-key': 'abc' },
    };
    const first = await call('post /api/v1/stories', given);
    const again = await call('post /api/v1/stories', given);
    expect(again).toEqual(first);
    expect((await call('post /api/v1/stories', { ...given, body: story() })).json.error.code).toBe(
      'idempotency_mismatch',
    );
    expect(
      (
        await call('post /api/v1/stories', {
          ...given,
          headers: { 'idempotency-key': 'two words' },
        })
      ).status,
    ).toBe(400);
  });

  test('nobody without a token, and a colleague finds nothing', async () => {
    expect((await call('post /api/v1/stories', { body: story() })).status).toBe(401);
    expect((await call('get /api/v1/stories', { token: 'midad_not-a-token-of-ours-at-all' })).status).toBe(
      401,
    );
    const { json } = await call('post /api/v1/stories', { token: tokens.journalist, body: story() });
    expect((await call('get /api/v1/stories/{id}', { token: tokens.colleague, id: json.id })).status).toBe(
      404,
    );
    expect((await call('get /api/v1/stories/{id}', { token: tokens.editor, id: json.id })).json).toEqual(
      json,
    );
    expect((await call('get /api/v1/stories', { token: tokens.colleague })).json.stories).toEqual([]);
  });

  test('a page of somebody else’s cannot act with our cookie', async () => {
    for (const origin of ['null', 'https://evil.example']) {
      const answer = await call('post /api/v1/stories', {
        body: story(),
        headers: { origin, cookie: 'midad.session_token=x' },
      });
      expect(answer).toMatchObject({ status: 403, json: { error: { code: 'foreign_origin' } } });
    }
  });

  test.each([
    ['no JSON', { raw: '{"headline":' }, 400, undefined],
    ['a list', { raw: '[]' }, 400, undefined],
    ['another type', { raw: 'x', headers: { 'content-type': 'text/plain' } }, 415, undefined],
    ['no headline', { body: { section: 'politics', body: richBody } }, 422, 'headline'],
    ['an empty headline', { body: story({ headline: ' \u200F ' }) }, 422, 'headline'],
    ['an override in the headline', { body: story({ headline: 'خبر\u202Eربخ' }) }, 422, 'headline'],
    ['an unknown field', { body: story({ state: 'published' }) }, 422, 'state'],
    ['an unknown section', { body: story({ section: 'nowhere' }) }, 422, 'section'],
    [
      'a script link',
      {
        body: story({
          body: {
            type: 'doc',
            content: [
              {
                type: 'paragraph',
                content: [
                  {
                    type: 'text',
                    text: 'x',
                    marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
                  },
                ],
              },
            ],
          },
        }),
      },
      422,
      'body.content[0].content[0].marks[0].attrs.href',
    ],
    ['an unknown format', { body: story({ body: { format: 'docx', content: 'x' } }) }, 422, 'body.format'],
    [
      'a nonsense dir',
      { body: story({ body: { type: 'doc', content: [{ type: 'paragraph', attrs: { dir: 'up' } }] } }) },
      422,
      'body.content[0].attrs.dir',
    ],
  ])('refuses %s and makes nothing', async (_name, given, status, where) => {
    const before = (await call('get /api/v1/stories', { token: tokens.journalist })).json.stories.length;
    const answer = await call('post /api/v1/stories', { token: tokens.journalist, ...given });
    expect(answer.status).toBe(status);
    expect(answer.json.error.path).toBe(where);
    expect((await call('get /api/v1/stories', { token: tokens.journalist })).json.stories).toHaveLength(
      before,
    );
  });

  test('text, HTML and Markdown are cleaned into our JSON, and what was dropped is said', async () => {
    const post = async (format: string, content: string) =>
      (
        await call('post /api/v1/stories', {
          token: tokens.journalist,
          body: story({ body: { format, content } }),
        })
      ).json;
    const plain = await post(
      'text',
      'فقرة أولى\n\nفقرة ثانية\nسطر بعدها\n\nhttps://twitter.com/midad/status/123?s=20',
    );
    expect(plain.body.content.map((node: { type: string }) => node.type)).toEqual([
      'paragraph',
      'paragraph',
      'embed',
    ]);
    expect(plain.body.content[2].attrs).toMatchObject({
      provider: 'x',
      url: 'https://x.com/midad/status/123',
    });
    const html = await post(
      'html',
      '<h1>عنوان</h1><p onclick="x()">نص <b>مهم</b><script>alert(1)</script></p>',
    );
    expect(JSON.stringify(html.body)).not.toMatch(/alert|onclick/);
    expect(html.text).toContain('نص مهم');
    expect(html.warnings.length).toBeGreaterThan(0);
    const markdown = await post('markdown', '## وسطي\n\nنص **مهم** و[رابط](https://example.org/a)');
    expect(markdown.body.content[0]).toMatchObject({ type: 'heading', attrs: { level: 2 } });
  });

  test('an address becomes an embed’s attrs', async () => {
    const embed = (body: object) => call('post /api/v1/embeds', { token: tokens.journalist, body });
    expect((await embed({ url: 'https://mobile.twitter.com/midad/status/42?s=20' })).json).toMatchObject({
      provider: 'x',
      url: 'https://x.com/midad/status/42',
    });
    expect((await embed({ url: 'https://x.com.evil.example/midad/status/42' })).json).toMatchObject({
      provider: 'link',
    });
    for (const url of ['javascript:alert(1)', 'ftp://x.com/a', 'لا شيء', ''])
      expect((await embed({ url })).status).toBe(422);
    const html =
      '<blockquote class="twitter-tweet"><p lang="ar">نص التغريدة</p>&mdash; مداد (@midad) <a href="https://twitter.com/midad/status/42">1</a></blockquote><script src="https://platform.twitter.com/widgets.js"></script>';
    expect((await embed({ html })).json).toMatchObject({
      provider: 'x',
      url: 'https://x.com/midad/status/42',
      handle: '@midad',
    });
  });

  test('a picture is stored, and what is none is refused', async () => {
    const send = (bytes: Uint8Array<ArrayBuffer>, name: string) => {
      const form = new FormData();
      form.set('file', new File([bytes], name));
      form.set('caption', 'المرفأ صباحا');
      form.set('credit', 'مداد');
      form.set('alt', 'مرفأ');
      return call('post /api/v1/media', { token: tokens.journalist, raw: form });
    };
    const png = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#225' } })
      .png()
      .toBuffer();
    expect(await send(new Uint8Array(png), 'a.png')).toMatchObject({
      status: 201,
      json: { width: 600, height: 400, caption: 'المرفأ صباحا', credit: 'مداد' },
    });
    expect((await send(new TextEncoder().encode('ليس صورة'), 'a.png')).status).toBe(422);
    expect((await call('post /api/v1/media', { token: tokens.journalist, body: {} })).status).toBe(415);
  });

  test('a comment comes in, is read by everybody once it is approved, and reported; a browser’s form leads back', async () => {
    const db = await getDb();
    const made = await call('post /api/v1/stories', { token: tokens.journalist, body: story() });
    const { id } = made.json;
    const comments = 'stories/{id}/comments' as const;
    expect((await call(`get /api/v1/${comments}`, { id })).status).toBe(404);
    const revision = { revision: 1 };
    const act = (action: string, token: string) =>
      call('post /api/v1/stories/{id}/actions/{action}', { token, id, action, body: revision });
    await act('submit', tokens.journalist);
    await act('approve', tokens.editor);
    await act('publish', tokens.editor);
    const all = { ...defaultCommentSettings, where: 'all' as const };
    await db.write((tx) => putSetting(tx, commentSettingsKey, JSON.stringify(all)));
    expect((await call(`get /api/v1/${comments}/challenge`, { id })).json).toMatchObject({
      bits: 15,
      as: null,
    });
    const asked = await call(`get /api/v1/${comments}/challenge`, { id, token: tokens.editor });
    expect(asked.json.as).toBe('editor');
    const plain = await call(`post /api/v1/${comments}`, { id, body: { name: 'قارئ', text: 'رأي' } });
    expect(plain).toMatchObject({ status: 201, json: { state: 'waiting' } });
    const wrong = { name: 'قارئ', text: 'رأي آخر', proof: { challenge: 'a.b', solution: '1' } };
    expect((await call(`post /api/v1/${comments}`, { id, body: wrong })).json.error.code).toBe(
      'proof_refused',
    );
    expect((await call(`post /api/v1/${comments}`, { id, body: { text: 7 } })).status).toBe(422);
    const staff = await call(`post /api/v1/${comments}`, {
      id,
      token: tokens.editor,
      body: { text: 'شكرًا' },
    });
    expect(staff).toMatchObject({ status: 201, json: { state: 'approved' } });
    expect((await call(`get /api/v1/${comments}`, { id })).json).toMatchObject({
      total: 1,
      isOpen: true,
      comments: [{ id: staff.json.id, name: 'editor', isStaff: true, text: 'شكرًا' }],
    });
    const report = { comment: staff.json.id };
    expect((await call(`post /api/v1/${comments}/reports`, { id, body: report })).status).toBe(200);
    const hidden = { comment: plain.json.id };
    expect((await call(`post /api/v1/${comments}/reports`, { id, body: hidden })).status).toBe(404);

    const sendForm = (fields: Record<string, string>) =>
      postComments(
        new Request(`http://localhost:3000/api/v1/stories/${id}/comments`, {
          method: 'POST',
          body: new URLSearchParams(fields),
        }),
        { params: Promise.resolve({ id }) },
      );
    const sent = await sendForm({ name: 'قارئة', text: 'من نموذج', website: '' });
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(new RegExp(`^/politics/${id}/[^/]+/comments#sent$`)),
    ]);
    const refused = await sendForm({ name: '', text: 'بلا اسم' });
    expect(refused.status).toBe(422);
    expect(refused.headers.get('content-type')).toContain('text/html');
  });

  test('every call was tried, sections too', async () => {
    const { json } = await call('get /api/v1/sections', { token: tokens.journalist });
    expect(json.sections[0]).toEqual({ slug: 'politics', name: 'سياسة' });
    expect([...answered].sort()).toEqual(Object.keys(routes).sort());
  });
});
