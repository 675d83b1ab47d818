/** A composition that isn't published yet, kept in this tab: leaving the page costs nothing. */
import { type Composition, layoutNames, type Placement } from '#document/front.ts';

interface Kept extends Composition {
  revision: number;
}

const keyOf = (front: string) => `midad-front ${front}`;

export function keepComposition(front: string, kept: Kept | null): void {
  try {
    if (kept) sessionStorage.setItem(keyOf(front), JSON.stringify(kept));
    else sessionStorage.removeItem(keyOf(front));
  } catch {
    // Not allowed or full: then it lives as long as the page.
  }
}

/** Null for none, and for what isn't one. */
export function recallComposition(front: string): Kept | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf(front)) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    if (!('layout' in value && 'placements' in value && 'revision' in value)) return null;
    const { placements, revision } = value;
    const layout = layoutNames.find((name) => name === value.layout);
    if (!layout || typeof revision !== 'number' || !Array.isArray(placements)) return null;
    return placements.every(isPlacement) ? { layout, placements, revision } : null;
  } catch {
    return null;
  }
}

function isPlacement(value: unknown): value is Placement {
  if (typeof value !== 'object' || value === null) return false;
  if (!('slot' in value && 'position' in value && 'story' in value && 'until' in value)) return false;
  const { slot, position, story, until } = value;
  return (
    typeof slot === 'string' &&
    typeof position === 'number' &&
    typeof story === 'string' &&
    (until === null || typeof until === 'string')
  );
}
