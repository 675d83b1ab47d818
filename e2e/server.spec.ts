import { rename } from 'node:fs/promises';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { Api, type ApiStory, publishStory, readerPath } from './api.ts';
import { fullBody } from './bodies.ts';
import type { Person } from './house.ts';
import { takeOn } from './people.ts';
import {
  childrenOf,
  midad,
  midadLine,
  newDataFolder,
  type Product,
  removeData,
  startProduct,
} from './product.ts';

const linux = process.platform === 'linux';

let product: Product;
let people: Record<'journalist' | 'editor', Person>;

const journalist = () => new Api(product.origin, people.journalist.token);
const editor = () => new Api(product.origin, people.editor.token);

async function read(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(product.origin + path, { redirect: 'manual', headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** Sends bytes as they are, which fetch would mend or refuse, and answers the status line's number (0 for none). */
function sendRaw(lines: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(product.port, '127.0.0.1');
    let answer = '';
    socket.setTimeout(10_000, () => socket.destroy(new Error(`no answer to ${lines[0]}`)));
    socket.on('data', (chunk) => {
      answer += chunk;
      if (answer.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0)));
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

async function restart(): Promise<void> {
  product = await startProduct({ data: product.data, port: product.port });
}

/** Tries until it holds or five seconds are over; answers how it ended. */
async function eventually(holds: () => Promise<boolean>, seconds = 5): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    if (await holds().catch(() => false)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  product = await startProduct();
  people = await takeOn(product, ['journalist', 'editor']);
});

test.afterAll(async () => {
  await product.stop();
  await removeData(product);
});

test.describe('الخادم يفي بما قاله ولو انقطع عنه كل شيء', () => {
  test('خادم أُعيد تشغيله يقدّم للقارئ الصفحة نفسها', async () => {
    const story = await publishStory(journalist(), editor(), {
      headline: 'صفحة باقية',
      body: fullBody('باقية'),
    });
    const path = readerPath(story);
    // The compressed copies may be made smaller in between.
    const plain = { 'accept-encoding': 'identity' };
    const before = await read(path, plain);
    expect(before.status).toBe(200);
    await product.stop();
    await restart();
    const after = await read(path, plain);
    expect(after.status).toBe(200);
    expect(after.text).toBe(before.text);
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  });

  test('خبر سُحب ثم قُتل الخادم قبل تنظيف صفحاته لا يعود بعد التشغيل', async () => {
    const stories: ApiStory[] = [];
    for (const mark of ['أ', 'ب', 'ج']) {
      stories.push(
        await publishStory(journalist(), editor(), { headline: `يُسحب ${mark}`, body: fullBody(mark) }),
      );
    }
    for (const story of stories) {
      expect((await read(readerPath(story))).status).toBe(200);
      // The answer is not waited for: the kill falls somewhere in the commit, the purge or the answer.
      const answered = editor()
        .post(`/stories/${story.id}/actions/unpublish`, { revision: story.revision, note: 'سُحب' })
        .then(
          ({ status }) => status,
          () => 0,
        );
      await new Promise((resolve) => setTimeout(resolve, 3 + 6 * stories.indexOf(story)));
      await product.kill();
      const status = await answered;
      await restart();
      const { state } = await journalist().story(story.id);
      if (status === 200) expect(state).toBe('unpublished');
      expect((await read(readerPath(story))).status).toBe(state === 'unpublished' ? 410 : 200);
      const home = await read('/');
      expect(home.text.includes(story.headline)).toBe(state !== 'unpublished');
    }
  });

  test('خبر سُحب ثم قُتل كل شيء بعد الإجابة يبقى مسحوبًا', async () => {
    const story = await publishStory(journalist(), editor(), {
      headline: 'يُسحب ويُقتل',
      body: fullBody('قتل'),
    });
    const path = readerPath(story);
    const down = await editor().step(story, 'unpublish', { note: 'سُحب' });
    expect(down.state).toBe('unpublished');
    await product.kill();
    await restart();
    expect((await read(path)).status).toBe(410);
    expect((await read('/')).text).not.toContain('يُسحب ويُقتل');
  });

  test('كل حفظ قيل إنه تم باقٍ بعد القتل', async () => {
    for (let round = 0; round < 4; round += 1) {
      let story = await journalist().write({ headline: `جولة ${round}`, body: fullBody('بداية') });
      let kill: Promise<void> | undefined;
      for (let i = 0; i < 400 && story; i += 1) {
        const lead = `حفظ ${i}`;
        const answer = await journalist()
          .patch(`/stories/${story.id}`, { revision: story.revision, lead, body: fullBody(lead) })
          .catch(() => null);
        if (answer?.status !== 200) break;
        story = answer.body;
        if (i === 15 + round * 9) kill = product.kill();
      }
      await (kill ?? product.kill());
      const doctor = await midad(product, ['doctor']);
      expect(doctor.code, doctor.stdout + doctor.stderr).toBe(0);
      await restart();
      const kept = await journalist().story(story.id);
      expect(kept.revision).toBeGreaterThanOrEqual(story.revision);
      if (kept.revision === story.revision) {
        expect(kept.lead).toBe(story.lead);
        expect(kept.body).toEqual(story.body);
      }
    }
  });

  test('موت Next لا يقطع القراءة، ويعود وحده', async () => {
    test.skip(!linux, 'children are found through /proc');
    const story = await publishStory(journalist(), editor(), {
      headline: 'قراءة لا تنقطع',
      body: fullBody('لا تنقطع'),
    });
    const path = readerPath(story);
    expect((await read(path)).status).toBe(200);
    const isNext = async () => {
      const all = await childrenOf(product.pid);
      for (const child of [...all]) all.push(...(await childrenOf(child.pid)));
      return all.find(({ command }) => /next/i.test(command));
    };
    const next = await isNext();
    if (!next) throw new Error('Next is not among the children of the product');
    process.kill(next.pid, 'SIGKILL');
    for (let i = 0; i < 20; i += 1) {
      expect((await read(path)).status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(
      await eventually(async () => (await journalist().get(`/stories/${story.id}`)).status === 200, 30),
    ).toBe(true);
    const again = await isNext();
    expect(again?.pid).not.toBe(next.pid);
  });

  test('ما يفعله سطر الأوامر يصل إلى الخادم وهو يعمل', async () => {
    const line = await midadLine(product, ['token', 'add', '--email', people.journalist.email]);
    const answer = await new Api(product.origin, line).get('/sections');
    expect(answer.status).toBe(200);
    const file = 'e2e/fixtures/flat-text.ar.txt';
    const imported = JSON.parse(
      await midadLine(product, ['import', file, '--email', people.journalist.email]),
    );
    const story = await journalist().story(imported.id);
    expect(story.state).toBe('draft');
    expect(story.headline).toBe(imported.headline);
  });

  test('خبر سُحب من سطر الأوامر يختفي من الخادم وهو يعمل، ويعود إن نُشر', async () => {
    const story = await publishStory(journalist(), editor(), {
      headline: 'من سطر الأوامر',
      body: fullBody('أوامر'),
    });
    const path = readerPath(story);
    // Read often enough to lie in the front's memory.
    for (let i = 0; i < 3; i += 1) expect((await read(path)).status).toBe(200);
    const who = ['--email', people.editor.email];
    await midadLine(product, ['story', 'unpublish', story.id, ...who, '--note', 'من سطر الأوامر']);
    expect((await read(path)).status).toBe(410);
    expect((await read('/')).text).not.toContain('من سطر الأوامر');
    expect((await journalist().story(story.id)).state).toBe('unpublished');
    await midadLine(product, ['story', 'publish', story.id, ...who]);
    expect((await read(path)).status).toBe(200);
    expect((await read('/')).text).toContain('من سطر الأوامر');
  });

  test('طلب غريب الشكل يُرفض ولا يصل إلى غيرنا', async () => {
    const host = `Host: 127.0.0.1:${product.port}`;
    const odd = [
      ['GET http://evil.example/ HTTP/1.1', 'Host: evil.example'],
      ['GET //evil.example/ HTTP/1.1', host],
      ['GET /\\evil.example HTTP/1.1', host],
      ['GET /../../etc/passwd HTTP/1.1', host],
      ['GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1', host],
      ['GET /media/..%2f..%2fmidad.db HTTP/1.1', host],
      ['GET /%00 HTTP/1.1', host],
      ['GET /%ff%fe HTTP/1.1', host],
      ['OPTIONS * HTTP/1.1', host],
      ['CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443'],
      ['TRACE / HTTP/1.1', host],
      [`GET /${'a'.repeat(20_000)} HTTP/1.1`, host],
      ['GET / HTTP/1.1'],
    ];
    for (const lines of odd) {
      const status = await sendRaw([...lines, 'Connection: close']);
      expect(status >= 400 || status === 0, `${lines[0]?.slice(0, 60)} → ${status}`).toBe(true);
      expect(status, `${lines[0]?.slice(0, 60)} → ${status}`).toBeLessThan(500);
    }
    expect((await read('/_next/image?url=%2Ficon.svg&w=640&q=75')).status).toBeGreaterThanOrEqual(400);
    expect((await read('/')).status).toBe(200);
  });

  test('مجلد فارغ يعطي صاحبه رابطًا للمدير الأول', async () => {
    const data = await newDataFolder();
    const fresh = await startProduct({ data });
    const link = /https?:\/\/\S+\/desk\/\S+/.exec(fresh.output())?.[0];
    expect(link, fresh.output()).toBeTruthy();
    await fresh.stop();
    await removeData(fresh);
  });

  test('نسخة احتياطية أُخذت والخادم يعمل تعود في مجلد فارغ بكل ما فيها', async () => {
    const story = await publishStory(journalist(), editor(), {
      headline: 'خبر في النسخة',
      body: fullBody('نسخة'),
    });
    const file = `${product.data}-backup`;
    const made = await midad(product, ['backup', file]);
    expect(made.code, made.stdout + made.stderr).toBe(0);
    const data = await newDataFolder();
    const restored = await midad({ data, port: product.port }, ['restore', file]);
    expect(restored.code, restored.stdout + restored.stderr).toBe(0);
    const other = await startProduct({ data });
    const kept = await new Api(other.origin, people.journalist.token).story(story.id);
    expect(kept.body).toEqual(story.body);
    const page = await fetch(other.origin + readerPath(story));
    expect(page.status).toBe(200);
    await other.stop();
    await removeData(other);
    await removeData({ data: file });
  });

  // Last: nothing can be served after it.
  test('خادم سُحب مجلده من تحته يقول ذلك ولا يقدّم أشباحًا', async () => {
    const story = await publishStory(journalist(), editor(), { headline: 'شبح', body: fullBody('شبح') });
    const path = readerPath(story);
    expect((await read(path)).status).toBe(200);
    const away = `${product.data}-away`;
    await rename(product.data, away);
    expect(await eventually(async () => (await read(path)).status >= 500, 10)).toBe(true);
    const health = await read('/healthz');
    expect(health.status).toBeGreaterThanOrEqual(500);
    const page = await read(path);
    expect(page.text).not.toContain('شبح');
    await product.stop();
    await rename(away, product.data);
    await restart();
    expect((await read(path)).status).toBe(200);
  });
});
