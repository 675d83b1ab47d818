import { toWesternDigits } from '#arabic/digits.ts';
import {
  type FoundAddress,
  findAddresses,
  isAtHost,
  readEmbedAddress,
  readPostTime,
} from '#document/embed-address.ts';
import type { EmbedAttrs } from '#document/types.ts';
import { bodyText, endsSentence, type Line } from './lines.ts';

/** Longest text of a line that is taken into a post only because it stands beside one; posts have 280 letters. */
const longestNeighbour = 320;

/** Most lines above its first sure sign that a post may have. */
const mostLines = 12;

/** An embed made of the lines `from` up to and without `to`. */
export interface FoundEmbed {
  from: number;
  to: number;
  attrs: EmbedAttrs;
  /** An address that was glued to a word, with the word. */
  glued: string | null;
}

interface Signature {
  author: string;
  handle: string;
  postedAt: string;
}

const months = [
  'january يناير كانون الثاني',
  'february فبراير شباط',
  'march مارس آذار',
  'april أبريل ابريل نيسان',
  'may مايو أيار',
  'june يونيو حزيران',
  'july يوليو تموز',
  'august أغسطس اغسطس آب',
  'september سبتمبر أيلول',
  'october أكتوبر اكتوبر تشرين الأول',
  'november نوفمبر تشرين الثاني',
  'december ديسمبر كانون الأول',
];

/**
 * «March 3, 2022», «3 مارس، 2022», «٣ مارس ٢٠٢٢» → midnight UTC of that day, ISO 8601; a copied post says no more. Empty
 * where it is no date.
 */
function readPostDate(text: string): string {
  const words = toWesternDigits(text)
    .toLowerCase()
    .replace(/[،,·()]/g, ' ');
  const year = /(?<![0-9])20[0-9]{2}(?![0-9])/.exec(words)?.[0];
  const day = /(?<![0-9:])([0-9]{1,2})(?![0-9:])/.exec(words)?.[1];
  const name = /[^0-9]*/.exec(words.replace(/[0-9:]+|\b[ap]m\b/g, ' ').trim())?.[0].trim() ?? '';
  const month = months.findIndex((names) =>
    names
      .split(' ')
      .some((known) => known.length > 2 && (known === name || (name.length >= 3 && known.startsWith(name)))),
  );
  if (!year || !day || month < 0) return '';
  const time = Date.UTC(Number(year), month, Number(day));
  return new Date(time).getUTCDate() === Number(day) ? new Date(time).toISOString() : '';
}

const marks = /[\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069]/g;
const endSignature = /^[—–-]{1,2}\s*(.{1,80}?)\s*\(\s*@([A-Za-z0-9_]{1,15})\s*\)\s*[·،,-]?\s*(.{0,40})$/u;
const headSignature = /^(.{1,60}?)\s*\(?@([A-Za-z0-9_]{1,15})\)?\s*[·•]\s*(.{1,30})$/u;

/** «— الاسم (@handle) March 3, 2022», as X's own markup ends a post. */
function readEndSignature(line: string): Signature | null {
  const parts = endSignature.exec(line.replace(marks, ''));
  if (!parts) return null;
  const postedAt = readPostDate(parts[3] ?? '');
  // Whatever follows the handle must be the date, or this is somebody's sentence.
  if ((parts[3] ?? '').trim() !== '' && postedAt === '') return null;
  return { author: (parts[1] ?? '').trim(), handle: parts[2] ?? '', postedAt };
}

/** «الاسم @handle · 3 مارس 2022», as X's page begins a post. */
function readHeadSignature(line: string): Signature | null {
  const parts = headSignature.exec(line.replace(marks, ''));
  if (!parts) return null;
  return { author: (parts[1] ?? '').trim(), handle: parts[2] ?? '', postedAt: readPostDate(parts[3] ?? '') };
}

function isPostAddress(url: string): boolean {
  return (
    isAtHost(url, 't.co') ||
    isAtHost(url, 'pic.twitter.com') ||
    isAtHost(url, 'pic.x.com') ||
    readEmbedAddress(url)?.provider === 'x'
  );
}

