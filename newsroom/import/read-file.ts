import { parseHTML } from 'linkedom';
import { cleanLine, findForbiddenControls } from '#arabic/bidi.ts';
import { checkBody, largestBody } from '#document/check.ts';
import { htmlToBody } from '#document/from-html.ts';
import { markdownToBody } from '#document/from-markdown.ts';
import { bodyToText } from '#document/text.ts';
import type { DocNode, StoryBody } from '#document/types.ts';
import { readBodyInput } from '../body-input.ts';
import { done, type Result, refuse } from '../refusal.ts';
import { decodeText, longestFile } from './decode.ts';
import { longestLead, readFlatText } from './flat-text.ts';
import { type ImportWarning, quote, warn } from './warnings.ts';

/** A story as a file holds it. `section` is a name or a slug, null where the file names none; `headline` may be empty. */
export interface ImportedStory {
  section: string | null;
  headline: string;
  lead: string;
  body: StoryBody;
  /** Only a JSON file has them. */
  byline?: string;
  tags?: string[];
  warnings: ImportWarning[];
}

/**
 * Reads a file by its kind: `.json` (the API's POST shape), `.html`/`.htm`, `.md`/`.markdown`, anything else
 * that is text as flat text. Refusals: `unsupported_type` (not text, or a word processor's own format),
 * `too_large`, `invalid` (empty, not JSON, a field of the wrong kind, a direction override), `invalid_body`.
 */
export function readImport(bytes: Uint8Array, fileName: string): Result<ImportedStory> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return refuseFile(decoded.code);
  const { text, encoding } = decoded;
  if (text.startsWith('{\\rtf')) {
    return refuse('unsupported_type', { path: 'file', detail: 'RTF is not read; save it as plain text' });
  }

  // Said at once: to take ten megabytes apart first would only make the same answer late.
  if (text.length > largestBody) {
    return refuse('invalid_body', {
      path: 'body',
      detail: `too_large: a body is at most ${largestBody} bytes`,
    });
  }
  const read = readByKind(text, /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '');
  if (!read.ok) return read;
  if (encoding !== 'utf-8') {
    read.value.warnings.push(warn('encoding_guessed', `The file was read as ${encoding}`));
  }
  const checked = checkBody(read.value.body);
  if (!checked.ok) {
    const { path, code, detail } = checked.problem;
    return refuse('invalid_body', { path, detail: `${code}: ${detail}` });
  }
  return done({ ...read.value, body: checked.body });
}

function refuseFile(code: 'not_text' | 'empty' | 'too_large') {
  switch (code) {
    case 'not_text':
      return refuse('unsupported_type', { path: 'file', detail: 'the file is not text' });
    case 'empty':
      return refuse('invalid', { path: 'file', detail: 'the file is empty' });
    case 'too_large':
      return refuse('too_large', {
        path: 'file',
        detail: `the file is larger than ${longestFile / 1024 / 1024} MB`,
      });
  }
}

function readByKind(text: string, kind: string): Result<ImportedStory> {
  switch (kind) {
    case 'json':
      return readJson(text);
    case 'html':
    case 'htm':
      return readHtml(text);
    case 'md':
    case 'markdown':
      return readMarkdown(text);
  }
  if (/^\s*(?:<!doctype html|<html|<body|<article|<h1|<div|<p)[\s>]/i.test(text)) {
    const read = readHtml(text);
    if (read.ok)
      read.value.warnings.push(warn('looks_like_html', 'The text begins like HTML and was read as HTML'));
    return read;
  }
  const flat = readFlatText(text);
  if ('problem' in flat) {
    return refuse('invalid', {
      path: flat.problem.path,
      detail: `${flat.problem.code}: ${flat.problem.detail}`,
    });
  }
  return done(flat);
}

