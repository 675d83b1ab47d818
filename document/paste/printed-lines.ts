const endsSentence = /[.؟?!…۔:][\s"'»”’)\]\p{Cf}]*$/u;
const pageNumber =
  /^(?:[-–—]\s*)?(?:(?:صفحة|ص|page|p\.)\s*)?\p{Nd}{1,4}(?:\s*(?:\/|من|of)\s*\p{Nd}{1,4})?(?:\s*[-–—])?$/iu;
const bullet = /^(?:[•▪◦‣●·]|[-–—*]\s)/u;

/**
 * The paragraphs of text that was broken into printed lines (a PDF, a plain mail): lines joined, page numbers gone, words
 * put together again at their hyphen. Null where the lines don't look broken: then each is what its writer meant.
 */
export function joinPrintedLines(text: string): string[] | null {
  const lines = text
    .replace(/\f/g, '\n\f\n')
    .split(/\r\n?|\n/)
    .map((line) => (line === '\f' ? line : line.replace(/\s+/g, ' ').trim()));
  const paged = withoutPageNumbers(lines);
  const blocks = intoBlocks(paged.lines);
  const inner = blocks.flatMap((block) => block.slice(0, -1)).filter((line) => !bullet.test(line));
  const longest = Math.max(0, ...inner.map((line) => line.length));
  const full = inner.filter((line) => line.length >= longest * 0.7).length;
  const stops = blocks.filter((block) => block.length > 1 && endsSentence.test(block.at(-1) ?? '')).length;
  const broken = blocks.filter(
    (block) => block.length > 1 && !block.every((line) => bullet.test(line)),
  ).length;
  const isPrinted =
    inner.length >= (paged.wasPaged ? 2 : 3) &&
    longest >= 40 &&
    longest <= 140 &&
    full >= inner.length * 0.75 &&
    inner.filter((line) => !endsSentence.test(line)).length >= inner.length * 0.6 &&
    (paged.wasPaged || stops >= broken * 0.6);
  if (!isPrinted) return null;

  const paragraphs: string[] = [];
  for (const block of blocks) {
    let before = '';
    for (const [index, line] of block.entries()) {
      const begins =
        index === 0 ? !goesOn(paragraphs.at(-1), line, paged.wasPaged) : isParagraphEnd(before, longest);
      const last = paragraphs.length - 1;
      if (begins || bullet.test(line) || last < 0) paragraphs.push(line);
      else paragraphs[last] = join(paragraphs[last] ?? '', line);
      before = line;
    }
  }
  return paragraphs;
}

function withoutPageNumbers(lines: string[]): { lines: string[]; wasPaged: boolean } {
  const isAlone = (index: number) =>
    [lines[index - 1], lines[index + 1]].every((line) => line === undefined || line === '' || line === '\f');
  const kept = lines.filter((line, index) => !(pageNumber.test(line) && isAlone(index)));
  const wasPaged = kept.length < lines.length || lines.includes('\f');
  return { lines: kept.map((line) => (line === '\f' ? '' : line)), wasPaged };
}

function intoBlocks(lines: string[]): string[][] {
  const blocks: string[][] = [];
  let open: string[] = [];
  for (const line of [...lines, '']) {
    if (line !== '') open.push(line);
    else if (open.length > 0) {
      blocks.push(open);
      open = [];
    }
  }
  return blocks;
}

/** Whether a page was turned in the middle of this sentence. */
function goesOn(before: string | undefined, line: string, wasPaged: boolean): boolean {
  if (!wasPaged || before === undefined || bullet.test(line)) return false;
  return before.length > 60 && !endsSentence.test(before) && !/^[\p{Lu}\p{Nd}«"]/u.test(line);
}

function isParagraphEnd(line: string, longest: number): boolean {
  return endsSentence.test(line) && line.length < longest * 0.7;
}

function join(before: string, line: string): string {
  if (/\p{Script=Latin}[-\u2010\u00AD]$/u.test(before) && /^\p{Ll}/u.test(line))
    return before.slice(0, -1) + line;
  return `${before.replace(/\u00AD$/, '')} ${line}`;
}