function withoutAddresses(line: string, addresses: FoundAddress[]): string {
  let rest = '';
  let at = 0;
  for (const address of addresses) {
    rest += line.slice(at, address.start);
    at = address.end;
  }
  return rest + line.slice(at);
}

/** A line that ends in addresses only X makes (t.co, pic.twitter.com, a post's own): nobody else's copy does. */
function endsInPostAddress(line: string): boolean {
  const addresses = findAddresses(line);
  const last = addresses.at(-1);
  return last !== undefined && isPostAddress(last.url) && /^[\s\p{P}\p{Cf}]*$/u.test(line.slice(last.end));
}

function hasOnlyAddresses(line: string): boolean {
  const addresses = findAddresses(line);
  return addresses.length > 0 && /^[\s\p{Cf}]*$/u.test(withoutAddresses(line, addresses));
}

/** Hashtags and mentions alone: «#كلمة», «#كلمة_أخرى @handle 🎥». */
function hasOnlyTags(line: string): boolean {
  return (
    line.length <= longestNeighbour &&
    /[#@]/.test(line) &&
    /^(?:[#@][\p{L}\p{M}\p{N}_]+[،,]?|\p{Extended_Pictographic}|\uFE0F|\u200D|\s)+$/u.test(line)
  );
}

/** The first address that is written right against a letter, with the word before it: `طويلhttps://…`; or null. */
export function findGluedAddress(line: string): string | null {
  for (const found of findAddresses(line)) {
    const word = /[^\s]*[\p{L}\p{M}\p{N}]$/u.exec(line.slice(0, found.start));
    if (word) return word[0] + line.slice(found.start, found.end);
  }
  return null;
}

/**
 * Posts from X that were flattened into lines of text, and addresses alone on a line. `first` is the first line
 * that may belong to one; `spaced` says that blank lines part the paragraphs, so that lines without one
 * between them are of one piece.
 */
export function findEmbeds(lines: Line[], first: number, spaced: boolean): FoundEmbed[] {
  const found: FoundEmbed[] = [];
  let free = first;
  for (let index = first; index < lines.length; index += 1) {
    if (index < free) continue;
    const embed = readPost(lines, index, free, spaced) ?? readLoneAddress(lines, index);
    if (!embed) continue;
    found.push(embed);
    free = embed.to;
  }
  return found;
}

/** The post whose first sure sign stands at `index`: its signature, or a line that ends in X's addresses. */
function readPost(lines: Line[], index: number, free: number, spaced: boolean): FoundEmbed | null {
  const text = lines[index]?.text ?? '';
  const signed = readEndSignature(text) !== null;
  // A post's bare address is no text to look around for; two in a row are two posts.
  if (!signed && (!endsInPostAddress(text) || isBarePostAddress(text))) return null;

  let to = index + 1;
  if (!signed) to = endOfPost(lines, index, spaced);
  let from = index;
  const needsText = (at: number) =>
    !lines
      .slice(at, to)
      .some(
        (line) => !readEndSignature(line.text) && !hasOnlyAddresses(line.text) && !hasOnlyTags(line.text),
      );

  while (from > free && index - from < mostLines) {
    const before = lines[from - 1];
    const here = lines[from];
    if (!before || !here || /[:：]\s*$/.test(before.text)) break;
    const near = here.gap === 0 && spaced;
    const short = before.text.length <= longestNeighbour;
    const isText = needsText(from) && short && (signed || near || /[#@]/.test(before.text) || here.gap === 0);
    const isHead = readHeadSignature(before.text) !== null;
    if (!isHead && !hasOnlyTags(before.text) && !isText && !(near && short)) break;
    from -= 1;
    if (isHead) break;
  }
  if (needsText(from) && !signed && !lines.slice(from, to).some((line) => hasOnlyTags(line.text))) {
    // Only addresses, and no words that clearly go with them: each is an embed by itself.
    return null;
  }
  return makePost(lines, from, to);
}

function isBarePostAddress(text: string): boolean {
  const [only, ...more] = findAddresses(text);
  return (
    only !== undefined &&
    more.length === 0 &&
    hasOnlyAddresses(text) &&
    readEmbedAddress(only.url)?.provider === 'x'
  );
}

/** Signature, further addresses and tags that follow the line at `index` and belong to the same post. */
function endOfPost(lines: Line[], index: number, spaced: boolean): number {
  for (let at = index + 1; at <= index + 4 && at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.gap > 1 || (at > index + 1 && line.gap > 0)) break;
    if (readEndSignature(line.text)) return at + 1;
    if (endsSentence(line.text) || (!spaced && !hasOnlyAddresses(line.text) && !hasOnlyTags(line.text)))
      break;
  }
  let to = index + 1;
  for (let line = lines[to]; line && line.gap === 0; line = lines[to]) {
    if (!hasOnlyAddresses(line.text) && !(spaced && hasOnlyTags(line.text))) break;
    to += 1;
  }
  return to;
}

function makePost(lines: Line[], from: number, to: number): FoundEmbed {
  let signature: Signature = { author: '', handle: '', postedAt: '' };
  const words: { text: string; addresses: FoundAddress[] }[] = [];
  let glued: string | null = null;
  for (const [at, line] of lines.slice(from, to).entries()) {
    const signed = readEndSignature(line.text) ?? (at === 0 ? readHeadSignature(line.text) : null);
    if (signed) {
      signature = signed;
      continue;
    }
    glued ??= findGluedAddress(line.text);
    words.push({ text: line.text, addresses: findAddresses(line.text) });
  }

  const best = bestAddress(words.flatMap((line) => line.addresses.map((address) => address.url)));
  // The card links to the best address itself; every other one stays in the text.
  const text = words
    .map((line) => {
      let written = '';
      let at = 0;
      for (const address of line.addresses) {
        written += `${line.text.slice(at, address.start)} ${address.url === best ? '' : line.text.slice(address.start, address.end)} `;
        at = address.end;
      }
      return bodyText((written + line.text.slice(at)).replace(/\s+/g, ' ').trim());
    })
    .filter((line) => line !== '')
    .join('\n');

  const read = best === '' ? null : readEmbedAddress(best);
  const url = read?.url ?? (signature.handle === '' ? '' : `https://x.com/${signature.handle}`);
  const own = read?.provider === 'x' ? (/^https:\/\/x\.com\/(?!i\/)([^/]+)\//.exec(read.url)?.[1] ?? '') : '';
  const handle = signature.handle || own;
  return {
    from,
    to,
    glued,
    attrs: {
      provider: 'x',
      url,
      text,
      author: signature.author,
      handle: handle === '' ? '' : `@${handle}`,
      postedAt: (read?.provider === 'x' && readPostTime(read.url)) || signature.postedAt,
    },
  };
}

/** A post's own address, else its picture's (which leads to it), else the shortened one. */
function bestAddress(urls: string[]): string {
  const wanted: ((url: string) => boolean)[] = [
    (url) => readEmbedAddress(url)?.provider === 'x',
    (url) => isAtHost(url, 'pic.twitter.com') || isAtHost(url, 'pic.x.com'),
    (url) => isAtHost(url, 't.co'),
  ];
  for (const isWanted of wanted) {
    const url = urls.find(isWanted);
    if (url !== undefined) return url;
  }
  return '';
}

function readLoneAddress(lines: Line[], index: number): FoundEmbed | null {
  const text = lines[index]?.text ?? '';
  const addresses = findAddresses(text);
  const [only] = addresses;
  if (!only || addresses.length > 1 || !hasOnlyAddresses(text)) return null;
  const read = readEmbedAddress(only.url);
  if (!read) return null;
  return {
    from: index,
    to: index + 1,
    glued: null,
    attrs: {
      provider: isPostAddress(read.url) ? 'x' : read.provider,
      url: read.url,
      text: '',
      author: '',
      handle: '',
      postedAt: readPostTime(only.url),
    },
  };
}
