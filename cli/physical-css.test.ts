import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** Directions that don't turn with the language: `inline-start`, `inline-end`, `start` and `end` do. */
const physical = [
  /\b(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /\bborder-(?:top|bottom)-(?:left|right)-radius\b/,
  /\b(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b/,
  /(?:^|[\s;{])(?:left|right)\s*:/,
  /\b(?:margin|padding|border|inset)(?:Left|Right)\b/,
  /\b(?:textAlign|float)\s*:\s*['"](?:left|right)['"]/,
];

function findPhysical(source: string): string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return withoutComments
    .split('\n')
    .flatMap((line, i) => (physical.some((p) => p.test(line)) ? [`${i + 1}: ${line.trim()}`] : []));
}

test('the check sees a style that would not turn with the language', () => {
  expect(findPhysical('a { margin-left: 1em }')).toHaveLength(1);
  expect(findPhysical('a {\n  left: 0;\n}')).toEqual(['2: left: 0;']);
  expect(findPhysical('a { text-align: right }')).toHaveLength(1);
  expect(findPhysical("const style = { paddingRight: '1em' };")).toHaveLength(1);
  expect(findPhysical('a { margin-inline-start: 1em; text-align: start } /* left: */')).toEqual([]);
});

test('no style in the house says left or right', async () => {
  const found: string[] = [];
  for await (const file of glob('{app,components}/**/*.{css,tsx}')) {
    const source = await readFile(file, 'utf8');
    found.push(...findPhysical(source).map((line) => `${file}:${line}`));
  }
  expect(found).toEqual([]);
});
