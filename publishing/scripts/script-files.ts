/** Addresses of the readers' scripts, by the name of their source in `components/site`. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `page` is on every page; `player` where something is played in its place, `comments` where readers comment. */
export type ScriptFiles = Record<'page' | 'player' | 'comments', string>;

export const scriptManifest = 'scripts.json';

/** As `build-scripts.ts` wrote them into the folder; before that by their plain names. */
export function readScripts(folder: string): ScriptFiles {
  const file = path.join(folder, scriptManifest);
  if (!existsSync(file))
    return { page: '/assets/page.js', player: '/assets/player.js', comments: '/assets/comments.js' };
  const manifest: ScriptFiles = JSON.parse(readFileSync(file, 'utf8'));
  return manifest;
}
