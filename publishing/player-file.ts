/** The script that makes players of embeds, as a file with its hash in the name, kept for good. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '#db/environment.ts';

export function playerFile(source: string): string {
  return `player-${createHash('sha256').update(source).digest('hex').slice(0, 10)}.js`;
}

/** Writes it into the folder: under its served name, and under its own for who makes pages. */
export function writePlayer(folder: string): void {
  const source = readFileSync(path.join(projectFolder(), 'components', 'site', 'player.js'), 'utf8');
  writeFileSync(path.join(folder, playerFile(source)), source);
  writeFileSync(path.join(folder, 'player.js'), source);
}
