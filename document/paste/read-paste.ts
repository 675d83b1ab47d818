import { checkBody } from '../check.ts';
import type { DocNode } from '../types.ts';
import { type PastedPicture, webAddressOf } from './pictures.ts';
import { hasStructure, readHtml } from './read-html.ts';
import { readPlainLines, readText } from './read-text.ts';
import { isRtf, readRtfPictures } from './rtf.ts';
import type { LeftOut } from './source.ts';

/** What a program put on the clipboard; empty where it offers no such flavour. */
export interface Clip {
  html: string;
  text: string;
  rtf: string;
}

export interface Pasted {
  /** Blocks that `checkBody` passes. */
  blocks: DocNode[];
  /** Pictures whose bytes came along; their figures have these ids for `media`. */
  pictures: PastedPicture[];
  leftOut: LeftOut[];
  /** How many figures have no picture, because it is only an address on the web or a file elsewhere. */
  missing: number;
}

/**
 * Reads a clipboard into blocks of a story. `parse` makes a tree of HTML in which nothing runs or loads. Null where it is
 * more than a story can hold.
 */
export function readPaste(clip: Clip, parse: (html: string) => Element, asPlain = false): Pasted | null {
  if (asPlain || clip.html.trim() === '') return readWords(clip, asPlain);
  const root = parse(clip.html);
  if (!hasStructure(root) && clip.text.trim() !== '') return readWords(clip, false);
  const read = readHtml(clip.html, root);
  if (!read) return null;
  if (read.blocks.length === 0 && clip.text.trim() !== '') return readWords(clip, false);
  const { blocks, leftOut } = read;
  const pictures = withBytes(read.pictures, clip.rtf);
  const known = new Set(pictures.map(({ id }) => id));
  const lost = read.pictures.filter(({ id }) => !known.has(id));
  return {
    blocks: blocks.map((block) => settleFigures(block, known)),
    pictures,
    leftOut,
    missing: lost.length,
  };
}

function readWords({ text, rtf }: Clip, asPlain: boolean): Pasted | null {
  const given = text.trim() === '' && isRtf(rtf) ? rtf : text;
  const read = asPlain ? { blocks: readPlainLines(given), leftOut: [] } : readText(given);
  const { blocks } = read;
  if (blocks.length === 0) return { blocks, pictures: [], leftOut: read.leftOut, missing: 0 };
  const checked = checkBody({ type: 'doc', content: blocks });
  if (checked.ok) return { blocks: checked.body.content, pictures: [], leftOut: read.leftOut, missing: 0 };
  if (checked.problem.code === 'too_large') return null;
  throw new Error(`a text is no body: ${JSON.stringify(checked.problem)}`);
}

/** Word names files on its own disk; where the RTF beside it has as many pictures, they are those, in that order. */
function withBytes(pictures: PastedPicture[], rtf: string): PastedPicture[] {
  const files = pictures.filter(({ src }) => src.startsWith('file:'));
  const bytes = files.length > 0 ? readRtfPictures(rtf) : [];
  return pictures.flatMap((picture): PastedPicture[] => {
    if (/^(?:data|blob):/i.test(picture.src)) return [picture];
    if (webAddressOf(picture) !== null) return [];
    const src = bytes.length === files.length ? bytes[files.indexOf(picture)] : undefined;
    return src ? [{ id: picture.id, src }] : [];
  });
}

/** A figure whose picture didn't come along waits for one: it never points to somebody else's server. */
function settleFigures(block: DocNode, known: ReadonlySet<string>): DocNode {
  const content = block.content?.map((child) => settleFigures(child, known));
  const media = block.attrs?.media;
  const waits = typeof media === 'string' && media.startsWith('paste-') && !known.has(media);
  return {
    ...block,
    ...(waits ? { attrs: { ...block.attrs, media: '' } } : {}),
    ...(content ? { content } : {}),
  };
}
