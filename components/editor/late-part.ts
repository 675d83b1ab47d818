import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

const waits = { first: 1_000, longest: 30_000 };

/**
 * A part of the page that is fetched when it is wanted. A fetch that fails is tried again, at once when the connection
 * is back, and is never the page's own failure: the text that is being written must not go because a panel didn't come.
 */
export function latePart<Props>(
  fetchPart: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(async () => ({ default: await untilItComes(fetchPart) }));
}

export async function untilItComes<Value>(fetchPart: () => Promise<Value>): Promise<Value> {
  for (let wait = waits.first; ; wait = Math.min(wait * 2, waits.longest)) {
    try {
      return await fetchPart();
    } catch {
      await connectionOr(wait);
    }
  }
}

function connectionOr(wait: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(go, wait);
    function go(): void {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    }
    window.addEventListener('online', go);
  });
}
