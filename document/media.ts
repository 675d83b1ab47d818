import { findNodeSpec } from './list.ts';
import type { DocNode, StoryBody } from './types.ts';

/** Ids of the stored pictures that a checked body shows, in its order, each once. */
export function listPictures(body: StoryBody): string[] {
  const ids = new Set<string>();
  collect(body, ids);
  return [...ids];
}

function collect(node: DocNode, ids: Set<string>): void {
  for (const id of findNodeSpec(node.type)?.pictures?.(node) ?? []) ids.add(id);
  for (const child of node.content ?? []) collect(child, ids);
}
