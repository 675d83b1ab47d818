import type { StoryAction } from '#newsroom/types.ts';

/** The step that leads on stands first: approving before sending back, sending back before taking down. */
const order: StoryAction[] = [
  'submit',
  'approve',
  'publish',
  'correct',
  'request-changes',
  'unschedule',
  'unpublish',
];

/** The steps as their buttons stand. Scheduling has no page yet, so it isn't among them. */
export function inOrder(actions: StoryAction[]): StoryAction[] {
  return order.filter((action) => actions.includes(action));
}
