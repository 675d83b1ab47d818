import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inLine, lineIsFull } from './queue.ts';

test('pictures are decoded one after the other, and one that fails stops nobody', async () => {
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const works = Array.from({ length: 8 }, (_, index) =>
    inLine(async () => {
      running += 1;
      most = Math.max(most, running);
      await setTimeout(5);
      order.push(index);
      running -= 1;
      if (index === 2) throw new Error('a bad picture');
      return index;
    }),
  );
  const results = await Promise.allSettled(works);
  expect(most).toBe(1);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(results.map((result) => result.status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    ...Array(5).fill('fulfilled'),
  ]);
});

test('the line says when it is full, and when there is room again', async () => {
  const works = Array.from({ length: 24 }, () => inLine(() => setTimeout(1)));
  expect(lineIsFull()).toBe(true);
  await Promise.all(works);
  expect(lineIsFull()).toBe(false);
});
