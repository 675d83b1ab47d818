import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { untilItComes } from './late-part.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A part that the network fails to bring this many times. */
function failing(times: number) {
  let asked = 0;
  return vi.fn(async () => {
    asked += 1;
    if (asked <= times) throw new Error('ChunkLoadError');
    return 'the panel';
  });
}

test('a panel whose fetch failed is fetched again after a second, then later', async () => {
  const fetchPart = failing(2);
  const panel = untilItComes(fetchPart);
  await vi.advanceTimersByTimeAsync(999);
  expect(fetchPart).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_001);
  await expect(panel).resolves.toBe('the panel');
  expect(fetchPart).toHaveBeenCalledTimes(3);
});

test('a panel is fetched at once when the connection is back', async () => {
  const fetchPart = failing(1);
  const panel = untilItComes(fetchPart);
  await vi.advanceTimersByTimeAsync(10);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  await expect(panel).resolves.toBe('the panel');
  expect(fetchPart).toHaveBeenCalledTimes(2);
});
