import { toWesternDigits } from '#arabic/digits.ts';
import { fold } from '#arabic/fold.ts';
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
  /** Lines of its frame that say nothing of it: counts of likes, a badge. */
  dropped: string[];
}

interface Signature {
  author: string;
  handle: string;
  postedAt: string;
}

const months = [
  ['january', 'jan', 'يناير', 'كانون الثاني', 'جانفي'],
  ['february', 'feb', 'فبراير', 'شباط', 'فيفري'],
  ['march', 'mar', 'مارس', 'آذار'],
  ['april', 'apr', 'أبريل', 'نيسان', 'أفريل'],
  ['may', 'مايو', 'ماي', 'أيار'],
  ['june', 'jun', 'يونيو', 'يونيه', 'حزيران', 'جوان'],
  ['july', 'jul', 'يوليو', 'يوليوز', 'يوليه', 'تموز', 'جويلية'],
  ['august', 'aug', 'أغسطس', 'غشت', 'آب', 'أوت'],
  ['september', 'sep', 'sept', 'سبتمبر', 'شتنبر', 'أيلول'],
  ['october', 'oct', 'أكتوبر', 'تشرين الأول', 'تشرين أول'],
  ['november', 'nov', 'نوفمبر', 'نونبر', 'تشرين الثاني', 'تشرين ثاني'],
  ['december', 'dec', 'ديسمبر', 'دجنبر', 'كانون الأول', 'كانون أول'],
].map((names) => names.map((name) => ` ${fold(name)} `));

/**
 * «March 3, 2022», «3 مارس، 2022», «6:12 م · ٣ مارس ٢٠٢٢», «3/3/2022» → midnight UTC of that day, ISO 8601; a
 * copied post says no more, for its hour is the reader's. Empty where it is no date.
 */
function readPostDate(text: string): string {
  const words = ` ${fold(toWesternDigits(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}:/-]+/gu, ' ')
    .trim()} `;
  const numeric = /(?<![0-9])([0-9]{1,2})[/-]([0-9]{1,2})[/-](20[0-9]{2})(?![0-9])/.exec(words);
  const year = numeric?.[3] ?? /(?<![0-9])20[0-9]{2}(?![0-9])/.exec(words)?.[0];
  const day = numeric?.[1] ?? /(?<![0-9:])([0-9]{1,2})(?![0-9:])/.exec(words)?.[1];
  const month = numeric
    ? Number(numeric[2]) - 1
    : months.findIndex((names) => names.some((name) => words.includes(name)));
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
    const embed =
      readHeadedPost(lines, index, spaced) ??
      readAnnouncedPost(lines, index) ??
      readPost(lines, index, free, spaced) ??
      readLoneAddress(lines, index);
    if (!embed) continue;
    found.push(embed);
    free = embed.to;
  }
  return found;
}

interface PostHead {
  signature: Signature;
  /** The line after it. */
  to: number;
}

