import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import { emptyBody } from '#document/empty.ts';
import type { BodyProblem, DocNode, StoryBody } from '#document/types.ts';
import { isDateline, readCaption } from './caption.ts';
import { removeFurniture } from './furniture.ts';
import { type FoundFigure, findProse, isKnownSection, isSourceLine, readHead } from './head.ts';
import {
  bodyText,
  countLineWords,
  endsSentence,
  isSpaced,
  joinWrappedLines,
  type Line,
  readLines,
} from './lines.ts';
import { type FoundEmbed, findEmbeds, findGluedAddress } from './posts.ts';
import { type ImportWarning, quote, warn } from './warnings.ts';

/** A longer first paragraph stays in the body; the lead is a field of the page with room for this many UTF-16 units. */
export const longestLead = 4000;

const mostWarnings = 200;

export interface FlatStory {
  /** The section's name as it stood there, not a slug; null where none was found. */
  section: string | null;
  headline: string;
  lead: string;
  /** Only where a line above the story names who wrote it. */
  byline?: string;
  body: StoryBody;
  warnings: ImportWarning[];
}

/** A line's place in the body once it is known what it is; `lead` may still be moved out. */
type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string; level: 2 | 3 }
  | { kind: 'list'; items: string[] }
  | { kind: 'figure'; figure: FoundFigure }
  | { kind: 'embed'; embed: FoundEmbed };

/**
 * Rescues a story from flat text as it is copied from a news page or a mail: finds section, headline,
 * captions with their credits, posts from X and addresses on a line of their own, moves the first
 * paragraph to the lead and leaves page furniture out. Sentences are never dropped or reworded; every guess
 * and everything left out is a warning. Pure.
 *
 * Problems: `empty` (no line but furniture), `forbidden_control` (U+202A–202E in headline, section or a caption).
 */
export function readFlatText(text: string): FlatStory | { problem: BodyProblem } {
  const unwrapped = joinWrappedLines(readLines(text));
  const cleaned = removeFurniture(unwrapped.lines, findProse(unwrapped.lines, 0));
  const lines = cleaned.lines;
  if (lines.length === 0) {
    return { problem: { code: 'empty', path: 'text', detail: 'The text holds no story' } };
  }

  const warnings: ImportWarning[] = [];
  if (unwrapped.joined)
    warnings.push(warn('lines_joined', 'Lines broken at a fixed width were put together'));
  const markdown = stripHeadingMarks(lines);
  const spaced = isSpaced(lines);
  const start = firstAfterHeadline(lines);
  const embeds = findEmbeds(lines, start, spaced);
  const head = readHead(lines, Math.min(findProse(lines, start), embeds[0]?.from ?? lines.length));
  warnings.push(...head.warnings);

  const problem =
    findSpoof(head.headline, 'headline') ?? (head.section && findSpoof(head.section, 'section'));
  if (problem) return { problem };

  const blocks: Block[] = [
    ...head.figures.map((figure): Block => ({ kind: 'figure', figure })),
    ...head.others.map((line): Block => ({ kind: 'paragraph', text: line.text })),
    ...readBlocks(lines, head.rest, embeds, warnings),
  ];
  const first = takeLead(blocks, head.others.length + head.figures.length, warnings);
  // The lead goes where the headline goes (feeds, search engines), so no override may travel in it.
  const lead = first.replace(/[\u202A-\u202E]/g, '');
  if (lead !== first)
    warnings.push(warn('controls_removed', `Direction controls were taken off the lead: ${quote(lead)}`));
  for (const block of blocks) {
    if (block.kind === 'figure') {
      warnings.push(
        warn('no_picture_file', `There is no picture for the caption ${quote(block.figure.caption)}`),
      );
    }
    const spoof =
      block.kind === 'figure' &&
      (findSpoof(block.figure.caption, 'body') ?? findSpoof(block.figure.credit, 'body'));
    if (spoof) return { problem: spoof };
  }
  warnings.push(...warnAboutCopy([head.headline, lead, ...blocks.flatMap(wordsOf)], markdown));
  for (const removed of cleaned.warnings) warnings.push(removed);

  const content = blocks.map(blockNode);
  return {
    section: head.section === null ? null : cleanLine(head.section),
    headline: cleanLine(head.headline),
    lead: bodyText(lead),
    ...(head.byline === '' ? {} : { byline: cleanLine(head.byline.replace(/[\u202A-\u202E]/g, '')) }),
    body: content.length === 0 ? emptyBody() : { type: 'doc', content },
    warnings: shorten(warnings),
  };
}

/** A file of nothing but doubtful lines must not make an answer as long as itself. */
function shorten(warnings: ImportWarning[]): ImportWarning[] {
  if (warnings.length <= mostWarnings) return warnings;
  const more = warnings.length - mostWarnings;
  return [...warnings.slice(0, mostWarnings), warn('more_warnings', `And ${more} more warnings`)];
}

