/** The rules for comments, as data and pure functions. */
import { findBannedWords } from '#arabic/banned-words.ts';
import { fold } from '#arabic/fold.ts';
import { plainLine, plainText } from '#arabic/plain-text.ts';
import type { CommentFlag } from '#db/schema.ts';
import { done, type Result, refuse } from '../refusal.ts';

/** In characters as a reader counts them, roughly: code points. */
export const longest = { name: 60, text: 2000 } as const;

const minute = 60_000;
const hour = 60 * minute;

/** The most comments in so many milliseconds: from one address, and those nobody worked for. Mobile networks share addresses. */
export const limits = {
  sender: [
    { within: minute, most: 4 },
    { within: hour, most: 20 },
    { within: 24 * hour, most: 60 },
  ],
  /** Without a proof of work, from one address. */
  unprovedSender: [{ within: hour, most: 3 }],
  /** The same from everybody together: what a moderator can still read. */
  unprovedAll: [{ within: hour, most: 60 }],
} as const;

/** More addresses than this in one text are an advert until somebody says otherwise. */
const mostLinks = 2;
const linkLike =
  /(?:https?:\/\/|www\.)\S|\b[a-z0-9-]{2,}\.(?:com|net|org|info|ru|xyz|io|me|shop|top|site)\b/giu;

export interface CommentWords {
  name: string;
  text: string;
}

/** A reader's words as they are stored: plain, without a control, within the limits. */
export function readComment(given: { name: string; text: string }): Result<CommentWords> {
  for (const path of ['name', 'text'] as const) {
    // Marks without a width are taken out and not counted, but nobody types that many.
    if (given[path].length > 8 * longest[path]) return refuse('invalid', { path, detail: 'is far too long' });
  }
  const name = plainLine(given.name);
  const text = plainText(given.text);
  const size = (words: string) => [...words].length;
  if (!/[\p{L}\p{N}]/u.test(name) || size(name) > longest.name) {
    return refuse('invalid', { path: 'name', detail: `must be 1 to ${longest.name} characters` });
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text) || size(text) > longest.text) {
    return refuse('invalid', { path: 'text', detail: `must be 1 to ${longest.text} characters` });
  }
  return done({ name, text });
}

/** One name however it is spelled, for bans and for the names of the newsroom. */
export function nameKeyOf(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}

/** What keeps a comment from readers until a person looked at it. */
export function flagsOf(
  { name, text }: CommentWords,
  house: { words: readonly string[]; staffNames: readonly string[] },
): CommentFlag[] {
  const flags: CommentFlag[] = findBannedWords(`${name}\n${text}`, house.words).map((word) => ({
    kind: 'word',
    word,
  }));
  const key = nameKeyOf(name);
  if (house.staffNames.some((staff) => nameKeyOf(staff) === key)) flags.push({ kind: 'staff_name' });
  if ([...text.matchAll(linkLike)].length > mostLinks) flags.push({ kind: 'links' });
  return flags;
}
