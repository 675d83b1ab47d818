import { isAtHost, playerOf, recognise } from '#media/embeds/list.ts';
import type { EmbedKind, Player } from '#media/embeds/provider.ts';
import { stringOf } from './attributes.ts';
import type { DocNode, StoryBody } from './types.ts';

export type { EmbedKind, Player } from '#media/embeds/provider.ts';

/** What an embed is of, for the words around it. */
export function kindOf(provider: string, address: string): EmbedKind {
  if (provider === 'iframe') return 'frame';
  const url = URL.parse(address);
  return (url && recognise(url)?.kind) || (provider === 'link' ? 'page' : 'post');
}

/**
 * The frame that a click on a stored embed loads, or null. Frames of others than the providers are shown only from
 * `frameHosts`, whatever a story says.
 */
export function playerFor(node: DocNode, frameHosts: readonly string[]): Player | null {
  const provider = stringOf(node, 'provider');
  const address = stringOf(node, 'url');
  const ratio = typeof node.attrs?.ratio === 'number' ? node.attrs.ratio : null;
  if (provider !== 'iframe') return playerOf(provider, address, ratio);
  const url = URL.parse(address);
  const isAllowed =
    url?.protocol === 'https:' && !url.port && frameHosts.some((host) => isAtHost(url.href, host));
  if (!url || !isAllowed) return null;
  return {
    src: url.href,
    shape: { ratio: ratio ? [Math.round(ratio * 1000), 1000] : [16, 9] },
    allow: 'fullscreen',
  };
}

function embedsIn(node: DocNode): DocNode[] {
  return node.type === 'embed' ? [node] : (node.content ?? []).flatMap(embedsIn);
}

/** Addresses of what a checked body embeds, in its order, each once. */
export function listEmbeds(body: StoryBody): { provider: string; url: string }[] {
  const found = new Map<string, { provider: string; url: string }>();
  for (const node of embedsIn(body)) {
    const url = stringOf(node, 'url');
    if (url) found.set(url, { provider: stringOf(node, 'provider'), url });
  }
  return [...found.values()];
}

/** Whether a stored embed is played in its place, by a script; a post's frame is only a second view of its card. */
export function isPlayed(node: DocNode): boolean {
  return kindOf(stringOf(node, 'provider'), stringOf(node, 'url')) !== 'post';
}

/** Origins of the frames that a page with this body may load, for its Content-Security-Policy. */
export function listFrames(body: StoryBody, frameHosts: readonly string[]): string[] {
  const origins = new Set<string>();
  for (const node of embedsIn(body)) {
    const player = playerFor(node, frameHosts);
    if (!player) continue;
    origins.add(new URL(player.src).origin);
  }
  return [...origins].sort();
}
