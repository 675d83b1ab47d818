import type { Mark, Node } from '@tiptap/core';
import type { EmbedKind } from '#media/embeds/provider.ts';
import type { AttrValue, DocMark, DocNode } from './types.ts';

/** How one attribute is checked. `check` says what is wrong with a value, or null. */
export interface AttrSpec {
  /** What an omitted attribute means; undefined: it must be given; null: it may stay away and null isn't stored. */
  fallback: AttrValue | undefined;
  /** A person writes it: search and replacing go through it like the text. */
  isWritten?: true;
  /** Of its text, in UTF-16 units. */
  longest?: number;
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
  /** The same widths in formats that compress better, best first. */
  sources?: { type: string; srcset: string }[];
  /** Where it moves, for who asks for that. */
  moving?: string;
  /** 4 × 3 colours as hex, shown until the picture has come. */
  placeholder?: string;
}

/** A stored film or sound as the page plays it; `src` may be relative. */
export interface HtmlClip {
  kind: 'video' | 'audio';
  src: string;
  width?: number;
  height?: number;
}

/** A stored document; `href` may be relative. */
export interface HtmlDocument {
  href: string;
  bytes: number;
}

/** A story of ours that another points to. */
export interface HtmlRelated {
  href: string;
  headline: string;
}

/** What the renderer can't know by itself. */
export interface HtmlContext {
  /** Whether who reads this belongs to the newsroom: internal nodes are left out where it is false. */
  newsroom: boolean;
  /** The story's own direction; right to left where nothing is said. */
  dir?: 'rtl' | 'ltr';
  /** Null where no picture of that id is stored: caption and credit are rendered all the same. */
  picture(id: string): HtmlPicture | null;
  /** Null where no film or sound of that id is stored: as with pictures. */
  clip(id: string): HtmlClip | null;
  /** Null where readers can't read that story now: the card is left out. An empty `href` keeps its place only. */
  related(id: string): HtmlRelated | null;
  /** Null where no document of that id is stored. */
  document?(id: string): HtmlDocument | null;
  /** Whether a stored file was withdrawn: then nothing of its place is shown, not the caption either. */
  isWithdrawn?(id: string): boolean;
  /** An ISO time in words, in the newsroom's time zone. */
  date(iso: string): string;
  /** A day (`2026-11-22`, of no time zone) in words. */
  day(date: string): string;
  words: {
    /** What a table without caption is called, and what stands above a link to another story. */
    table: string;
    related: string;
    /** The link to what is embedded, by its kind, with `{name}` for the provider's. */
    embeds: { link: Record<EmbedKind, string> };
    /** Above the two of a pair; the link to a document. */
    pair?: { before: string; after: string };
    /** What sets a moving picture going and stops it again; without them it stands still. */
    moving?: { play: string; stop: string };
    document?: string;
  };
  /** How the reader's page shows embeds. In feeds and on the clipboard there are only their cards. */
  embeds?: EmbedPage;
}

export interface EmbedPage {
  words: {
    link: Record<EmbedKind, string>;
    play: Record<EmbedKind, string>;
    note: string;
    remember: string;
    load: string;
    gone: string;
    goneNote: string;
  };
  /** Hosts whose frames the admin allows. */
  frameHosts: readonly string[];
  /** Since when the original is known to be gone, ISO 8601 UTC; null while it isn't. */
  goneAt(url: string): string | null;
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
  /** Child blocks, a line each. */
  lines(node: DocNode): string;
  /** Child blocks in one line, a bar between. */
  cells(node: DocNode): string;
}

/** All that is known of one kind of node. Its name, content and place in the tree are its extension's. */
export interface NodeSpec {
  extension: Node;
  attrs: Record<string, AttrSpec>;
  /** Attributes of other Tiptap documents that say nothing here: taken where empty, and not stored. */
  ignored?: Record<string, (value: unknown) => boolean>;
  checkTogether?(attrs: Record<string, AttrValue>): AttrProblem | null;
  /** What is wrong with a node whose children are each fine by themselves; `place` is added to the node's path. */
  checkContent?(node: DocNode): { place: string; detail: string } | null;
  /** For the newsroom only: readers' pages, feeds and every plain text are written without it. */
  internal?: true;
  html(node: DocNode, write: HtmlWriter): string;
  text(node: DocNode, read: TextReader): string;
  /** Ids of stored pictures that the node shows. */
  pictures?(node: DocNode): string[];
  /** The pictures are somebody else's and stand in their card only: none of them becomes the story's own. */
  picturesOfOthers?: true;
  /** Ids of stored films and sounds that the node plays. */
  clips?(node: DocNode): string[];
  /** Ids of stored documents that the node offers. */
  documents?(node: DocNode): string[];
  /** Ids of stories that the node points to. */
  stories?(node: DocNode): string[];
}

/** All that is known of one kind of mark. */
export interface MarkSpec {
  extension: Mark;
  attrs: Record<string, AttrSpec>;
  ignored?: Record<string, (value: unknown) => boolean>;
  /** The tags around marked text. */
  html(mark: DocMark): { open: string; close: string };
}
