/** What nginx must know of this build to send its pages by itself: where they are, and their headers (docs/deploy/). */
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { siteFolder } from './store/layout.ts';
import { makeFolder } from './store/make-folder.ts';
import { openFolder } from './store/open-pages.ts';
import type { PageHeaders } from './store/page-headers.ts';

/** Writes `site/nginx/html.conf` and `machines.conf`. nginx reads them when it is reloaded, and not before. */
export function writeNginxIncludes(dataFolder: string, build: string, headers: PageHeaders): void {
  const site = siteFolder(dataFolder);
  const folder = path.join(site, 'nginx');
  makeFolder(site, folder);
  for (const [name, list] of [
    ['html.conf', headers.html],
    ['machines.conf', headers.other],
  ] as const) {
    const file = path.join(folder, name);
    writeFileSync(`${file}.new`, renderInclude(openFolder(site, build), list));
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
