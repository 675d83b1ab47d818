import { expect, test, vi } from 'vitest';
import { QuietQueue } from './quiet-queue.ts';

const options = { failure: 'failed:', most: 3, quietMs: 20 };

async function untilDone(queue: QuietQueue): Promise<void> {
  await vi.waitFor(() => expect(queue.running).toBe(false), { timeout: 10_000, interval: 2 });
}

test('nothing is done in the turn in which it was asked for, and then one after the other', async () => {
  const queue = new QuietQueue();
  const told: string[] = [];
  for (const name of ['first', 'second']) {
    queue.add(
      name,
      async () => {
        told.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 1));
        told.push(`${name} ends`);
      },
      options,
    );
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
  await untilDone(queue);
  expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('what is asked for twice is done once, and of too many the oldest are left out', async () => {
  const queue = new QuietQueue();
  const told: string[] = [];
  for (const name of ['one', 'two', 'one', 'three', 'four']) {
    queue.add(name, async () => void told.push(name), options);
  }
  await untilDone(queue);
  expect(told).toEqual(['one', 'three', 'four']);
});

test('work that fails keeps nothing else from being done, nor from being told', async () => {
  const queue = new QuietQueue();
  const told: string[] = [];
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
  queue.add('bad', () => Promise.reject(new Error('no')), { ...options, whenDone: () => told.push('all') });
  queue.add('good', async () => void told.push('good'), options);
  await untilDone(queue);
  expect(told).toEqual(['good', 'all']);
  expect(complaint).toHaveBeenCalledOnce();
  complaint.mockRestore();
});

test('what is more urgent goes first, however long', async () => {
  const queue = new QuietQueue();
  const told: string[] = [];
  let isBusy = true;
  queue.add('work', async () => void told.push('work'), { ...options, quietMs: 0, isBusy: () => isBusy });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toEqual([]);
  isBusy = false;
  await untilDone(queue);
  expect(told).toEqual(['work']);
});

test('of a few at once no more are begun than may be', async () => {
  const queue = new QuietQueue();
  let running = 0;
  let most = 0;
  for (const name of ['one', 'two', 'three', 'four', 'five']) {
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running -= 1;
    };
    queue.add(name, work, { ...options, most: 9, atOnce: 2 });
  }
  await untilDone(queue);
  expect([most, running]).toEqual([2, 0]);
});
