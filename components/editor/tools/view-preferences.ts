import { useSyncExternalStore } from 'react';

/** How one person likes to write, remembered on the device. The first of each is what a new device has. */
const choices = {
  size: ['normal', 'small', 'large'],
  corrects: ['on', 'off'],
} as const;

export type Preference = keyof typeof choices;
export type Chosen<P extends Preference> = (typeof choices)[P][number];

const listeners = new Set<() => void>();

function storageKey(name: string): string {
  return `midad-view-${name}`;
}

export function readPreference<P extends Preference>(name: P): Chosen<P> {
  const all: readonly Chosen<P>[] = choices[name];
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(storageKey(name));
  } catch {
    // A browser that keeps nothing: the usual view.
  }
  return all.find((choice) => choice === stored) ?? choices[name][0];
}

export function writePreference<P extends Preference>(name: P, chosen: Chosen<P>): void {
  try {
    localStorage.setItem(storageKey(name), chosen);
  } catch {
    // It holds for as long as nothing asks again.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Another window of the same desk.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function usePreference<P extends Preference>(name: P): Chosen<P> {
  return useSyncExternalStore(
    subscribe,
    () => readPreference(name),
    () => choices[name][0],
  );
}

/** How many words a story should have, as its writer was told; null where nobody said. Kept on this device. */
export function readTarget(story: string): number | null {
  try {
    const target = Number(localStorage.getItem(storageKey(`target-${story}`)));
    return Number.isInteger(target) && target > 0 ? target : null;
  } catch {
    return null;
  }
}

export function writeTarget(story: string, target: number | null): void {
  try {
    if (target === null) localStorage.removeItem(storageKey(`target-${story}`));
    else localStorage.setItem(storageKey(`target-${story}`), String(target));
  } catch {
    // The same as above.
  }
  for (const listener of listeners) listener();
}

export function useTarget(story: string): number | null {
  return useSyncExternalStore(
    subscribe,
    () => readTarget(story),
    () => null,
  );
}
