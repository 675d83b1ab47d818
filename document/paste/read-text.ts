import { dropForbiddenCharacters } from '../characters.ts';
import { findAddresses } from '../embed-address.ts';
import { tsvToTable } from '../from-tsv.ts';
import type { DocMark, DocNode } from '../types.ts';
import { cleanAddress } from './links.ts';
import { tidyText } from './marks.ts';
import { type ChatMessage, needsNames, readTelegram, readWhatsApp } from './messages.ts';
import { joinPrintedLines } from './printed-lines.ts';
import { isRtf, rtfToText } from './rtf.ts';
import type { LeftOut } from './source.ts';

export interface ReadText {
  blocks: DocNode[];
  leftOut: LeftOut[];
}

/** Every line a paragraph, and nothing read into it: what «paste as plain text» asks for. */
export function readPlainLines(text: string): DocNode[] {
  return linesOf(isRtf(text) ? rtfToText(text) : text).map((line) => paragraph([words(line)]));
}

/** Plain text from the clipboard: chats, letters, spreadsheets and printed lines by their own signs, else line by line. */
export function readText(given: string): ReadText {
  const text = withCleanAddresses(isRtf(given) ? rtfToText(given) : given);
  const leftOut = new Set<LeftOut>();
  const whatsapp = readWhatsApp(text);
  const messages = whatsapp ?? readTelegram(text);
  if (messages) return { blocks: readChat(messages, whatsapp !== null, leftOut), leftOut: [...leftOut] };
  const table = readTable(text);
  if (table) return { blocks: [table], leftOut: [] };
  const letter = withoutSignature(text, leftOut);
  const blocks = partsOf(letter).flatMap((part): DocNode[] => {
    const inner = readParagraphs(part.text);
    return part.quoted && inner.length > 0 ? [{ type: 'blockquote', content: inner }] : inner;
  });
  return { blocks, leftOut: [...leftOut] };
}

function withCleanAddresses(text: string): string {
  let clean = '';
  let at = 0;
  for (const { start, end } of findAddresses(text)) {
    clean += text.slice(at, start) + cleanAddress(text.slice(start, end));
    at = end;
  }
  return clean + text.slice(at);
}

function linesOf(text: string): string[] {
  return text
    .toWellFormed()
    .split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/)
    .map((line) =>
      tidyText(dropForbiddenCharacters(line))
        .replace(/[ \t\u00A0]{2,}|\t/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

function words(text: string, ...marks: string[]): DocNode {
  return {
    type: 'text',
    text,
    ...(marks.length > 0 ? { marks: marks.map((type): DocMark => ({ type })) } : {}),
  };
}

function paragraph(content: DocNode[]): DocNode {
  const text = content.map((node) => node.text ?? '').join('');
  const isLatin = /\p{Script=Latin}/u.test(text) && !/\p{Script=Arabic}|\p{Script=Hebrew}/u.test(text);
  return { type: 'paragraph', ...(isLatin ? { attrs: { dir: 'ltr' } } : {}), content };
}

function readParagraphs(text: string): DocNode[] {
  return intoLists(joinPrintedLines(text)?.flatMap(linesOf) ?? linesOf(text));
}

// A dash is no bullet: in Arabic copy it begins a speaker's turn.
const bullet = /^[•▪◦‣●·]\s*(?=\S)/u;

function intoLists(lines: string[]): DocNode[] {
  const blocks: DocNode[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (bullet.test(lines[end] ?? '')) end += 1;
    if (end - at < 2) {
      blocks.push(paragraph([words(lines[at] ?? '')]));
      at += 1;
      continue;
    }
    const items = lines.slice(at, end).map((line): DocNode => {
      const item = line.replace(bullet, '');
      return { type: 'listItem', content: [paragraph([words(item)])] };
    });
    blocks.push({ type: 'bulletList', content: items });
    at = end;
  }
  return blocks;
}

// Letters.

function withoutSignature(text: string, leftOut: Set<LeftOut>): string {
  const cut = /^-- ?\r?$/m.exec(text);
  if (!cut || text.slice(cut.index).split('\n').length > 12) return text;
  leftOut.add('signature');
  return text.slice(0, cut.index);
}

/** The lines that begin with «>» are what the letter answers. */
function partsOf(text: string): { quoted: boolean; text: string }[] {
  const parts: { quoted: boolean; text: string }[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const quote = /^(?:>\s?)+(.*)$/.exec(line);
    const last = parts.at(-1);
    const quoted = quote !== null;
    const bare = quote ? (quote[1] ?? '') : line;
    if (last?.quoted === quoted) last.text += `\n${bare}`;
    else parts.push({ quoted, text: bare });
  }
  return parts;
}

// Chats.

function readChat(messages: ChatMessage[], isWhatsApp: boolean, leftOut: Set<LeftOut>): DocNode[] {
  const named = needsNames(messages);
  return messages.flatMap(({ author, text }) => {
    const lines = linesOf(text).filter((line, index) => {
      // «[Photo]» stands for a picture that is not in the text.
      if (index > 0 || !/^\[[^\]]{2,30}\]$|^<[^>]{2,40}>$/.test(line)) return true;
      leftOut.add('picture');
      return false;
    });
    return lines.map((line, index) => {
      const content = isWhatsApp ? readWhatsAppMarks(line) : [words(line)];
      if (named && index === 0) content.unshift(words(`${tidyText(author)}:`, 'bold'), words(' '));
      return paragraph(joinText(content));
    });
  });
}

/** `*bold*`, `_italic_`, `~struck~` (which a story doesn't have), as WhatsApp writes them; never inside a word or an address. */
function readWhatsAppMarks(line: string): DocNode[] {
  const content: DocNode[] = [];
  let at = 0;
  for (const match of line.matchAll(
    /(?<![\p{L}\p{N}/_*~])([*_~])(?=\S)([^*_~\n]+?)(?<=\S)\1(?![\p{L}\p{N}/_*~])/gu,
  )) {
    if (match.index > at) content.push(words(line.slice(at, match.index)));
    const inner = match[2] ?? '';
    content.push(
      match[1] === '*' ? words(inner, 'bold') : match[1] === '_' ? words(inner, 'italic') : words(inner),
    );
    at = match.index + match[0].length;
  }
  if (at < line.length) content.push(words(line.slice(at)));
  return content;
}

function joinText(content: DocNode[]): DocNode[] {
  const joined: DocNode[] = [];
  for (const node of content) {
    const last = joined.at(-1);
    if (last && !last.marks && !node.marks) last.text = `${last.text ?? ''}${node.text ?? ''}`;
    else joined.push({ ...node });
  }
  return joined;
}

// Spreadsheets.

/** Rows of cells with a tab between them; null where it is no table, or one row alone. */
function readTable(text: string): DocNode | null {
  const table = tsvToTable(text, (cell) => {
    const line = linesOf(cell).join(' ');
    return [line ? paragraph([words(line)]) : { type: 'paragraph' }];
  });
  return table && (table.content ?? []).length > 1 ? table : null;
}
