import { expect, test } from 'vitest';
import { layOut } from './table-grid.ts';

const cell = (colspan = 1, rowspan = 1) => ({ colspan, rowspan });

test('a table of equal rows is whole', () => {
  expect(layOut([[cell(), cell()], [cell(2)]])).toEqual({
    width: 2,
    rows: [[cell(), cell()], [cell(2)]],
    missing: [0, 0],
    oddRow: -1,
  });
});

test('a cell over two rows leaves the second with one less, or with none', () => {
  expect(layOut([[cell(1, 2), cell()], [cell()]]).oddRow).toBe(-1);
  expect(layOut([[cell(1, 2), cell(1, 2)], []]).oddRow).toBe(-1);
});

test('what a short row lacks is counted', () => {
  expect(layOut([[cell(), cell(), cell()], [cell()]])).toMatchObject({
    width: 3,
    missing: [0, 2],
    oddRow: 1,
  });
});

test('spans that overlap or reach below the table are cut', () => {
  expect(layOut([[cell(), cell(1, 2)], [cell(3)]])).toMatchObject({
    rows: [[cell(), cell(1, 2)], [cell()]],
    missing: [0, 0],
    oddRow: 1,
  });
  expect(layOut([[cell(1, 9)]])).toMatchObject({ rows: [[cell()]], oddRow: 0 });
});

test('a thousand rows of cells over all that follow are laid out at once', () => {
  const began = process.cpuUsage();
  layOut(
    Array.from({ length: 1000 }, (_, row) =>
      row === 0 ? Array.from({ length: 50 }, () => cell(1, 1000)) : [],
    ),
  );
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(500);
});
