/** 100,000 words pasted at once into an open story, as HTML and as plain text, in a real browser. */
import { type BrowserContext, chromium } from '@playwright/test';
import { findBrowser } from '../e2e/browser.ts';
import { signIn } from '../e2e/desk.ts';
import type { Person } from '../e2e/house.ts';
import type { Caller } from './call.ts';
import { type Measurement, median, type Row } from './measure.ts';

const paragraphs = 2_000;
const perParagraph = 50;
const rounds = 3;
const flavours = ['text/html', 'text/plain'] as const;

interface Pasted {
  /** From the paste until all of it stands in the story, drawn. */
  all: number;
  /** The longest time in which the page heard no key. */
  longest: number;
  /** Whether the page said how far it was on the way. */
  progress: boolean;
}

async function pasteOnce(
  context: BrowserContext,
  journalist: Caller,
  flavour: (typeof flavours)[number],
): Promise<Pasted> {
  const body = { type: 'doc', content: [{ type: 'paragraph' }] };
  const { id } = await journalist.ask('POST', '/stories', {
    headline: 'خبر يُلصق فيه كثير',
    section: 'politics',
    body,
  });
  const page = await context.newPage();
  await page.goto(`/desk/stories/${id}`);
  await page.locator('#story-body').focus();
  // What comes after the page can be written on is there by the time somebody pastes.
  await page.waitForLoadState('networkidle');
  const pasted = await page.evaluate(
    async ({ type, count, length }) => {
      const some = ['مدينة', 'قطار', 'سوق', 'ميناء', 'صباح', 'رحلة', 'ناس', 'بحر', 'كتاب', 'ورق'];
      const lines = Array.from({ length: count }, (_, line) => {
        const words = Array.from({ length }, (_, word) => some[(line + word * 7) % some.length]);
        return `${words.join(' ')}.`;
      });
      const clipboardData = new DataTransfer();
      if (type === 'text/html') {
        const html = lines.map((line) => `<p style="color:red"><span>${line}</span></p>`);
        clipboardData.setData('text/html', html.join(''));
      }
      clipboardData.setData('text/plain', lines.join('\n'));
      let longest = 0;
      let progress = false;
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      });
      observer.observe({ type: 'longtask' });
      const start = performance.now();
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
      await new Promise<void>((resolve) => {
        const look = () => {
          const underWay = document.querySelector('.ed-paste progress') !== null;
          progress ||= underWay;
          const { length: there } = document.querySelectorAll('#story-body > p');
          if (there < count || underWay) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve());
        };
        look();
      });
      const all = performance.now() - start;
      // Entries are handed over in a task of their own.
      await new Promise((resolve) => setTimeout(resolve, 100));
      observer.disconnect();
      return { all, longest, progress };
    },
    { type: flavour, count: paragraphs, length: perParagraph },
  );
  await page.close({ runBeforeUnload: false });
  return pasted;
}

export async function measurePaste(origin: string, journalist: Caller, person: Person): Promise<Measurement> {
  const { executablePath, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args });
  try {
    const context = await browser.newContext({ baseURL: origin, locale: 'ar' });
    const first = await context.newPage();
    await signIn(first, person);
    await first.close();
    const rows: Row[] = [];
    const raw: Record<string, Pasted[]> = {};
    for (const flavour of flavours) {
      const runs: Pasted[] = [];
      for (let round = 0; round < rounds; round += 1)
        runs.push(await pasteOnce(context, journalist, flavour));
      raw[flavour] = runs;
      const all = median(runs.map((run) => run.all));
      const longest = median(runs.map((run) => run.longest));
      const isTold = runs.every(({ progress }) => progress);
      rows.push({
        what: `paste of ${paragraphs * perParagraph} words as ${flavour}, median of ${rounds}`,
        figure: `${all.toFixed(0)} ms, longest task ${longest.toFixed(0)}, ${isTold ? 'with' : 'without'} progress`,
        asked: '≤ 2000 ms, or in pieces with progress',
        holds: all <= 2000 || isTold,
      });
    }
    return { rows, raw };
  } finally {
    await browser.close();
  }
}
