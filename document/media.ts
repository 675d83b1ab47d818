import { findNodeSpec } from './list.ts';
import type { NodeSpec } from './spec.ts';
import type { DocNode, StoryBody } from './types.ts';

/** What the house takes of a picture file; asked before 30 MB are sent to be refused, and again where they come in. */
export const largestPicture = 25 * 1024 * 1024;

/** Ids of the stored pictures that a checked body shows, in its order, each once. */
export function listPictures(body: StoryBody): string[] {
  return collect(body, (spec, node) => spec.pictures?.(node));
}

/** The picture that stands for the story on fronts, in feeds and in link previews: the first of its own, null without one. */
export function findFrontPicture(body: StoryBody): string | null {
  const own = collect(body, (spec, node) => (spec.picturesOfOthers ? [] : spec.pictures?.(node)));
  return own[0] ?? null;
}

/** Ids of the stored films and sounds that a checked body plays, in its order, each once. */
export function listClips(body: StoryBody): string[] {
  return collect(body, (spec, node) => spec.clips?.(node));
}

/** Ids of all stored files that a checked body shows, plays or offers, each once. */
export function listMedia(body: StoryBody): string[] {
  return collect(body, (_spec, node) => filesOf(node));
}

/** Those among them that the story shows as its own: not the stills of what it embeds. */
export function listOwnMedia(body: StoryBody): string[] {
  return collect(body, (spec, node) => (spec.picturesOfOthers ? [] : filesOf(node)));
}

/** Ids of the stories that a checked body points to, in its order, each once. */
export function listRelated(body: StoryBody): string[] {
  return collect(body, (spec, node) => spec.stories?.(node));
}

/** Ids of the stored files that this one node shows, plays or offers. */
export function filesOf(node: DocNode): string[] {
  const spec = findNodeSpec(node.type);
  if (!spec) return [];
  return [...(spec.pictures?.(node) ?? []), ...(spec.clips?.(node) ?? []), ...(spec.documents?.(node) ?? [])];
}

function collect(body: StoryBody, idsOf: (spec: NodeSpec, node: DocNode) => string[] | undefined): string[] {
  const ids = new Set<string>();
  const visit = (node: DocNode) => {
    const spec = findNodeSpec(node.type);
    for (const id of (spec && idsOf(spec, node)) ?? []) ids.add(id);
    node.content?.forEach(visit);
  };
  visit(body);
  return [...ids];
}
