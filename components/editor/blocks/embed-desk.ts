import type { Editor } from '@tiptap/core';
import type { EmbedAttrs } from '#document/types.ts';

/** How it stands with the details of an address: being asked for, or why they could not be had. */
export type EmbedState = 'asking' | 'nothing' | 'not_signed_in' | 'not_allowed';

/** What the server says to an address or to pasted markup. */
export type AskedEmbed = { ok: true; attrs: EmbedAttrs } | { ok: false; why: Exclude<EmbedState, 'asking'> };

export type AskEmbed = (input: { url: string; refresh?: boolean } | { html: string }) => Promise<AskedEmbed>;

/** Over the HTTP API, with the session's cookie: the answer may take seconds, and a server action would hold up the saves. */
export const askEmbedApi: AskEmbed = async (input) => {
  const response = await fetch('/api/v1/embeds', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(input),
  }).catch(() => null);
  if (!response) return { ok: false, why: 'nothing' };
  if (response.status === 401) return { ok: false, why: 'not_signed_in' };
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isEmbed(answer)) return { ok: true, attrs: answer };
  return {
    ok: false,
    why: JSON.stringify(answer ?? '').includes('frame_not_allowed') ? 'not_allowed' : 'nothing',
  };
};

function isEmbed(answer: unknown): answer is EmbedAttrs {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    ['provider', 'url', 'text', 'author', 'handle', 'postedAt'].every(
      (name) => typeof Reflect.get(answer, name) === 'string',
    )
  );
}

const words = ['text', 'author', 'handle', 'postedAt', 'title'] as const;
const facts = ['picture', 'ratio', 'fetchedAt', 'hash'] as const;

/** A block's attributes with what was fetched: only what is empty is filled, unless somebody asked for it anew. */
export function mergeEmbed(
  mine: Record<string, unknown>,
  fetched: EmbedAttrs,
  refresh: boolean,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...mine, provider: fetched.provider, url: fetched.url };
  for (const name of words) if (fetched[name] && (refresh || !mine[name])) merged[name] = fetched[name];
  for (const name of facts) if (fetched[name]) merged[name] = fetched[name];
  return merged;
}

/** Asks for details while the person goes on writing, and puts them into the blocks of that address, wherever they stand by then. */
export class EmbedDesk {
  readonly #ask: AskEmbed;
  readonly #states = new Map<string, EmbedState>();
  readonly #listeners = new Set<() => void>();

  constructor(ask: AskEmbed) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  stateOf(url: string): EmbedState | null {
    return this.#states.get(url) ?? null;
  }

  async fill(editor: Editor, url: string, refresh = false): Promise<void> {
    if (this.#states.get(url) === 'asking') return;
    this.#say(url, 'asking');
    const asked = await this.#ask(refresh ? { url, refresh } : { url });
    this.#say(url, asked.ok ? (asked.attrs.fetchedAt ? null : 'nothing') : asked.why);
    if (!asked.ok || editor.isDestroyed || !editor.isEditable) return;
    const tr = editor.state.tr;
    editor.state.doc.descendants((node, pos) => {
      if (node.type.name !== 'embed' || node.attrs.url !== url) return;
      const merged = mergeEmbed(node.attrs, asked.attrs, refresh);
      const isSame = Object.entries(merged).every(([name, value]) => node.attrs[name] === value);
      if (!isSame) tr.setNodeMarkup(pos, undefined, merged);
    });
    // Going back takes the block out, not its words one by one.
    if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false));
  }

  /** The attributes of a frame in pasted markup that no provider knows, if the admin allows its host; the reason is shown where it isn't. */
  askMarkup(html: string): Promise<AskedEmbed> {
    return this.#ask({ html });
  }

  #say(url: string, state: EmbedState | null): void {
    if (state) this.#states.set(url, state);
    else this.#states.delete(url);
    for (const listener of this.#listeners) listener();
  }
}
