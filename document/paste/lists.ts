/** A list item as word processors copy it: a line of its own that says how deep it stands. */
export interface ListEntry {
  /** From 1; levels may be skipped. */
  level: number;
  ordered: boolean;
  /** The number before it; null where the marker is none, or is a letter. */
  number: number | null;
  /** What stands in the item. */
  content: Element[];
}

interface OpenList {
  level: number;
  list: Element;
  ordered: boolean;
  item: Element;
  next: number | null;
}

/**
 * Lists out of lines with levels. A skipped level is one level deeper; another kind of marker, or a number that doesn't
 * follow the one before, begins a list of its own.
 */
export function buildLists(entries: readonly ListEntry[], document: Document): Element[] {
  const lists: Element[] = [];
  const open: OpenList[] = [];
  for (const entry of entries) {
    while ((open.at(-1)?.level ?? 0) > entry.level) open.pop();
    const top = open.at(-1);
    if (top?.level === entry.level && !follows(top, entry)) open.pop();
    const same = open.at(-1);
    const item = document.createElement('li');
    item.append(...entry.content);
    if (same?.level === entry.level) {
      same.list.append(item);
      same.item = item;
      same.next = following(entry.number ?? same.next);
      continue;
    }
    const list = document.createElement(entry.ordered ? 'ol' : 'ul');
    if (entry.ordered && entry.number !== null && entry.number !== 1)
      list.setAttribute('start', String(entry.number));
    list.append(item);
    if (same) same.item.append(list);
    else lists.push(list);
    open.push({
      level: entry.level,
      list,
      ordered: entry.ordered,
      item,
      next: following(entry.number),
    });
  }
  return lists;
}

function following(number: number | null): number | null {
  return number === null ? null : number + 1;
}

function follows(list: OpenList, entry: ListEntry): boolean {
  if (list.ordered !== entry.ordered) return false;
  return !entry.ordered || entry.number === null || list.next === null || entry.number === list.next;
}
