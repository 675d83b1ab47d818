import type { Attribute } from '@tiptap/core';
import { findForbiddenCharacter } from './characters.ts';
import type { AttrSpec } from './spec.ts';
import type { DocNode } from './types.ts';

/** A line or paragraph that a person writes into an attribute; empty where nothing is known. */
export function writtenAttr(longest: number): AttrSpec {
  return { ...textAttr(longest), isWritten: true };
}

/** A line or paragraph of plain text in an attribute; empty where nothing is known. */
export function textAttr(longest: number): AttrSpec {
  return {
    fallback: '',
    longest,
    check(value) {
      if (typeof value !== 'string') return 'must be a string';
      if (value.length > longest) return `is at most ${longest} characters long`;
      const character = findForbiddenCharacter(value);
      return character ? `holds the character ${character}` : null;
    },
  };
}

/** `dir` of a block; null, and then not stored, where it is the story's own. */
export const dirAttr: AttrSpec = {
  fallback: null,
  check: (value) =>
    value === null || value === 'rtl' || value === 'ltr' ? null : "must be 'rtl', 'ltr' or null",
};

/** The same attribute for the editor's schema. Each block's extension carries it, or getSchema loses it without a word. */
export const dirAttribute: { dir: Partial<Attribute> } = {
  dir: {
    default: null,
    parseHTML: readDir,
    renderHTML: (attributes) => (attributes.dir ? { dir: String(attributes.dir) } : {}),
  },
};

export function readDir(element: Element): 'rtl' | 'ltr' | null {
  const dir = element.getAttribute('dir')?.trim().toLowerCase();
  return dir === 'rtl' || dir === 'ltr' ? dir : null;
}

/** A string attribute of a checked node. */
export function stringOf(node: DocNode, attr: string): string {
  const value = node.attrs?.[attr];
  return typeof value === 'string' ? value : '';
}

export function dirOfBlock(node: DocNode): 'rtl' | 'ltr' | null {
  const dir = node.attrs?.dir;
  return dir === 'rtl' || dir === 'ltr' ? dir : null;
}
