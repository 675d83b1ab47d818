/** What people do for the whole newsroom rather than for one story, and who may. Stories' own rules: workflow.ts. */
import type { Actor, Role } from './types.ts';

const rights = {
  /** Says what stands where on the home page and the sections' pages. Everybody may look. */
  'compose-fronts': ['editor', 'admin'],
  /** Tells every reader something at once, and takes it back. */
  'break-news': ['editor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type DeskRight = keyof typeof rights;

export function may(actor: Pick<Actor, 'role'>, right: DeskRight): boolean {
  const roles: readonly Role[] = rights[right];
  return roles.includes(actor.role);
}
