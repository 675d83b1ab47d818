/** Which build's pages are ours. Built-ins only. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder, publicOrigin } from '#db/environment.ts';

export interface BuildRecord {
  /** Hash of everything a reader's page is made of; the same sources give the same pages. */
  id: string;
  /** Hash of all sources: another one means that the build is stale. */
  sourceHash: string;
}

export function distFolder(): string {
  // Without the comment Next would pack the whole project as something this file may read.
  return path.join(/* turbopackIgnore: true */ projectFolder(), '.next');
}

/** Where `cli/build.ts` puts what pages need besides themselves: fonts, their manifest, the stylesheet. */
export function siteAssetsFolder(): string {
  return path.join(distFolder(), 'midad-assets');
}

export function buildRecordFile(dist = distFolder()): string {
  return path.join(dist, 'midad-build.json');
}

/** What `cli/build.ts` wrote, or null where nothing was built. */
export function readBuildRecord(dist = distFolder()): BuildRecord | null {
  let text: string;
  try {
    text = readFileSync(buildRecordFile(dist), 'utf8');
  } catch {
    return null;
  }
  const record: unknown = JSON.parse(text);
  if (typeof record !== 'object' || record === null) return null;
  if (!('id' in record) || typeof record.id !== 'string') return null;
  if (!('sourceHash' in record) || typeof record.sourceHash !== 'string') return null;
  return { id: record.id, sourceHash: record.sourceHash };
}

/** The name pages are stored under. The origin belongs to it: it stands in canonical links and feeds. */
export function siteBuild(record: BuildRecord, origin = publicOrigin()): string {
  return `${record.id}-${createHash('sha256').update(origin).digest('hex').slice(0, 6)}`;
}

/** The reader's styles in `components/site`; the first is in each page, the others in those that need them. */
export const styleFiles = [
  'site.css',
  'story.css',
  'blocks.css',
  'embeds.css',
  'pages.css',
  'fronts.css',
  'comments.css',
] as const;
