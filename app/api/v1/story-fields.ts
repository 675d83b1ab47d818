import { readBodyInput } from '#newsroom/body-input.ts';
import type { FieldInput } from '#newsroom/fields.ts';
import { done, type Result } from '#newsroom/refusal.ts';
import type { Story } from '#newsroom/types.ts';

export const storyFieldNames = ['headline', 'lead', 'section', 'byline', 'tags', 'body'] as const;

/** Where a story stands among the editions: beside its fields, for they are no part of its text. */
export const placeNames = ['edition', 'translationOf'] as const;

/** The story's fields of a call, its body brought into our JSON; what cleaning dropped is in `warnings`. */
export function readStoryFields(
  fields: Record<string, unknown>,
): Result<{ input: FieldInput; warnings: string[] }> {
  const input: FieldInput = {};
  for (const name of storyFieldNames) {
    if (fields[name] !== undefined) input[name] = fields[name];
  }
  if (input.body === undefined) return done({ input, warnings: [] });
  const read = readBodyInput(input.body);
  if (!read.ok) return read;
  return done({ input: { ...input, body: read.value.body }, warnings: read.value.warnings });
}

/** What the API shows of a story (shared interface, `GET /api/v1/stories/{id}`). */
export function toAnswer(story: Story, warnings: string[] = []): Record<string, unknown> {
  return warnings.length > 0 ? { ...story, warnings } : { ...story };
}
