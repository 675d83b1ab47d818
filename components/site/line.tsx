import { Fragment } from 'react';
import { dirOf } from '#arabic/bidi.ts';
import { findIsolates } from '#arabic/runs.ts';

/** One line of text, a headline or a lead: in a right-to-left one, what would jump is isolated. */
export function Line({ text }: { text: string }) {
  // `dir="auto"` around it doesn't look into an isolate: a line of Latin letters only must keep its letters outside.
  const runs = dirOf(text) === 'rtl' ? findIsolates(text) : [];
  return (
    <>
      {runs.map(({ start, end }, i) => (
        <Fragment key={start}>
          {text.slice(runs[i - 1]?.end ?? 0, start)}
          <bdi dir="ltr">{text.slice(start, end)}</bdi>
        </Fragment>
      ))}
      {text.slice(runs.at(-1)?.end ?? 0)}
    </>
  );
}