function readJson(text: string): Result<ImportedStory> {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return refuse('invalid', { path: 'file', detail: 'the file is not JSON' });
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refuse('invalid', {
      path: 'file',
      detail: 'a story is an object with headline, section and body',
    });
  }
  const story: Record<string, unknown> = { ...input };
  const lines: Record<'headline' | 'lead' | 'byline', string> = { headline: '', lead: '', byline: '' };
  for (const name of ['headline', 'lead', 'byline'] as const) {
    const line = story[name] ?? '';
    if (typeof line !== 'string') return refuse('invalid', { path: name, detail: 'must be text' });
    if (findForbiddenControls(line).length > 0) return refuseOverride(name);
    lines[name] = cleanLine(line);
  }
  const section = readSection(story.section);
  if (section === undefined)
    return refuse('invalid', { path: 'section', detail: "must be a section's slug or name" });
  const { tags = [] } = story;
  if (!Array.isArray(tags) || !tags.every((tag) => typeof tag === 'string')) {
    return refuse('invalid', { path: 'tags', detail: 'must be a list of texts' });
  }
  const read = readBodyInput(story.body ?? { type: 'doc', content: [] });
  if (!read.ok) return read;
  const body = checkBody(read.value.body);
  if (!body.ok) {
    const { path, code, detail } = body.problem;
    return refuse('invalid_body', { path, detail: `${code}: ${detail}` });
  }
  const known = new Set(['headline', 'lead', 'byline', 'section', 'tags', 'body']);
  const strange = Object.keys(story).filter((name) => !known.has(name));
  return done({
    section,
    ...lines,
    tags,
    body: body.body,
    warnings: [...read.value.warnings, ...strange].map((what) =>
      warn('content_dropped', `Not taken over: ${what}`),
    ),
  });
}

/** A slug or a name, or `{slug, name}` as the API answers; null where there is none, undefined where it is neither. */
function readSection(input: unknown): string | null | undefined {
  if (input === undefined || input === null || input === '') return null;
  if (typeof input === 'string') return input;
  if (typeof input === 'object' && 'slug' in input && typeof input.slug === 'string') return input.slug;
  return undefined;
}

function readHtml(html: string): Result<ImportedStory> {
  const page = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const { document } = parseHTML(page);
  const title = document.querySelector('h1');
  const headline = title?.textContent || document.querySelector('title')?.textContent || '';
  title?.remove();
  const story = document.querySelector('article') ?? document.querySelector('main') ?? document.body;
  const { body, dropped } = htmlToBody(story?.innerHTML ?? '');
  return finish(headline, null, body, dropped);
}

function readMarkdown(text: string): Result<ImportedStory> {
  const front = /^---[^\S\n]*\r?\n([\s\S]*?)\r?\n---[^\S\n]*(?:\r?\n|$)/.exec(text);
  const field = (name: string) =>
    new RegExp(`^${name}:\\s*["']?(.*?)["']?\\s*$`, 'mi').exec(front?.[1] ?? '')?.[1] || null;
  const { body, dropped } = markdownToBody(front ? text.slice(front[0].length) : text);
  return finish(field('headline') ?? field('title') ?? '', field('section'), body, dropped);
}

/** Without a headline of its own the first heading near the top is it. */
function finish(
  title: string,
  section: string | null,
  body: StoryBody,
  dropped: string[],
): Result<ImportedStory> {
  const warnings = dropped.map((what) => warn('content_dropped', `Left out: ${what}`));
  const content = [...body.content];
  let headline = title;
  if (cleanLine(headline) === '') {
    const at = content.slice(0, 3).findIndex((node) => node.type === 'heading');
    const [heading] = at < 0 ? [] : content.splice(at, 1);
    headline = heading ? textOf(heading) : '';
  }
  if (findForbiddenControls(headline).length > 0) return refuseOverride('headline');

  let lead = '';
  const first = content.findIndex((node) => node.type === 'paragraph');
  const node = content[first];
  if (
    node &&
    isPlain(node) &&
    textOf(node).length <= longestLead &&
    findForbiddenControls(textOf(node)).length === 0
  ) {
    lead = textOf(node);
    content.splice(first, 1);
    warnings.push(warn('lead_guessed', `The first paragraph was moved to the lead: ${quote(lead)}`));
  }
  return done({ section, headline: cleanLine(headline), lead, body: { type: 'doc', content }, warnings });
}

/** Words without a link or emphasis, which the lead could not keep. */
function isPlain(node: DocNode): boolean {
  const content = node.content ?? [];
  return content.length > 0 && content.every((part) => part.type === 'text' && !part.marks?.length);
}

function textOf(node: DocNode): string {
  return bodyToText({ type: 'doc', content: [node] }).trim();
}

function refuseOverride(path: string) {
  return refuse('invalid', {
    path,
    detail: 'forbidden_control: holds a direction override (U+202A to U+202E)',
  });
}
