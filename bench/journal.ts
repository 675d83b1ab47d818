/**
 * The browser is killed while a story is written, before the server has answered, and opened again: what had been typed must
 * reach the server, whole. And what the journal costs at each key of a long story.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import { fullBody, longBody } from '../e2e/bodies.ts';
import { bodyOf, goToEnd, openStory, signIn } from '../e2e/desk.ts';
import type { Person } from '../e2e/house.ts';
import { type KillableBrowser, openKillableBrowser } from '../e2e/killable-browser.ts';
import type { Caller } from './call.ts';
import { type Measurement, pause, percentile } from './measure.ts';

/** What becomes of the saves of a round: held before they leave, or stored without an answer. */
const fates = ['not sent', 'never arrives', 'arrives, no answer'] as const;
const sentence = ' كتبته الصحفية قبل أن ينقطع كل شيء';
const latestKillMs = 300;
const wordsOfLongStory = 20_000;
const keysOfLongStory = 80;

interface Round {
  fate: (typeof fates)[number];
  /** Milliseconds from the last key to the kill. */
  killedAfter: number;
  typed: number;
  lost: number;
  /** Of the oldest letter that was lost, milliseconds before the kill; 0 where none was. */
  oldestLost: number;
  /** Whether everything but lost letters is as it was, attributes and all, with nothing twice. */
  isWhole: boolean;
}

async function killOnce(
  browser: KillableBrowser,
  again: () => Promise<KillableBrowser>,
  caller: Caller,
  fate: Round['fate'],
): Promise<{ round: Round; browser: KillableBrowser }> {
  const story = await caller.ask('POST', '/stories', {
    headline: 'قُتل متصفحه',
    section: 'politics',
    body: fullBody('قتل'),
  });
  const page = await browser.context.newPage();
  let isAsked = false;
  await page.route('**/desk/stories/*', async (route) => {
    const isSave = route.request().method() === 'POST' && !route.request().url().endsWith('/presence');
    if (!isSave) return route.continue();
    if (fate === 'arrives, no answer') await route.fetch();
    isAsked = true;
  });
  await openStory(page, story.id);
  await goToEnd(page);
  const sentAt: number[] = [];
  const type = async (text: string) => {
    for (const letter of text) {
      sentAt.push(performance.now());
      await page.keyboard.type(letter);
      await pause(10);
    }
  };
  const half = Math.ceil(sentence.length / 2);
  await type(sentence.slice(0, half));
  for (let left = 200; fate !== 'not sent' && !isAsked && left > 0; left -= 1) await pause(50);
  await type(sentence.slice(half));
  const last = performance.now();
  await pause(Math.random() * latestKillMs);
  const killedAt = performance.now();
  await browser.kill();

  const next = await again();
  const reopened = await next.context.newPage();
  await openStory(reopened, story.id);
  const expected = (text: string) => {
    const body = fullBody('قتل');
    const node = body.content?.at(-1)?.content?.at(-1);
    if (node) node.text = `سطر ثانٍ.${text}`;
    return body;
  };
  let kept = -1;
  for (let left = 60; left > 0 && kept < sentence.length; left -= 1) {
    const { body } = await caller.ask('GET', `/stories/${story.id}`);
    // White space at a line's end is text like any other, so the longest that fits is the one.
    for (let length = sentence.length; length > kept; length -= 1) {
      if (isDeepStrictEqual(body, expected(sentence.slice(0, length)))) kept = length;
    }
    await pause(kept >= half ? 50 : 250);
  }
  await reopened.close();
  const lost = kept < 0 ? sentence.length : sentence.length - kept;
  const oldest = sentAt[Math.max(0, kept)];
  return {
    browser: next,
    round: {
      fate,
      killedAfter: Math.round(killedAt - last),
      typed: sentence.length,
      lost,
      oldestLost: lost === 0 || oldest === undefined ? 0 : Math.round(killedAt - oldest),
      isWhole: kept >= 0,
    },
  };
}

/** Main-thread milliseconds for each key at the end of a long story, all that follows from it included. */
async function costOfKeys(page: Page, id: string): Promise<number> {
  await openStory(page, id);
  await bodyOf(page).waitFor();
  await goToEnd(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  await page.keyboard.type('تمهيد ');
  await pause(2_000);
  const before = await busy();
  for (let i = 0; i < keysOfLongStory; i += 1) {
    await page.keyboard.type('م');
    await pause(40);
  }
  return ((await busy()) - before) / keysOfLongStory;
}

export async function measureJournal(
  origin: string,
  journalist: Person,
  caller: Caller,
  rounds: number,
): Promise<Measurement> {
  const profile = await mkdtemp(path.join(tmpdir(), 'midad-bench-profile-'));
  const open = () => openKillableBrowser(profile, origin);
  let browser = await open();
  const done: Round[] = [];
  const costs: { with: number; without: number } = { with: 0, without: 0 };
  try {
    await signIn(await browser.context.newPage(), journalist);
    // Chromium writes cookies down twice a minute only, and these are new.
    const cookies = await browser.context.cookies();
    const again = async () => {
      const opened = await open();
      await opened.context.addCookies(cookies);
      return opened;
    };
    for (let i = 0; i < rounds; i += 1) {
      const fate = fates[i % fates.length] ?? 'not sent';
      const killed = await killOnce(browser, again, caller, fate);
      browser = killed.browser;
      done.push(killed.round);
    }
    const long = { headline: 'طويل', section: 'politics', body: longBody(wordsOfLongStory) };
    for (const kind of ['with', 'without'] as const) {
      const story = await caller.ask('POST', '/stories', long);
      const page = await browser.context.newPage();
      if (kind === 'without') {
        await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
      }
      costs[kind] = await costOfKeys(page, story.id);
      await page.close();
    }
  } finally {
    await browser.close().catch(() => undefined);
    await rm(profile, { recursive: true, force: true });
  }
  const old = done.filter(({ oldestLost }) => oldestLost >= latestKillMs);
  const broken = done.filter(({ isWhole }) => !isWhole);
  const lost = done.reduce((sum, round) => sum + round.lost, 0);
  const typed = done.reduce((sum, round) => sum + round.typed, 0);
  const oldest = Math.max(...done.map(({ oldestLost }) => oldestLost));
  const extra = costs.with - costs.without;
  return {
    rows: [
      {
        what: `browser killed before the answer, ${rounds} times: documents not whole after opening it again`,
        figure: String(broken.length),
        asked: '0',
        holds: broken.length === 0,
      },
      {
        what: `rounds that lost a letter typed ${latestKillMs} ms before the kill or earlier`,
        figure: String(old.length),
        asked: '0',
        holds: old.length === 0,
      },
      {
        what: `letters lost of ${typed}, killed ${Math.round(
          percentile(
            done.map((round) => round.killedAfter),
            50,
          ),
        )} ms (median) after the last`,
        figure: `${lost}, the oldest ${oldest} ms old`,
        asked: 'reported',
        holds: null,
      },
      {
        what: `main-thread work for each key in ${wordsOfLongStory.toLocaleString('en')} words, all included, and the journal's part`,
        figure: `${costs.with.toFixed(1)} ms, ${extra.toFixed(1)} of it`,
        asked: 'reported; `editor` measures keys',
        holds: null,
      },
    ],
    raw: { rounds: done, costs },
  };
}