const loneHandle = /^\(?@([A-Za-z0-9_]{1,15})\)?$/;
const nameAndHandle = /^(.{1,60}?)\s*\(?@([A-Za-z0-9_]{1,15})\)?$/u;
const handleAndName = /^\(?@([A-Za-z0-9_]{1,15})\)?\s*[-–—|·]?\s+([^@#]{1,60})$/u;
/** Where a sentence goes on to somebody's handle: «شكرا إلى @user» signs nothing. */
const leadsToHandle = /(?:^|\s)(?:مع|إلى|الى|من|عبر|على|في|عن|شكرا|تحية|via|to|with|by|from|and|و)$/iu;
const badge = /[\s✓✔☑·•]*(?:✓|✔️?|☑️?|\(?حساب موثق\)?|Verified account)[\s✓✔☑]*$/iu;

const withoutMarks = (text: string) => text.replace(marks, '').replace(badge, '').trim();

function mayBeName(text: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(text) &&
    text.length <= 60 &&
    text.split(/\s+/).length <= 7 &&
    !endsSentence(text) &&
    !/[:：،,]\s*$|[#@]|https?:|^[—–-]/.test(text) &&
    !leadsToHandle.test(text)
  );
}

/**
 * How X's page begins a post: name and handle on one line or two, in either order, a time after them or not.
 * `sure` says that nothing else is written like it, so that it needs no address after it.
 */
function readPostHead(lines: Line[], index: number): (PostHead & { sure: boolean }) | null {
  const line = withoutMarks(lines[index]?.text ?? '');
  if (line.length > 110) return null;
  const next = lines[index + 1];
  const below = next && next.gap <= 2 ? withoutMarks(next.text) : '';

  const timed = /^(.*@[A-Za-z0-9_]{1,15}\)?.{0,60}?)(?:\s*[·•|،,-]\s*|\s+)(.{1,30})$/u.exec(line);
  const time = timed && readTime(timed[2] ?? '');
  const start = timed && time ? withoutMarks(timed[1] ?? '') : line;
  const postedAt = time?.postedAt ?? '';

  const both = nameAndHandle.exec(start);
  const bothName = withoutMarks(both?.[1] ?? '').replace(/\s*[-–—|·•]$/u, '');
  if (both && mayBeName(bothName)) {
    return {
      signature: { author: bothName, handle: both[2] ?? '', postedAt },
      to: index + 1,
      sure: Boolean(time),
    };
  }
  const turned = handleAndName.exec(start);
  if (turned && mayBeName(turned[2] ?? '')) {
    const author = withoutMarks(turned[2] ?? '');
    return { signature: { author, handle: turned[1] ?? '', postedAt }, to: index + 1, sure: Boolean(time) };
  }
  const handle = loneHandle.exec(start)?.[1];
  if (handle !== undefined) {
    // The name may follow; where a post's words do, it has none.
    const named = mayBeName(below) && below.split(' ').length <= 4 && hasPostText(lines, index + 2);
    const signature = { author: named ? below : '', handle, postedAt };
    return { signature, to: index + (named ? 2 : 1), sure: Boolean(time) };
  }
  const belowTimed = /^(\(?@[A-Za-z0-9_]{1,15}\)?)\s*[·•|،,-]?\s*(.{0,30})$/u.exec(below);
  const belowTime = belowTimed?.[2] ? readTime(belowTimed[2]) : null;
  const belowHandle = loneHandle.exec(belowTime ? (belowTimed?.[1] ?? '') : below)?.[1];
  if (belowHandle === undefined || !mayBeName(line)) return null;
  return {
    signature: { author: line, handle: belowHandle, postedAt: belowTime?.postedAt ?? '' },
    to: index + 2,
    sure: true,
  };
}

function hasPostText(lines: Line[], index: number): boolean {
  const text = lines[index]?.text;
  return text !== undefined && readFrame(text) === null && !hasOnlyAddresses(text);
}

const ago =
  /^(?:منذ\s+|قبل\s+)?(?:[0-9]{1,3}\s*)?(?:h|m|s|d|w|hours?|min|mins|minutes?|days?|س|د|ث|ي|ساعة|ساعتين|ساعات|دقيقة|دقيقتين|دقائق|يوم|يومين|أيام)(?:\s+ago)?$/iu;

/** A post's time, in full or as «3h», «منذ 3 ساعات», «14 يونيو»; only the first tells a day. Null is no time. */
function readTime(text: string): { postedAt: string } | null {
  const bare = toWesternDigits(text.replace(marks, '')).replace(/^[\s·•]+|[\s·•.]+$/gu, '');
  if (bare === '') return null;
  if (/[0-9]|^منذ|^قبل/.test(bare) && ago.test(bare)) return { postedAt: '' };
  const words = bare.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
  const isDate = /[0-9]/.test(bare) && words.every((word) => timeWords.has(fold(word).toLowerCase()));
  if (!isDate) return null;
  const postedAt = readPostDate(bare);
  const day = words.some((word) => timeWords.has(fold(word).toLowerCase())) && /[0-9]/.test(bare);
  return postedAt !== '' || day ? { postedAt } : null;
}

const timeWords = new Set(
  [
    ...months.flat().flatMap((name) => name.trim().split(' ')),
    ...['ص', 'م', 'صباحا', 'مساء', 'am', 'pm', 'الساعة', 'في', 'at', 'on'],
    ...['twitter', 'for', 'iphone', 'ipad', 'android', 'web', 'app', 'x', 'من', 'تويتر', 'تطبيق'],
    ...['views', 'view', 'مشاهدة', 'مشاهدات', 'الف', 'مليون', 'k', 'آخر', 'تعديل', 'last', 'edited'],
  ].map((word) => fold(word).toLowerCase()),
);

const countWords = new Set(
  [
    ...['رد', 'ردا', 'ردود', 'الردود', 'إعجاب', 'إعجابا', 'إعجابات', 'إعادة', 'نشر', 'تغريد', 'تغريدة'],
    ...['إعادات', 'اقتباس', 'اقتباسا', 'اقتباسات', 'إشارة', 'إشارات', 'مرجعية', 'علامة', 'علامات', 'ألف'],
    ...['مشاهدة', 'مشاهدات', 'مليون', 'و', 'مشاركة', 'مشاركات', 'حساب', 'موثق', 'متابعة', 'ترجمة', 'المنشور'],
    ...['likes', 'like', 'replies', 'reply', 'reposts', 'repost', 'retweets', 'retweet', 'quotes', 'quote'],
    ...['quote tweets', 'tweets', 'bookmarks', 'bookmark', 'views', 'view', 'k', 'm', 'follow', 'verified'],
    ...[
      'account',
      'translate',
      'post',
      'twitter',
      'تويتر',
      'تغريدة',
      'نسخ',
      'رابط',
      'الرابط',
      'إلى',
      'قراءة',
    ],
  ].map((word) => fold(word).toLowerCase()),
);

/** A line of a post's frame: its time, its counts («12 ردًا · 340 إعجابًا», «1.2K»), dots and badges. */
function readFrame(text: string): { postedAt: string } | null {
  if (text.length > 120 || /[#@]|https?:/.test(text)) return null;
  const time = readTime(text);
  if (time) return time;
  const bare = fold(toWesternDigits(text.replace(marks, ''))).toLowerCase();
  const words = bare.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');
  // Without a number only the badge and the button are frame; «مشاركة» may be a post's whole text.
  const isCount =
    /[0-9]/.test(bare) || /^(?:حساب موثق|متابعه|تغريده|تويتر|verified account|follow)$/.test(bare.trim());
  const isBar = words.length > 1 && /[·•|]/.test(bare);
  const isDots = /^(?:[\s·•.…✓☑\p{Cf}]|✔|\uFE0F)+$/u.test(text);
  return isDots || ((isCount || isBar) && words.every((word) => countWords.has(word)))
    ? { postedAt: '' }
    : null;
}

/** Letters that the words between a post's head and its end may have; longer posts are rare. */
const longestPost = 900;

/** A post that begins with its signature and goes on to its address, its time or its counts. */
function readHeadedPost(lines: Line[], index: number, spaced: boolean): FoundEmbed | null {
  const head = readPostHead(lines, index);
  if (!head) return null;
  let length = 0;
  let hasText = false;
  let end = -1;
  for (let at = head.to; at < Math.min(lines.length, head.to + mostLines); at += 1) {
    const line = lines[at];
    if (!line || line.gap > 4 || (at > head.to && readPostHead(lines, at)?.sure)) break;
    if (endsInPostAddress(line.text)) {
      hasText ||= !hasOnlyAddresses(line.text);
      end = at;
      break;
    }
    const frame = readFrame(line.text);
    if (frame) {
      // Above the words stand a time or a badge, below them the end.
      if (hasText) {
        end = at;
        break;
      }
      continue;
    }
    if (readEndSignature(line.text)) break;
    length += line.text.length;
    if (length > longestPost) break;
    hasText = true;
  }
  if (end < 0 || !hasText) return head.sure ? withoutEnd(lines, index, head, spaced) : null;

  let to = end + 1;
  for (let line = lines[to]; line && line.gap <= 2; line = lines[to]) {
    const more = hasOnlyAddresses(line.text) && endsInPostAddress(line.text);
    if (!more && !readFrame(line.text)) break;
    // A second post's own address is a second post.
    if (more && isBarePostAddress(line.text) && lines.slice(head.to, to).some((l) => hasStatus(l.text)))
      break;
    to += 1;
  }
  return makePost(lines, index, to, head);
}

function hasStatus(text: string): boolean {
  return findAddresses(text).some((found) => readEmbedAddress(found.url)?.provider === 'x');
}

/** Where nothing says where the post ends, its words are the lines right below its signature. */
function withoutEnd(lines: Line[], index: number, head: PostHead, spaced: boolean): FoundEmbed | null {
  let to = head.to;
  for (let line = lines[to]; line && line.text.length <= longestNeighbour; line = lines[to]) {
    if (to > head.to && (!spaced || line.gap > 0)) break;
    to += 1;
  }
  return to > head.to ? makePost(lines, index, to, head) : null;
}

const announcement = /(?:تغريد|غر[ّ]?د|تويتر|إكس|منش|حساب|نشر|كتب|tweet|post)[^.]*[:：]\s*$/iu;

/** The words between a sentence that announces a post and the post's own address on a line by itself. */
function readAnnouncedPost(lines: Line[], index: number): FoundEmbed | null {
  if (!announcement.test(lines[index - 1]?.text ?? '')) return null;
  for (let at = index; at <= index + 3; at += 1) {
    const line = lines[at];
    if (!line || line.text.length > longestNeighbour) return null;
    if (isBarePostAddress(line.text)) return at > index ? makePost(lines, index, at + 1) : null;
    if (/[:：]\s*$/.test(line.text) || readEndSignature(line.text) || endsInPostAddress(line.text))
      return null;
  }
  return null;
}

/** Past the address of the post that the line signs, where it stands on the next line by itself. */
function afterAddressOf(lines: Line[], to: number, signed: string): number {
  const line = lines[to];
  const handle = readEndSignature(signed)?.handle.toLowerCase();
  if (!line || line.gap > 1 || !hasOnlyAddresses(line.text) || !endsInPostAddress(line.text)) return to;
  const [found] = findAddresses(line.text);
  const own = found && /^https:\/\/x\.com\/([^/]+)\//.exec(readEmbedAddress(found.url)?.url ?? '')?.[1];
  return own === undefined || own === 'i' || own.toLowerCase() === handle ? to + 1 : to;
}

/** The post whose first sure sign stands at `index`: its signature, or a line that ends in X's addresses. */
function readPost(lines: Line[], index: number, free: number, spaced: boolean): FoundEmbed | null {
  const text = lines[index]?.text ?? '';
  const signed = readEndSignature(text) !== null;
  // A post's bare address is no text to look around for; two in a row are two posts.
  if (!signed && (!endsInPostAddress(text) || isBarePostAddress(text))) return null;

  let to = index + 1;
  if (signed) to = afterAddressOf(lines, to, text);
  else to = endOfPost(lines, index, spaced);
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

/** Makes the embed of its lines; `head` is the signature found above them, and `from` the first line it stood on. */
function makePost(lines: Line[], from: number, to: number, head?: PostHead): FoundEmbed {
  let signature: Signature = head?.signature ?? { author: '', handle: '', postedAt: '' };
  const words: { text: string; addresses: FoundAddress[] }[] = [];
  const dropped: string[] = [];
  let glued: string | null = null;
  for (const [at, line] of lines.slice(head?.to ?? from, to).entries()) {
    const signed = readEndSignature(line.text) ?? (at === 0 && !head ? readHeadSignature(line.text) : null);
    if (signed) {
      signature = signed;
      continue;
    }
    const frame = head ? readFrame(line.text) : null;
    if (frame !== null) {
      signature.postedAt ||= frame.postedAt;
      if (frame.postedAt === '') dropped.push(line.text);
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
    dropped,
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
    dropped: [],
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