function findSpoof(text: string, path: string): BodyProblem | null {
  const [found] = findForbiddenControls(text);
  if (!found) return null;
  const detail = `${found.name} turns the reading direction around and can't stand in ${quote(cleanLine(text))}`;
  return { code: 'forbidden_control', path, detail };
}

/** Takes «# » off lines that Markdown would make headings of, and remembers their level. */
function stripHeadingMarks(lines: Line[]): boolean {
  let some = false;
  for (const line of lines) {
    const mark = /^(#{1,6})\s+(?=\S)/.exec(line.text);
    if (!mark) continue;
    some = true;
    line.text = line.text.slice(mark[0].length);
    line.level = (mark[1]?.length ?? 2) <= 2 ? 2 : 3;
  }
  return some;
}

/** A section's name above a headline that ends in a full stop must not make the headline prose. */
function firstAfterHeadline(lines: Line[]): number {
  const [first, second, third] = lines;
  if (!first || !second || !third) return Math.min(lines.length, 1);
  if (isKnownSection(first.text) && !endsSentence(second.text)) return 2;
  const short = countLineWords(first.text) <= 3 && !endsSentence(first.text);
  return short && countLineWords(second.text) <= 20 && second.text.length <= 160 ? 2 : 1;
}

function readBlocks(lines: Line[], from: number, embeds: FoundEmbed[], warnings: ImportWarning[]): Block[] {
  const blocks: Block[] = [];
  const inEmbeds = new Set(embeds.flatMap((found) => lines.slice(found.from, found.to)));
  const prose = lines.slice(from).filter((line) => !bullet.test(line.text) && !inEmbeds.has(line));
  const usuallyStops =
    prose.filter((line) => endsSentence(line.text) || /[:：]$/.test(line.text)).length >= prose.length * 0.6;
  let next = 0;
  for (let index = from; index < lines.length; ) {
    const line = lines[index];
    if (!line) break;
    while ((embeds[next]?.from ?? lines.length) < index) next += 1;
    const embed = embeds[next]?.from === index ? embeds[next] : undefined;
    if (embed) {
      const what = embed.attrs.provider === 'x' ? 'a post on X' : 'an embed';
      const words = quote(embed.attrs.text || embed.attrs.url);
      warnings.push(warn('embed_guessed', `Taken for ${what}: ${words}`));
      if (embed.glued)
        warnings.push(warn('glued_link', `A link was glued to a word and set apart: ${quote(embed.glued)}`));
      for (const line of embed.dropped)
        warnings.push(warn('furniture_removed', `Taken for a post’s counts: ${quote(line)}`));
      blocks.push({ kind: 'embed', embed });
      index = embed.to;
      continue;
    }
    const end = embeds[next]?.from ?? lines.length;
    const items = readItems(lines, index, end);
    if (items.length > 1) {
      warnings.push(warn('list_guessed', `Taken for a list of ${items.length}: ${quote(items[0] ?? '')}`));
      blocks.push({ kind: 'list', items });
      index += items.length;
      continue;
    }
    const repeated = index + 1 < end && lines[index + 1]?.text === line.text;
    const figure = readBodyCaption(line.text, repeated);
    if (figure) {
      warnings.push(warn('caption_guessed', `Taken for a picture's caption: ${quote(figure.caption)}`));
      if (figure.credit)
        warnings.push(warn('credit_guessed', `Taken for its credit: ${quote(figure.credit)}`));
      if (repeated)
        warnings.push(
          warn('caption_repeated', `The caption stood twice, kept once: ${quote(figure.caption)}`),
        );
      blocks.push({ kind: 'figure', figure });
      index += repeated ? 2 : 1;
      continue;
    }
    if (repeated) warnings.push(warn('repeated_line', `Stands twice, both kept: ${quote(line.text)}`));
    const level = line.level ?? (usuallyStops && readsAsHeading(lines, index, from, end) ? 2 : null);
    if (level !== null) {
      if (!line.level) warnings.push(warn('heading_guessed', `Taken for a heading: ${quote(line.text)}`));
      blocks.push({ kind: 'heading', text: line.text, level });
    } else {
      const glued = findGluedAddress(line.text);
      if (glued)
        warnings.push(warn('glued_link', `A link is glued to a word, kept as it is: ${quote(glued)}`));
      blocks.push({ kind: 'paragraph', text: line.text });
    }
    index += 1;
  }
  return blocks;
}

const bullet = /^(?:[•▪◦‣●]\s*|\*\s+)(?=[^\s*])(.+)$/u;

/** Lines with a bullet before them. A dash is none: in Arabic copy it begins a speaker's turn. */
function readItems(lines: Line[], from: number, end: number): string[] {
  const items: string[] = [];
  for (let index = from; index < end; index += 1) {
    const item = bullet.exec(lines[index]?.text ?? '');
    if (!item) break;
    items.push(item[1] ?? '');
  }
  return items;
}

/** Further down only what surely is a caption is taken for one: a known agency, or a line said twice that is no sentence. */
function readBodyCaption(text: string, repeated: boolean): FoundFigure | null {
  if (endsSentence(text) && !/[)\]]\s*$/.test(text)) return null;
  if (isDateline(text) && !repeated) return null;
  const read = readCaption(text);
  const words = countLineWords(text);
  if (read?.known && words >= 3 && words <= 45) return { caption: read.caption, credit: read.credit };
  if (!repeated || words > 45) return null;
  return read ? { caption: read.caption, credit: read.credit } : { caption: text, credit: '' };
}

