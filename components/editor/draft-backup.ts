/**
 * A copy of unsaved text on this device, for the case that the page goes before the server answers. One per story;
 * written before each attempt, removed once the server has everything.
 */
export interface DraftBackup {
  /** The revision it was written on. */
  revision: number;
  /** ISO 8601, this device's clock. */
  at: string;
  /** `JSON.stringify` of `SavedFields`. */
  fields: string;
}

type Box = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function keyOf(id: string): string {
  return `draft-backup:${id}`;
}

function asideKeyOf(id: string): string {
  return `draft-aside:${id}`;
}

export function writeBackup(box: Box, id: string, backup: DraftBackup): void {
  try {
    box.setItem(keyOf(id), JSON.stringify(backup));
  } catch {
    // A full or forbidden store must not stop the save itself.
  }
}

export function dropBackup(box: Box, id: string): void {
  try {
    box.removeItem(keyOf(id));
  } catch {
    // As above.
  }
}

/**
 * Puts the copy where the next save's copy can't overwrite it, until its writer has chosen; the one set aside is
 * answered, a new one or that of last time. Null when there is none.
 */
export function setAside(box: Box, id: string): DraftBackup | null {
  const found = readBackup(box, id);
  if (!found) return readBackup(box, id, asideKeyOf(id));
  try {
    box.setItem(asideKeyOf(id), JSON.stringify(found));
    box.removeItem(keyOf(id));
  } catch {
    // It stays where it was, and is offered all the same.
  }
  return found;
}

export function dropAside(box: Box, id: string): void {
  try {
    box.removeItem(asideKeyOf(id));
  } catch {
    // As above.
  }
}

/** Null when there is none, or when what is there can't be read. */
export function readBackup(box: Box, id: string, key = keyOf(id)): DraftBackup | null {
  try {
    const found: unknown = JSON.parse(box.getItem(key) ?? 'null');
    if (typeof found !== 'object' || found === null) return null;
    const { revision, at, fields } = found as Record<string, unknown>;
    if (typeof revision !== 'number' || typeof at !== 'string' || typeof fields !== 'string') return null;
    return { revision, at, fields };
  } catch {
    return null;
  }
}
