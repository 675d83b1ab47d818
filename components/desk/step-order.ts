import type { StoryAction } from '#newsroom/types.ts';

/** The step that leads on stands first: approving before sending back, sending back before taking down. */
const order: StoryAction[] = [
  'submit',
  'approve',
  'publish',
  'correct',
  'schedule',
  'request-changes',
  'unschedule',
  'unpublish',
];

/** The steps as their buttons stand. */
export function inOrder(actions: StoryAction[]): StoryAction[] {
  return order.filter((action) => actions.includes(action));
}
