import { spellPresentationForms } from '#arabic/marks.ts';

const gone = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2065\u206A-\u206F\uFEFF]/;
const overrides = new Set(['\u202D', '\u202E']);
const embeddings: Record<string, string> = { '\u202A': '\u2066', '\u202B': '\u2067' };
const isolates = new Set(['\u2066', '\u2067', '\u2068']);
const joinerPlace = /[\p{L}\p{M}]/u;
const emojiPlace = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F/u;
const any = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFB50-\uFDCF\uFE70-\uFEFF]/;
// Shapes of single letters, as old PDFs have them; ﷺ and ﷲ above U+FDEF are written on purpose.
const shapes = /[\uFB50-\uFDCF\uFE70-\uFEFC]/;

/**
 * What becomes of each UTF-16 unit of a line of copied text: itself, another, or nothing. Marks without width go, and so
 * do overrides, which turn a line into its opposite. A joiner stays between letters (Persian) and in emoji; isolates
 * stay where both ends are there, and an embedding with both becomes one: so a phone number keeps its order.
 * Letter shapes become the letters they stand for. Null where nothing changes.
 */
export function tidyMarks(text: string): string[] | null {
  if (!any.test(text)) return null;
  const units = text.split('');
  const open: { at: number; kind: 'isolate' | 'embedding' | 'override' }[] = [];
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] ?? '';
    if (gone.test(unit)) units[at] = '';
    else if (shapes.test(unit)) units[at] = spellPresentationForms(unit);
    else if (isolates.has(unit)) open.push({ at, kind: 'isolate' });
    else if (unit in embeddings) open.push({ at, kind: 'embedding' });
    else if (overrides.has(unit)) open.push({ at, kind: 'override' });
    else if (unit === '\u2069' || unit === '\u202C') closeAt(units, open, at, unit === '\u2069');
    else if (unit === '\u200C' || unit === '\u200D') {
      if (!isJoining(text, at, unit)) units[at] = '';
    }
  }
  for (const { at } of open) units[at] = '';
  return units;
}

type Open = { at: number; kind: 'isolate' | 'embedding' | 'override' };

function closeAt(units: string[], open: Open[], at: number, isIsolate: boolean): void {
  const last = open.at(-1);
  if (isIsolate) {
    // The end of an isolate also ends what was opened inside it and never closed.
    const from = open.findLastIndex(({ kind }) => kind === 'isolate');
    if (from < 0) {
      units[at] = '';
      return;
    }
    for (const { at: inner } of open.splice(from).slice(1)) units[inner] = '';
    return;
  }
  if (!last || last.kind === 'isolate') {
    units[at] = '';
    return;
  }
  open.pop();
  if (last.kind === 'override') {
    units[last.at] = '';
    units[at] = '';
    return;
  }
  units[last.at] = embeddings[units[last.at] ?? ''] ?? '';
  units[at] = '\u2069';
}

function isJoining(text: string, at: number, unit: string): boolean {
  const before = lastCharacter(text.slice(Math.max(0, at - 2), at));
  const after = String.fromCodePoint(text.codePointAt(at + 1) ?? 0x20);
  if (joinerPlace.test(before) && (joinerPlace.test(after) || unit === '\u200D')) return true;
  return unit === '\u200D' && emojiPlace.test(before) && emojiPlace.test(after);
}

function lastCharacter(text: string): string {
  const characters = [...text];
  return characters.at(-1) ?? ' ';
}

/** A line of copied text, tidied. */
export function tidyText(text: string): string {
  return tidyMarks(text)?.join('') ?? text;
}
