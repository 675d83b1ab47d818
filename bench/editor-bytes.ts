/** How much script a newsroom page asks for over the wire before its first key can be typed, in a real browser. */
import { chromium, type Request } from '@playwright/test';
import { editor as words } from '#messages/ar/editor.ts';
import { findBrowser } from '../e2e/browser.ts';
import { signIn } from '../e2e/desk.ts';
import type { Person } from '../e2e/house.ts';
import type { Measurement } from './measure.ts';

const mostScript = 300 * 1024;

interface Script {
  path: string;
  /** When it was asked for, in milliseconds since 1970. */
  at: number;
  bytes: number;
  coding: string;
}

/** `story` is the id of a draft of that person. */
export async function measureEditorBytes(
  origin: string,
  person: Person,
  story: string,
): Promise<Measurement> {
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage({ baseURL: origin, locale: 'ar' });
    await signIn(page, person);
    const state = await page.context().storageState();
    await page.context().close();

    // A browser of its own, so that nothing comes from a cache.
    const context = await browser.newContext({ baseURL: origin, locale: 'ar', storageState: state });
    const fresh = await context.newPage();
    await fresh.addInitScript(() => {
      const watch = new MutationObserver(() => {
        if (!document.querySelector('#story-body[contenteditable="true"]')) return;
        watch.disconnect();
        document.documentElement.dataset.writable = String(Date.now());
      });
      watch.observe(document, { childList: true, subtree: true, attributeFilter: ['contenteditable'] });
    });
    const asked: Request[] = [];
    const seen: Promise<Script | null>[] = [];
    fresh.on('request', (request) => asked.push(request));
    fresh.on('requestfinished', (request) => seen.push(readScript(request)));
    await fresh.goto(`/desk/stories/${story}`, { waitUntil: 'commit' });
    const body = fresh.getByRole('textbox', { name: words.body, exact: true });
    await body.focus({ timeout: 60_000 });
    await fresh.keyboard.type('ق');
    await body.getByText('ق').first().waitFor();
    await fresh.waitForLoadState('networkidle');
    const writable = Number(await fresh.locator('html').getAttribute('data-writable'));
    const scripts = (await Promise.all(seen)).filter((script) => script !== null);
    const all = sum(scripts);
    const before = sum(scripts.filter((script) => script.at <= writable));
    const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
    const plain = before.scripts.filter((script) => script.coding !== 'br');
    return {
      rows: [
        {
          what: 'Editor: scripts over the wire until the first key can be typed',
          figure: kilobytes(before.bytes),
          asked: `at most ${mostScript / 1024} KB, Next's own included`,
          holds: before.bytes <= mostScript,
        },
        {
          what: 'Editor: scripts that came in another coding than Brotli',
          figure: String(plain.length),
          asked: 'none',
          holds: plain.length === 0,
        },
        {
          what: 'Editor: scripts in all, with what comes after the first key',
          figure: kilobytes(all.bytes),
          asked: 'reported',
          holds: null,
        },
      ],
      raw: { before: before.scripts, all: all.scripts, requests: asked.length },
    };
  } finally {
    await browser.close();
  }
}

function sum(scripts: Script[]): { bytes: number; scripts: Script[] } {
  return { bytes: scripts.reduce((total, script) => total + script.bytes, 0), scripts };
}

/** The bytes of the answer's body as they came, compressed. */
async function readScript(request: Request): Promise<Script | null> {
  if (request.resourceType() !== 'script') return null;
  const [sizes, response] = await Promise.all([request.sizes(), request.response()]);
  const coding = response?.headers()['content-encoding'] ?? 'none';
  const at = request.timing().startTime;
  return { path: new URL(request.url()).pathname, at, bytes: sizes.responseBodySize, coding };
}
