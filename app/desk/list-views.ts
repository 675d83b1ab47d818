import type { DeskWords } from '#messages/ar/desk.ts';
import type { ListFilter } from '#newsroom/stories.ts';
import type { Role } from '#newsroom/types.ts';

export type ViewName = 'all' | 'mine' | 'drafts' | 'review' | 'changes' | 'approved' | 'live';

const filters: Record<ViewName, ListFilter> = {
  all: {},
  mine: { mine: true },
  drafts: { states: ['draft'] },
  review: { states: ['submitted'] },
  changes: { states: ['changes_requested'] },
  approved: { states: ['approved', 'scheduled'] },
  live: { live: true },
};

// A journalist's list holds only their own, so "mine" would say nothing.
const viewsOf: Record<Role, ViewName[]> = {
  journalist: ['all', 'drafts', 'changes', 'review', 'live'],
  editor: ['all', 'review', 'approved', 'live', 'mine'],
  admin: ['all', 'review', 'approved', 'live', 'mine'],
};

export function listViews(role: Role): ViewName[] {
  return viewsOf[role];
}

/** The view an address asks for, `all` where it isn't one of this role's. */
export function readView(role: Role, wanted: unknown): ViewName {
  return viewsOf[role].find((view) => view === wanted) ?? 'all';
}

export function filterOf(view: ViewName): ListFilter {
  return filters[view];
}

/** What an empty list says: why it is empty and what to do. */
export function emptyWords(view: ViewName, role: Role, words: DeskWords): { title: string; text: string } {
  if (view === 'all') return words.empty[role];
  return view === 'review' && role !== 'journalist' ? words.empty.review : words.empty.filtered;
}
