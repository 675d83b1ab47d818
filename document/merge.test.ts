import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BlockRow, compareBodies, mergeBlocks, type Pick, proposedPick } from './merge.ts';
import { bodyToText } from './text.ts';
import type { DocNode, StoryBody } from './types.ts';

const line = (text: string, attrs?: DocNode['attrs']): DocNode => ({
  type: 'paragraph',
  ...(attrs ? { attrs } : {}),
  ...(text ? { content: [{ type: 'text', text }] } : {}),
});
const body = (...blocks: (string | DocNode)[]): StoryBody => ({
  type: 'doc',
  content: blocks.map((block) => (typeof block === 'string' ? line(block) : block)),
});
const merged = (rows: BlockRow[]) => mergeBlocks(rows, rows.map(proposedPick));
const changes = (rows: BlockRow[]) => rows.map(({ change }) => change);

const port = 'وصلت السفينة إلى الميناء فجرًا';
const market = 'فتح السوق أبوابه بعد الظهر';
const rain = 'توقّع الراصد مطرًا في المساء';

describe('two versions of one story', () => {
  test('where each changed another paragraph, neighbours too, both changes stand', () => {
    const base = body(port, market, rain);
    const mine = body(`${port} اليوم`, market, rain);
    const theirs = body(port, `${market} بقليل`, rain);
    const rows = compareBodies(base, mine, theirs);
    expect(changes(rows)).toEqual(['mine', 'theirs', 'none']);
    expect(merged(rows)).toEqual(body(`${port} اليوم`, `${market} بقليل`, rain));
  });

  test('where both changed the same paragraph, it is said, and both are kept until somebody chooses', () => {
    const rows = compareBodies(body(port, rain), body(`${port} أمس`, rain), body(`${port} غدًا`, rain));
    expect(changes(rows)).toEqual(['both', 'none']);
    expect(merged(rows)).toEqual(body(`${port} غدًا`, `${port} أمس`, rain));
    expect(mergeBlocks(rows, ['mine'])).toEqual(body(`${port} أمس`, rain));
    expect(mergeBlocks(rows, ['theirs'])).toEqual(body(`${port} غدًا`, rain));
  });

  test('the same change by both is one change', () => {
    const rows = compareBodies(body(port), body(market), body(market));
    expect(changes(rows)).toEqual(['alike']);
    expect(merged(rows)).toEqual(body(market));
  });

  test('what one deleted and the other left alone is gone; what the other worked on stays', () => {
    const base = body(port, market, rain);
    expect(merged(compareBodies(base, body(port, rain), base))).toEqual(body(port, rain));
    const rows = compareBodies(base, body(port, rain), body(port, `${market} والناس`, rain));
    expect(changes(rows)).toEqual(['none', 'both', 'none']);
    expect(merged(rows)).toEqual(body(port, `${market} والناس`, rain));
    expect(mergeBlocks(rows, ['mine', 'mine', 'mine'])).toEqual(body(port, rain));
  });

  test('what both deleted is in no row', () => {
    const rows = compareBodies(body(port, market), body(market), body(market));
    expect(merged(rows)).toEqual(body(market));
    expect(rows).toHaveLength(1);
  });

  test('new paragraphs of both at one place are both there, an equal one once', () => {
    const rows = compareBodies(
      body(port, rain),
      body(port, market, rain),
      body(port, 'سطر آخر', market, rain),
    );
    expect(merged(rows)).toEqual(body(port, 'سطر آخر', market, rain));
    const other = compareBodies(body(port, rain), body(port, 'مني', rain), body(port, 'منها', rain));
    expect(changes(other)).toEqual(['none', 'theirs', 'mine', 'none']);
  });

  test('a paragraph put in above does not make the one below it a quarrel', () => {
    const rows = compareBodies(
      body(port, market),
      body('مقدمة جديدة', `${port} اليوم`, market),
      body(port, `${market} بقليل`),
    );
    expect(merged(rows)).toEqual(body('مقدمة جديدة', `${port} اليوم`, `${market} بقليل`));
    expect(changes(rows)).not.toContain('both');
  });

  test('a change of an attribute or a mark is a change, and is carried over', () => {
    const strong: DocNode = {
      type: 'paragraph',
      content: [{ type: 'text', text: port, marks: [{ type: 'bold' }] }],
    };
    const rows = compareBodies(
      body(port, market),
      body(strong, market),
      body(port, line(market, { dir: 'ltr' })),
    );
    expect(changes(rows)).toEqual(['mine', 'theirs']);
    expect(merged(rows)).toEqual(body(strong, line(market, { dir: 'ltr' })));
  });

  test('defaults that the editor spells out are no change', () => {
    const spelled: StoryBody = {
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: port }] }],
    };
    expect(changes(compareBodies(body(port), spelled, body(port)))).toEqual(['none']);
  });

  test('a body that was emptied is one empty paragraph', () => {
    const rows = compareBodies(body(port), body(''), body(port));
    expect(merged(rows)).toEqual(body(''));
  });

  test('two long texts of nothing in common are compared in bounded time', () => {
    const long = (word: string) => body(...Array.from({ length: 2_000 }, (_, i) => `${word} ${i * 7919}`));
    const began = process.cpuUsage();
    const rows = compareBodies(long('أول'), long('ثانٍ'), long('ثالث'));
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(8_000);
    expect(merged(rows).content).toHaveLength(4_000);
  });

  test('whatever both did, no word that either wrote is missing from what is proposed', () => {
    const word = fc.constantFrom(port, market, rain, 'سطر', 'قصير', '');
    const texts = fc.array(word, { minLength: 1, maxLength: 6 });
    const step = fc.record({ at: fc.nat(5), what: fc.constantFrom('write', 'put', 'drop') });
    const edit = (lines: string[], steps: { at: number; what: string }[], mark: string) => {
      const now = [...lines];
      for (const [index, { at, what }] of steps.entries()) {
        const place = at % (now.length + 1);
        const said = `${mark}${index}`;
        if (what === 'put' || now[place] === undefined) now.splice(place, 0, said);
        else if (what === 'drop') now.splice(place, 1);
        else now[place] = `${now[place]} ${said}`;
      }
      return now.length > 0 ? now : [''];
    };
    fc.assert(
      fc.property(
        texts,
        fc.array(step, { maxLength: 5 }),
        fc.array(step, { maxLength: 5 }),
        (base, one, other) => {
          const mine = edit(base, one, 'م');
          const theirs = edit(base, other, 'ه');
          const rows = compareBodies(body(...base), body(...mine), body(...theirs));
          const words = new Set(bodyToText(merged(rows)).split(/\s+/));
          const written = [...mine, ...theirs]
            .flatMap((text) => text.split(' '))
            .filter((text) => /^[مه]\d/.test(text));
          expect(written.filter((text) => !words.has(text))).toEqual([]);
          const all = (pick: Pick) =>
            mergeBlocks(
              rows,
              rows.map(() => pick),
            );
          expect(all('mine')).toEqual(body(...mine));
          expect(all('theirs')).toEqual(body(...theirs));
          expect(merged(compareBodies(body(...base), body(...base), body(...theirs)))).toEqual(
            body(...theirs),
          );
          expect(merged(compareBodies(body(...base), body(...mine), body(...base)))).toEqual(body(...mine));
        },
      ),
      { numRuns: 500 },
    );
  });
});
