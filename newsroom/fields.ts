/** What a person may put into a story's fields, wherever it comes from: editor, API, import. */
import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import { checkBody } from '#document/check.ts';
import { done, type Result, refuse } from './refusal.ts';
import type { StoryFields } from './types.ts';

/** The longest each line may be, in UTF-16 units. */
export const limits = { headline: 500, lead: 4000, byline: 300, tag: 100, tags: 30 } as const;

/** Anything at all may stand in these; `readFields` says what is wrong with it. */
export type FieldInput = { [Field in keyof StoryFields]?: unknown };

function readLine(input: unknown, path: string, longest: number): Result<string> {
  if (typeof input !== 'string') return refuse('invalid', { path, detail: 'must be text' });
  if (findForbiddenControls(input).length > 0) {
    const fault = { code: 'forbidden_character' } as const;
    return refuse('invalid', { path, detail: 'holds a direction override (U+202A to U+202E)', fault });
  }
  const line = cleanLine(input);
  if (line.length > longest) {
    const fault = { code: 'too_long', most: longest } as const;
    return refuse('invalid', { path, detail: `is longer than ${longest} characters`, fault });
  }
  return done(line);
}

function readTags(input: unknown): Result<string[]> {
  if (!Array.isArray(input)) return refuse('invalid', { path: 'tags', detail: 'must be a list of texts' });
  if (input.length > limits.tags) {
    const fault = { code: 'too_many', most: limits.tags } as const;
    return refuse('invalid', { path: 'tags', detail: `holds more than ${limits.tags} tags`, fault });
  }
  const tags = new Set<string>();
  for (const [index, tag] of input.entries()) {
    const line = readLine(tag, `tags[${index}]`, limits.tag);
    if (!line.ok) return line;
    if (line.value) tags.add(line.value);
  }
  return done([...tags]);
}

/**
 * Checks and cleans the given fields; those not given are not in the answer. Lines lose invisible marks
 * and doubled spaces; direction overrides are refused. Whether the section exists is the store's to say.
 */
export function readFields(input: FieldInput): Result<Partial<StoryFields>> {
  const fields: Partial<StoryFields> = {};
  for (const name of ['headline', 'lead', 'byline'] as const) {
    if (input[name] === undefined) continue;
    const line = readLine(input[name], name, limits[name]);
    if (!line.ok) return line;
    fields[name] = line.value;
  }
  if (input.section !== undefined) {
    if (typeof input.section !== 'string') {
      return refuse('invalid', { path: 'section', detail: "must be a section's slug" });
    }
    fields.section = input.section;
  }
  if (input.tags !== undefined) {
    const tags = readTags(input.tags);
    if (!tags.ok) return tags;
    fields.tags = tags.value;
  }
  if (input.body !== undefined) {
    const body = checkBody(input.body);
    if (!body.ok) {
      const { path, code, detail, fault } = body.problem;
      return refuse('invalid_body', { path, detail: `${code}: ${detail}`, fault });
    }
    fields.body = body.body;
  }
  return done(fields);
}
