/** A browser with a profile of its own on the disk, that can be killed as a crash would kill it. Linux only. */
import { readdir, readFile } from 'node:fs/promises';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findBrowser } from './browser.ts';
import type { Person } from './house.ts';

export interface KillableBrowser {
  context: BrowserContext;
  /** SIGKILL to the browser's own process; resolves once nothing of it is left. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Processes that work on this profile; the browser's own is the one without a `--type`. */
async function processesOf(profile: string): Promise<{ pid: number; isBrowser: boolean }[]> {
  const found: { pid: number; isBrowser: boolean }[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const command = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes(`--user-data-dir=${profile}`)) continue;
    found.push({ pid: Number(entry), isBrowser: !command.includes('--type=') });
  }
  return found;
}

export async function openKillableBrowser(profile: string, origin: string): Promise<KillableBrowser> {
  const { executablePath, args } = await findBrowser();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args,
    baseURL: origin,
    locale: 'ar',
    timezoneId: 'Asia/Riyadh',
    viewport: { width: 1280, height: 900 },
  });
  return {
    context,
    async kill() {
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      for (const { pid, isBrowser } of await processesOf(profile))
        if (isBrowser) process.kill(pid, 'SIGKILL');
      await gone;
      for (let left = 200; left > 0 && (await processesOf(profile)).length > 0; left -= 1) {
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    close: () => context.close(),
  };
}

/** The cookies of somebody who signed in before. */
export async function enterAs(context: BrowserContext, person: Person): Promise<void> {
  const { cookies } = JSON.parse(await readFile(person.signedIn, 'utf8'));
  await context.addCookies(cookies);
}

/** Whether the journal on this device holds these words, read from the outside: by IndexedDB itself. */
export async function isJournalled(page: Page, words: string): Promise<boolean> {
  return page.evaluate(async (sought) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('midad-journal');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const all = (name: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const asked = db.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const held = JSON.stringify([await all('heads'), await all('texts')]);
    db.close();
    return held.includes(sought);
  }, words);
}
