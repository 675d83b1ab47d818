import type { Schema } from '@tiptap/pm/model';
import type { StoryBody } from '#document/types.ts';
import type { SavedFields } from './save-types.ts';

/** What a local copy holds, or null where it isn't a whole story of this schema any more. */
export function readSavedFields(text: string, schema: Schema): SavedFields | null {
  try {
    const found: Partial<SavedFields> = JSON.parse(text);
    const { headline, lead, section, byline, tags, body } = found;
    if (!isText(headline) || !isText(lead) || !isText(section) || !isText(byline)) return null;
    if (!Array.isArray(tags) || !tags.every(isText) || body === undefined) return null;
    schema.nodeFromJSON(body).check();
    return { headline, lead, section, byline, tags, body };
  } catch {
    return null;
  }
}

/** Whether both are the same text, however much of the default attributes either spells out. */
export function isSameText(one: SavedFields, other: SavedFields, schema: Schema): boolean {
  return (
    one.headline === other.headline &&
    one.lead === other.lead &&
    one.section === other.section &&
    one.byline === other.byline &&
    one.tags.join('\n') === other.tags.join('\n') &&
    isSameBody(one.body, other.body, schema)
  );
}

function isSameBody(one: StoryBody, other: StoryBody, schema: Schema): boolean {
  return schema.nodeFromJSON(one).eq(schema.nodeFromJSON(other));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