function readsAsHeading(lines: Line[], index: number, from: number, end: number): boolean {
  const text = lines[index]?.text ?? '';
  const next = lines[index + 1];
  const words = countLineWords(text);
  return (
    index > from &&
    index + 1 < end &&
    next !== undefined &&
    countLineWords(next.text) >= 10 &&
    words >= 1 &&
    words <= 9 &&
    !endsSentence(text) &&
    !/[:：،,]\s*$|^[-–—"«“*•]|[#@]|https?:/.test(text)
  );
}

/**
 * Takes the first paragraph out of the blocks. A standfirst above the first picture-less prose counts; datelines,
 * bylines and labels of a few words do not, and stay where they are. `headBlocks` of the blocks come from the head.
 */
function takeLead(blocks: Block[], headBlocks: number, warnings: ImportWarning[]): string {
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'paragraph') continue;
    const inHead = index < headBlocks;
    if (
      inHead &&
      (isSourceLine(block.text) || (countLineWords(block.text) < 5 && !endsSentence(block.text)))
    ) {
      warnings.push(
        warn('line_kept', `Not clear what this line is, kept as a paragraph: ${quote(block.text)}`),
      );
      continue;
    }
    if (block.text.length > longestLead) break;
    blocks.splice(index, 1);
    warnings.push(warn('lead_guessed', `The first paragraph was moved to the lead: ${quote(block.text)}`));
    return block.text;
  }
  warnings.push(warn('no_lead', 'There is no paragraph to make a lead of'));
  return '';
}

function wordsOf(block: Block): string[] {
  if (block.kind === 'figure') return [block.figure.caption, block.figure.credit];
  if (block.kind === 'embed') return [block.embed.attrs.text];
  return block.kind === 'list' ? block.items : [block.text];
}

/** What an editor should look at in the words themselves; nothing of it is changed here. */
function warnAboutCopy(texts: string[], markdown: boolean): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  const whole = texts.join('\n');
  const quotes = whole.split('"').length - 1;
  if (quotes > 0) {
    const where = texts.find((text) => text.includes('"')) ?? '';
    warnings.push(
      warn('straight_quotes', `${quotes} straight quotes kept as typed, the first in ${quote(where)}`),
    );
  }
  if (/<(?:p|div|br|span|h[1-6]|a|img|strong|b|em)\b[^<>]*>/i.test(whole)) {
    warnings.push(warn('looks_like_html', 'The text holds HTML tags, kept as typed'));
  }
  if (markdown || /\*\*[^*\s][^*]*\*\*|\[[^\]]{1,200}\]\(https?:/.test(whole)) {
    warnings.push(
      warn('looks_like_markdown', 'The text looks like Markdown; its inline marks are kept as typed'),
    );
  }
  return warnings;
}

function blockNode(block: Block): DocNode {
  switch (block.kind) {
    case 'paragraph':
      return { type: 'paragraph', ...dirOfLine(block.text), content: inline(block.text) };
    case 'heading':
      return { type: 'heading', attrs: { level: block.level }, content: inline(block.text) };
    case 'list':
      return {
        type: 'bulletList',
        content: block.items.map((item) => ({
          type: 'listItem',
          content: [{ type: 'paragraph', ...dirOfLine(item), content: inline(item) }],
        })),
      };
    case 'figure': {
      const caption = cleanLine(block.figure.caption);
      const attrs = { media: '', alt: '', credit: cleanLine(block.figure.credit) };
      return { type: 'figure', attrs, ...(caption === '' ? {} : { content: inline(caption) }) };
    }
    case 'embed':
      return { type: 'embed', attrs: { ...block.embed.attrs } };
  }
}

function inline(text: string): DocNode[] {
  return [{ type: 'text', text: bodyText(text) }];
}

/** A paragraph wholly in Latin letters runs left to right; a Latin first word alone turns nothing around. */
function dirOfLine(text: string): Pick<DocNode, 'attrs'> {
  const isLatin = /\p{Script=Latin}/u.test(text) && !/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text);
  return isLatin ? { attrs: { dir: 'ltr' } } : {};
}
