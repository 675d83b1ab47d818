import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { StoryBody } from '#document/types.ts';

/** What a revision keeps of a story. `section` is a slug. */
export interface RevisionContent {
  headline: string;
  lead: string;
  section: string;
  byline: string;
  tags: string[];
  body: StoryBody;
}

// Level 1: a save is acknowledged sooner, and news text still shrinks to a third.
const level = 1;

export function packContent(content: RevisionContent): { packed: Buffer; hash: string } {
  const json = Buffer.from(JSON.stringify(content));
  return { packed: deflateRawSync(json, { level }), hash: createHash('sha256').update(json).digest('hex') };
}

export function unpackContent(packed: Uint8Array): RevisionContent {
  const content: RevisionContent = JSON.parse(inflateRawSync(packed).toString('utf8'));
  return content;
}

export function packJson(value: unknown): Buffer {
  return deflateRawSync(JSON.stringify(value), { level });
}

export function unpackJson(packed: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(packed).toString('utf8'));
}
