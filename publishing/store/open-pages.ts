/**
 * `site/open/BUILD`, a link to this build's pages, and `site/open/media`, one to the pictures and recordings of published
 * stories: where a web server that sends them by itself looks for them (docs/deploy/). They are there only while no purge
 * can be open; the pages' has the build in its name, because the headers that such a server was configured with belong to
 * that build. Built-ins only.
 */
import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';

export function openFolder(site: string, build: string): string {
  return path.join(site, 'open', build);
}

/** Where `/media/…` is looked for: it holds `media` and nothing else that such an address could name. */
export function openMediaRoot(site: string): string {
  return path.join(site, 'open');
}

/** Nothing that was left open is shown by anybody from here on. */
export function closePages(site: string): void {
  const folder = path.join(site, 'open');
  for (const name of namesIn(folder)) rmSync(path.join(folder, name), { force: true });
}

/** Once the outbox was replayed. */
export function openPages(site: string, build: string): void {
  // Windows gives links to few; Midad itself needs none.
  if (process.platform === 'win32') return;
  closePages(site);
  makeFolder(site, path.join(site, 'open'));
  symlinkSync(path.join('..', 'pages', build), openFolder(site, build));
  symlinkSync(path.join('..', 'media'), path.join(openMediaRoot(site), 'media'));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
