import type { ReactNode } from 'react';
import type { StoryState } from '#newsroom/types.ts';

/** A story's state by word and by shape; colour only repeats it. */
export function StateBadge({ state, children }: { state: StoryState; children: string }) {
  return (
    <span className="state" data-state={state}>
      <StateShape state={state} />
      {children}
    </span>
  );
}

function StateShape({ state }: { state: StoryState }) {
  return (
    <svg className="state-shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[state]}
    </svg>
  );
}

// Empty, half and full say how far; the corner, the clock hand and the bar say what is special.
const shapes: Record<StoryState, ReactNode> = {
  draft: (
    <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="2.5 2" />
  ),
  submitted: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  changes_requested: (
    <path
      d="M8 2.2 14.4 13.6H1.6z"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
    />
  ),
  approved: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="m5.4 8.2 1.9 1.9 3.4-3.9" fill="none" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  scheduled: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 4.8V8l2 2" fill="none" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  published: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  unpublished: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M4.2 11.8 11.8 4.2" stroke="currentColor" strokeWidth="2" />
    </>
  ),
};
