import type { Mark, Node } from '@tiptap/core';
import type { AttrValue, DocMark, DocNode } from './types.ts';

/** How one attribute is checked. `check` says what is wrong with a value, or null. */
export interface AttrSpec {
  /** What an omitted attribute means; undefined: it must be given; null: it may stay away and null isn't stored. */
  fallback: AttrValue | undefined;
  check(value: AttrValue): string | null;
}

/** What is wrong with a node whose attributes are each fine by themselves. */
export interface AttrProblem {
  attr: string;
  detail: string;
}

/** A stored picture as the page shows it; addresses may be relative. */
export interface HtmlPicture {
  src: string;
  srcset?: string;
  sizes?: string;
  width: number;
  height: number;
}

/** What the renderer can't know by itself. */
export interface HtmlContext {
  /** Null where no picture of that id is stored: caption and credit are rendered all the same. */
  picture(id: string): HtmlPicture | null;
  /** An ISO time in words, in the newsroom's time zone. */
  date(iso: string): string;
  words: {
    /** The words of the link to a post, by provider; `link` for those without words of their own. */
    post: { link: string; [provider: string]: string };
  };
}

export interface HtmlWriter {
  context: HtmlContext;
  /** Whether this node opens the body: its picture is the page's largest paint and isn't loaded lazily. */
  isFirst(node: DocNode): boolean;
  /** The node's inline content as HTML. */
  inline(node: DocNode): string;
  /** Nodes one after the other. */
  blocks(nodes: DocNode[]): string;
}

export interface TextReader {
  /** The node's inline content, line breaks as \n. */
  inline(node: DocNode): string;
  /** Child blocks, separated by blank lines. */
  blocks(node: DocNode): string;
}

/** All that is known of one kind of node. Its name, content and place in the tree are its extension's. */
export interface NodeSpec {
  extension: Node;
  attrs: Record<string, AttrSpec>;
  /** Attributes of other Tiptap documents that say nothing here: taken where empty, and not stored. */
  ignored?: Record<string, (value: AttrValue) => boolean>;
  checkTogether?(attrs: Record<string, AttrValue>): AttrProblem | null;
  html(node: DocNode, write: HtmlWriter): string;
  text(node: DocNode, read: TextReader): string;
  /** Ids of stored pictures that the node shows. */
  pictures?(node: DocNode): string[];
}

/** All that is known of one kind of mark. */
export interface MarkSpec {
  extension: Mark;
  attrs: Record<string, AttrSpec>;
  ignored?: Record<string, (value: AttrValue) => boolean>;
  /** The tags around marked text. */
  html(mark: DocMark): { open: string; close: string };
}
