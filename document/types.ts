/**
 * The stored form of a story's body: Tiptap (ProseMirror) JSON. These are the plain shapes; what is
 * allowed in them is said by the list of nodes and marks (`document/list.ts`) and nowhere else.
 */
export type Dir = 'rtl' | 'ltr';

export type AttrValue = string | number | boolean | null;

export interface DocMark {
  type: string;
  attrs?: Record<string, AttrValue>;
}

export interface DocNode {
  type: string;
  attrs?: Record<string, AttrValue>;
  content?: DocNode[];
  marks?: DocMark[];
  text?: string;
}

/** A whole body; `type` is always `doc`. */
export interface StoryBody extends DocNode {
  type: 'doc';
  content: DocNode[];
}

/** What an `embed` node stores. The strings are empty where unknown; `postedAt` is ISO 8601 UTC or empty. */
export interface EmbedAttrs {
  provider: string;
  url: string;
  text: string;
  author: string;
  handle: string;
  postedAt: string;
  /** The rest stays away where it is unknown. */
  title?: string | null;
  /** Id of the stored still. */
  picture?: string | null;
  /** Width divided by height of what plays, where the provider said so. */
  ratio?: number | null;
  /** When the provider was asked, ISO 8601 UTC, and the SHA-256 of what it answered, hex. */
  fetchedAt?: string | null;
  hash?: string | null;
}

/** What a person can mend by themselves, so that it is said to them in their own language. */
export type Fault = { code: 'too_long' | 'too_many'; most: number } | { code: 'forbidden_character' };

/** What is wrong with a body and where: `path` reads like `body.content[3].attrs.href`; `detail` is English. */
export interface BodyProblem {
  code: string;
  path: string;
  detail: string;
  fault?: Fault;
}
