import { readEmbedAddress } from '#document/embed-address.ts';
import { htmlToBody } from '#document/from-html.ts';
import type { DocNode, EmbedAttrs } from '#document/types.ts';
import { longestContent } from './body-input.ts';
import { done, type Result, refuse } from './refusal.ts';

function complete(attrs: Record<string, unknown>): EmbedAttrs {
  const text = (name: string) => (typeof attrs[name] === 'string' ? attrs[name] : '');
  return {
    provider: text('provider'),
    url: text('url'),
    text: text('text'),
    author: text('author'),
    handle: text('handle'),
    postedAt: text('postedAt'),
  };
}

function findEmbed(node: DocNode): DocNode | null {
  if (node.type === 'embed') return node;
  for (const child of node.content ?? []) {
    const found = findEmbed(child);
    if (found) return found;
  }
  return null;
}

/** An embed's attrs from an address, or from a provider's pasted markup (read, never run). */
export function readEmbed(input: { url?: unknown; html?: unknown }): Result<EmbedAttrs> {
  if (typeof input.html === 'string' && input.url === undefined) {
    if (input.html.length > longestContent)
      return refuse('invalid', { path: 'html', detail: 'is over 2 MB' });
    const embed = findEmbed(htmlToBody(input.html).body);
    if (!embed) return refuse('invalid', { path: 'html', detail: 'holds no embed that is known' });
    return done(complete(embed.attrs ?? {}));
  }
  const address = typeof input.url === 'string' ? readEmbedAddress(input.url) : null;
  if (!address) return refuse('invalid', { path: 'url', detail: 'is no http or https address' });
  return done(complete({ ...address }));
}
