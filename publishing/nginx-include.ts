/** What nginx must know to send this build's pages, and files of stories, by itself: where they are, and their headers (docs/deploy/). */
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { siteFolder } from './store/layout.ts';
import { makeFolder } from './store/make-folder.ts';
import { pictureHeaders, recordingHeaders } from './store/media-names.ts';
import { openFolder, openMediaRoot } from './store/open-pages.ts';
import type { PageHeaders } from './store/page-headers.ts';

/**
 * Writes `site/nginx/html.conf` and `machines.conf`, and `pictures.conf` and `recordings.conf` for `/media/`. nginx reads them
 * when it is reloaded, and not before.
 */
export function writeNginxIncludes(dataFolder: string, build: string, headers: PageHeaders): void {
  const site = siteFolder(dataFolder);
  const folder = path.join(site, 'nginx');
  makeFolder(site, folder);
  const pages = openFolder(site, build);
  const media = openMediaRoot(site);
  for (const [name, root, list] of [
    ['html.conf', pages, headers.html],
    ['machines.conf', pages, headers.other],
    ['pictures.conf', media, pictureHeaders],
    ['recordings.conf', media, recordingHeaders],
  ] as const) {
    const file = path.join(folder, name);
    writeFileSync(`${file}.new`, renderInclude(root, list));
    renameSync(`${file}.new`, file);
  }
}

export function renderInclude(root: string, headers: readonly string[]): string {
  const lines = ['# Written by Midad at its start.', `root ${quote(root)};`];
  for (let index = 0; index + 1 < headers.length; index += 2) {
    lines.push(`add_header ${headers[index]} ${quote(headers[index + 1] ?? '')};`);
  }
  return `${lines.join('\n')}\n`;
}

/** nginx knows no way to write a dollar sign, and there is none in a header of ours. */
function quote(value: string): string {
  if (/[$\r\n]/.test(value)) throw new Error(`nginx can't be told: ${value}`);
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
