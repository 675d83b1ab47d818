import { expect, test } from '@playwright/test';
import { Api, type ApiStory, publishStory, readerPath } from './api.ts';
import { embedAttrs, fullBody } from './bodies.ts';
import { house } from './house.ts';

const journalist = () => new Api(house().origin, house().people.journalist.token);
const colleague = () => new Api(house().origin, house().people.colleague.token);
const editor = () => new Api(house().origin, house().people.editor.token);
const nobody = () => new Api(house().origin, null);

/** What a reader gets at a path; never follows a redirect. */
async function read(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(house().origin + path, { redirect: 'manual', headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

async function surfaces(section: string): Promise<string> {
  const paths = ['/', `/${section}`, '/rss.xml', `/${section}/rss.xml`, '/feed.json', '/sitemap.xml'];
  const texts = await Promise.all([...paths, '/sitemap-news.xml'].map((path) => read(path)));
  return texts.map(({ text }) => text).join('\n');
}

test.describe('صحفية ومحررة تعملان بالواجهة البرمجية', () => {
  test('الصحفية ترسل نصًا مسطحًا والمحررة تطلب تعديلًا ثم تعتمد وتنشر فيقرؤه الناس', async () => {
    const draft = await journalist().write({
      headline: 'القطار الخفيف يصل إلى الميناء',
      lead: 'مشاركون من عشرين بلدًا في الرحلة الأولى.',
      byline: 'ليلى الصحفية',
      tags: ['نقل', 'مدن'],
      body: fullBody('أول'),
    });
    expect(draft).toMatchObject({
      state: 'draft',
      live: null,
      url: null,
      headline: 'القطار الخفيف يصل إلى الميناء',
      section: { slug: 'politics', name: 'سياسة' },
    });
    expect(draft.body).toEqual(fullBody('أول'));

    const submitted = await journalist().step(draft, 'submit', { note: 'جاهز للقراءة' });
    expect(submitted.state).toBe('submitted');
    const returned = await editor().step(submitted, 'request-changes', { note: 'أضيفي اسم المحطة' });
    expect(returned.state).toBe('changes_requested');

    const body = fullBody('أول بعد التعديل');
    const edited = await journalist().patch(`/stories/${draft.id}`, { revision: returned.revision, body });
    expect(edited.status).toBe(200);
    expect(edited.body.revision).toBeGreaterThan(returned.revision);
    expect((await journalist().story(draft.id)).body).toEqual(body);

    const again = await journalist().step(edited.body, 'submit');
    const approved = await editor().step(again, 'approve');
    expect((await read('/')).text).not.toContain(draft.headline);
    const published = await editor().step(approved, 'publish');
    expect(published).toMatchObject({ state: 'published', live: { revision: published.revision } });

    const page = await read(readerPath(published));
    expect(page.status).toBe(200);
    expect(page.text).toContain('القطار الخفيف يصل إلى الميناء');
    expect(page.text).toContain('مشاركون من عشرين بلدًا في الرحلة الأولى.');
    expect(page.text).toContain(embedAttrs.url);
    expect(page.text).toContain('أول بعد التعديل');
    expect(page.text).not.toMatch(
      /<script(?! type="application\/ld\+json"| src="\/assets\/page-[0-9a-f]{10}\.js" defer)/,
    );
    expect(await surfaces('politics')).toContain('القطار الخفيف يصل إلى الميناء');
  });

  test('كل إجابة سحبٍ تعني أن القارئ لم يعد يرى الخبر', async () => {
    const story = await publishStory(journalist(), editor(), {
      headline: 'خبر يُسحب بعد نشره',
      body: fullBody('سحب'),
    });
    const path = readerPath(story);
    expect((await read(path)).status).toBe(200);
    const down = await editor().step(story, 'unpublish', { note: 'معلومة غير صحيحة' });
    expect(down).toMatchObject({ state: 'unpublished', live: null });
    const gone = await read(path);
    expect(gone.status).toBe(410);
    expect(gone.text).not.toContain('خبر يُسحب بعد نشره');
    expect(await surfaces('politics')).not.toContain('خبر يُسحب بعد نشره');
    const found = await nobody().get<{ results: unknown[] }>(
      `/search?q=${encodeURIComponent('يسحب بعد نشره')}`,
    );
    expect(found.body.results).toEqual([]);

    // The approved revision is still the newest one, so it may go out again as it was.
    const back = await editor().step(down, 'publish');
    expect((await read(readerPath(back))).status).toBe(200);
    expect(readerPath(back)).toBe(path);
  });

  test('تعديل خبر منشور لا يراه القارئ حتى يُعتمد ويُنشر من جديد', async () => {
    const story = await publishStory(journalist(), editor(), {
      headline: 'نسخة أولى من الخبر',
      body: fullBody('كما نُشرت'),
    });
    const path = readerPath(story);
    const before = await read(path);
    const edited = await journalist().patch(`/stories/${story.id}`, {
      revision: story.revision,
      headline: 'نسخة ثانية من الخبر',
      body: fullBody('بعد المراجعة'),
    });
    expect(edited.body).toMatchObject({ state: 'draft', live: { revision: story.live?.revision } });
    expect((await read(path)).text).toBe(before.text);
    const submitted = await journalist().step(edited.body, 'submit');
    expect((await read(path)).text).toBe(before.text);
    const approved = await editor().step(submitted, 'approve');
    expect((await read(path)).text).toBe(before.text);
    const published = await editor().step(approved, 'publish');
    expect(published.live?.revision).toBe(edited.body.revision);
    const after = await read(readerPath(published));
    expect(after.text).toContain('نسخة ثانية من الخبر');
    expect(after.text).toContain('بعد المراجعة');
    expect(await surfaces('politics')).not.toContain('نسخة أولى من الخبر');
  });

  test('تصحيح علني يقرؤه الناس في الخبر', async () => {
    const story = await publishStory(journalist(), editor(), {
      headline: 'خبر فيه رقم',
      body: fullBody('عشرون'),
    });
    const edited = await editor().patch(`/stories/${story.id}`, {
      revision: story.revision,
      body: fullBody('اثنان وعشرون'),
    });
    const submitted = await journalist().step(edited.body, 'submit');
    const approved = await editor().step(submitted, 'approve');
    const corrected = await editor().step(approved, 'correct', {
      note: 'كان الرقم عشرين والصحيح اثنان وعشرون.',
    });
    const page = await read(readerPath(corrected));
    expect(page.text).toContain('كان الرقم عشرين والصحيح اثنان وعشرون.');
    expect(page.text).toContain('اثنان وعشرون');
  });

  test('خبر زميل ليس موجودًا لصحفي آخر، لا قراءة ولا كتابة ولا خطوة', async () => {
    const story = await journalist().write({ headline: 'مسودة لا تخص غيري', body: fullBody('خاص') });
    const before = await journalist().story(story.id);
    expect((await colleague().get(`/stories/${story.id}`)).status).toBe(404);
    const patch = await colleague().patch(`/stories/${story.id}`, {
      revision: story.revision,
      headline: 'سرقة',
    });
    expect(patch.status).toBe(404);
    const step = await colleague().post(`/stories/${story.id}/actions/submit`, { revision: story.revision });
    expect(step.status).toBe(404);
    expect((await nobody().get(`/stories/${story.id}`)).status).toBe(401);
    expect((await editor().get(`/stories/${story.id}`)).status).toBe(200);
    expect(await journalist().story(story.id)).toEqual(before);
  });

  test('لا أحد يعتمد خبرًا كتبه هو، ولا صحفي ينشر', async () => {
    const own = await editor().step(
      await editor().write({ headline: 'كتبته المحررة', body: fullBody('هدى') }),
      'submit',
    );
    const approve = await editor().post<{ error: { code: string } }>(`/stories/${own.id}/actions/approve`, {
      revision: own.revision,
    });
    expect(approve.status).toBe(403);
    const story = await journalist().step(
      await journalist().write({ headline: 'ينتظر', body: fullBody('ينتظر') }),
      'submit',
    );
    for (const action of ['approve', 'publish', 'request-changes', 'unpublish']) {
      const answer = await journalist().post(`/stories/${story.id}/actions/${action}`, {
        revision: story.revision,
        note: 'أريد',
      });
      expect(answer.status, action).toBe(403);
    }
    expect((await journalist().story(story.id)).state).toBe('submitted');
  });

  test('خطوة من غير مكانها أو على نسخة قديمة تُرفض ومعها الخبر كما هو الآن', async () => {
    type Refused = { error: { code: string }; story?: ApiStory; current?: ApiStory };
    const draft = await journalist().write({ headline: 'خبر على عجل', body: fullBody('عجل') });
    const early = await editor().post<Refused>(`/stories/${draft.id}/actions/publish`, {
      revision: draft.revision,
    });
    expect(early.status).toBe(409);
    const saved = await journalist().patch(`/stories/${draft.id}`, {
      revision: draft.revision,
      lead: 'مقدمة',
    });
    expect(saved.status).toBe(200);
    const stale = await journalist().patch<Refused>(`/stories/${draft.id}`, {
      revision: draft.revision,
      lead: 'مقدمة أخرى',
    });
    expect(stale.status).toBe(409);
    expect(stale.body.error.code).toBe('stale_revision');
    expect(JSON.stringify(stale.body)).toContain('مقدمة');
    expect(JSON.stringify(stale.body)).toContain(`"revision":${saved.body.revision}`);
    const lateStep = await journalist().post<Refused>(`/stories/${draft.id}/actions/submit`, {
      revision: draft.revision,
    });
    expect(lateStep.status).toBe(409);
    expect((await journalist().story(draft.id)).lead).toBe('مقدمة');
  });

  test('مفتاح واحد ومضمون واحد إجابة واحدة، ولو أُرسل مرات', async () => {
    const key = `key-${Date.now()}`;
    const fields = { headline: 'يُرسل مرتين', section: 'politics', body: fullBody('مرتين') };
    const first = await journalist().post('/stories', fields, { 'idempotency-key': key });
    const second = await journalist().post('/stories', fields, { 'idempotency-key': key });
    expect(first.status).toBe(201);
    expect(second.status).toBe(201);
    expect(second.body).toEqual(first.body);
    const other = await journalist().post(
      '/stories',
      { ...fields, headline: 'غيره' },
      { 'idempotency-key': key },
    );
    expect(other.status).toBe(422);

    const story = first.body;
    const patchKey = `${key}-patch`;
    const change = { revision: story.revision, lead: 'مقدمة تُرسل مرتين' };
    const one = await journalist().patch(`/stories/${story.id}`, change, { 'idempotency-key': patchKey });
    const two = await journalist().patch(`/stories/${story.id}`, change, { 'idempotency-key': patchKey });
    expect(one.status).toBe(200);
    expect(two.body).toEqual(one.body);
    expect((await journalist().story(story.id)).revision).toBe(one.body.revision);

    const stepKey = `${key}-submit`;
    const step = { revision: one.body.revision };
    const sent = await journalist().post(`/stories/${story.id}/actions/submit`, step, {
      'idempotency-key': stepKey,
    });
    const resent = await journalist().post(`/stories/${story.id}/actions/submit`, step, {
      'idempotency-key': stepKey,
    });
    expect([sent.status, resent.status]).toEqual([200, 200]);
    expect(resent.body).toEqual(sent.body);
  });

  test('المسودة لا تظهر في أي صفحة يصل إليها القارئ', async () => {
    const secret = `سر${Date.now()}`;
    const draft = await journalist().write({
      headline: `عنوان ${secret}`,
      lead: secret,
      body: fullBody(secret),
    });
    await journalist().step(draft, 'submit');
    const old = await publishStory(journalist(), editor(), {
      headline: 'خبر منشور بتعديل مخفي',
      body: fullBody('علني'),
    });
    await journalist().patch(`/stories/${old.id}`, {
      revision: old.revision,
      headline: `تعديل ${secret}`,
      body: fullBody(secret),
    });
    expect(await surfaces('politics')).not.toContain(secret);
    expect((await read(readerPath(old))).text).not.toContain(secret);
    expect((await read(`/politics/${draft.id}/x`)).status).toBe(404);
    const found = await nobody().get<{ results: unknown[] }>(`/search?q=${encodeURIComponent(secret)}`);
    expect(found.body.results).toEqual([]);
  });

  test('البحث يجد المنشور مهما كُتبت همزاته وتشكيله', async () => {
    const mark = `ألوانُ${Date.now()}`;
    const story = await publishStory(journalist(), editor(), {
      headline: `مؤتمر الأمنِ الإقليمي ${mark}`,
      body: fullBody('بحث'),
    });
    const plain = mark.replace('أ', 'ا').replace('\u064f', '');
    const found = await nobody().get<{ results: { id: string; headline: string; url: string }[] }>(
      `/search?q=${encodeURIComponent(`الامن ${plain}`)}`,
    );
    expect(found.status).toBe(200);
    expect(found.body.results).toMatchObject([{ id: story.id, headline: story.headline, url: story.url }]);
  });

  test('عنوان الخبر لا يضيع وإن تغيّر اسمه في الرابط', async () => {
    const story = await publishStory(journalist(), editor(), {
      headline: 'رابط قديم',
      body: fullBody('رابط'),
    });
    const path = readerPath(story);
    const [, section, id] = path.split('/');
    const moved = await read(`/${section}/${id}/اسم-آخر`);
    expect(moved.status).toBe(301);
    expect(new URL(moved.headers.get('location') ?? '', house().origin).pathname).toBe(path);
    expect((await read('/politics/nothing-here/x')).status).toBe(404);
  });
});

test.describe('من يرسل ما لا يصح يعرف أين الخطأ ولا يُحفظ شيء', () => {
  const paragraph = (content: unknown[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
  const linked = (href: string) =>
    paragraph([{ type: 'text', text: 'رابط', marks: [{ type: 'link', attrs: { href } }] }]);
  function nested(depth: number): unknown {
    let node: unknown = { type: 'paragraph', content: [{ type: 'text', text: 'عميق' }] };
    for (let i = 0; i < depth; i += 1) node = { type: 'blockquote', content: [node] };
    return { type: 'doc', content: [node] };
  }
  const bodies: [string, unknown, RegExp][] = [
    [
      'عقدة لا نعرفها',
      { type: 'doc', content: [{ type: 'iframe', attrs: { src: 'https://example.com' } }] },
      /body\.content\[0\]/,
    ],
    [
      'علامة لا نعرفها',
      paragraph([{ type: 'text', text: 'x', marks: [{ type: 'blink' }] }]),
      /body\.content\[0\]\.content\[0\]/,
    ],
    ['رابط javascript', linked('javascript:alert(1)'), /href/],
    ['رابط data', linked('data:text/html,x'), /href/],
    ['اتجاه بلا معنى', { type: 'doc', content: [{ type: 'paragraph', attrs: { dir: 'up' } }] }, /dir/],
    ['عنوان فرعي من مستوى 9', { type: 'doc', content: [{ type: 'heading', attrs: { level: 9 } }] }, /level/],
    ['تداخل أعمق من 32', nested(40), /body/],
    ['أكبر من ميغابايتين', paragraph([{ type: 'text', text: 'ن'.repeat(2_100_000) }]), /body/],
  ];
  for (const [name, body, path] of bodies) {
    test(`متن فيه ${name} يُرفض ومعه مكان الخطأ`, async () => {
      const answer = await journalist().post<{ error: { code: string; message: string; path?: string } }>(
        '/stories',
        {
          headline: 'متن لا يصح',
          section: 'politics',
          body,
        },
      );
      expect(answer.status).toBe(422);
      expect(answer.body.error.path ?? answer.body.error.message).toMatch(path);
    });
  }

  test('عنوان فيه قلب اتجاه خفي يُرفض', async () => {
    const answer = await journalist().post('/stories', {
      headline: 'خبر \u202Eموثوق',
      section: 'politics',
      body: fullBody('x'),
    });
    expect(answer.status).toBe(422);
  });

  test('مليون كلمة لا تُحفظ', async () => {
    const answer = await journalist().post('/stories', {
      headline: 'مليون كلمة',
      section: 'politics',
      body: { format: 'text', content: 'كلمة '.repeat(1_000_000) },
    });
    expect([413, 422]).toContain(answer.status);
  });

  test('ما ليس JSON وما لا عنوان له وما لا قسم له', async () => {
    expect((await journalist().post('/stories', '{"headline":')).status).toBe(400);
    expect((await journalist().post('/stories', { section: 'politics', body: fullBody('x') })).status).toBe(
      422,
    );
    const section = await journalist().post('/stories', {
      headline: 'x',
      section: 'لا-قسم',
      body: fullBody('x'),
    });
    expect(section.status).toBe(422);
    const type = await journalist().post('/stories', 'headline=x', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(type.status).toBe(415);
    expect((await journalist().get('/stories/لا-خبر')).status).toBe(404);
    expect((await new Api(house().origin, 'made-up').get('/stories/x')).status).toBe(401);
    expect((await nobody().post('/stories', { headline: 'x' })).status).toBe(401);
  });

  test('صورة ليست صورة', async () => {
    const form = new FormData();
    form.set('file', new Blob(['<svg onload="alert(1)"/>'], { type: 'image/png' }), 'x.png');
    form.set('caption', 'x');
    form.set('credit', 'x');
    form.set('alt', 'x');
    const answer = await fetch(`${house().origin}/api/v1/media`, {
      method: 'POST',
      headers: { authorization: `Bearer ${house().people.journalist.token}` },
      body: form,
    });
    expect([415, 422]).toContain(answer.status);
  });

  test('HTML وMarkdown يُنظفان ويقال ما سقط منهما', async () => {
    const html = await journalist().write({
      headline: 'من HTML',
      body: {
        format: 'html',
        content:
          '<h2>عنوان</h2><p>نص <b>مهم</b> <a href="javascript:alert(1)">رابط</a></p><iframe src="https://example.com"></iframe>',
      },
    });
    expect(html.warnings?.length).toBeGreaterThan(0);
    expect(JSON.stringify(html.body)).not.toContain('javascript');
    expect((await journalist().story(html.id)).body).toMatchObject({
      content: [{ type: 'heading', attrs: { level: 2 } }, { type: 'paragraph' }],
    });
    const markdown = await journalist().write({
      headline: 'من Markdown',
      body: {
        format: 'markdown',
        content: '## عنوان\n\nنص **مهم** و[رابط](https://example.com/ا).\n\n1. واحد\n2. اثنان\n',
      },
    });
    expect(markdown.body).toMatchObject({
      content: [{ type: 'heading' }, { type: 'paragraph' }, { type: 'orderedList' }],
    });
    expect(JSON.stringify(markdown.body)).toContain('"type":"link"');
  });
});

test.describe('من يكتب من خارج البيت لا يُسمع', () => {
  test('طلب كتابة بجلسة متصفح من أصل غريب أو مجهول يُرفض', async ({ browser }) => {
    const context = await browser.newContext({ storageState: house().people.journalist.signedIn });
    const cookie = (await context.cookies(house().origin))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    await context.close();
    expect(cookie).not.toBe('');
    for (const origin of ['null', 'https://evil.example', `${house().origin}.evil.example`]) {
      const answer = await fetch(`${house().origin}/api/v1/stories`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify({ headline: 'من بعيد', section: 'politics', body: fullBody('x') }),
      });
      expect([401, 403], origin).toContain(answer.status);
    }
  });
});
