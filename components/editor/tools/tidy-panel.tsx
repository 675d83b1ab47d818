'use client';

import { closeHistory } from '@tiptap/pm/history';
import { useState } from 'react';
import { plural } from '#arabic/plural.ts';
import { type TidyKind, tidyKinds } from '#arabic/tidy.ts';
import { FieldStep } from '../field-step.ts';
import { ownDirection } from '../typing/story-direction.ts';
import type { PanelProps } from './panel-props.ts';
import { countTidying, tidyBody, tidyLine } from './tidy-story.ts';
import { ToolPanel } from './tool-panel.tsx';

/** What is untidy in the story and how many of each, and a button that mends what is ticked in one step. */
export function TidyPanel({ editor, words, house, lines, say, close }: PanelProps) {
  const { tidy: tidyWords, close: closeLabel } = words.hands;
  const own = ownDirection(editor.state);
  const [counts] = useState(() =>
    countTidying([lines.fields.headline, lines.fields.lead], editor.state.doc, tidyKinds, house, own),
  );
  const found = tidyKinds.filter((kind) => counts[kind]);
  const [left, setLeft] = useState<TidyKind[]>([]);
  const chosen = found.filter((kind) => !left.includes(kind));

  function apply() {
    const mended = chosen.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
    const { headline, lead } = lines.now();
    const after = {
      headline: tidyLine(headline, chosen, house, own).text,
      lead: tidyLine(lead, chosen, house, own).text,
    };
    const tr = tidyBody(closeHistory(editor.state.tr), chosen, house, own);
    editor.view.dispatch(tr.step(new FieldStep({ headline, lead }, after)));
    editor.view.dispatch(closeHistory(editor.state.tr));
    say(plural(mended, tidyWords.done));
    close();
  }

  return (
    <ToolPanel label={tidyWords.label} closeLabel={closeLabel} close={close}>
      {found.length === 0 ? (
        <p data-first="" tabIndex={-1}>
          {tidyWords.clean}
        </p>
      ) : (
        <>
          <p className="ed-quiet">{tidyWords.explain}</p>
          <ul className="ed-tidy">
            {found.map((kind) => (
              <li key={kind}>
                <label>
                  <input
                    type="checkbox"
                    checked={!left.includes(kind)}
                    onChange={({ target }) =>
                      setLeft(target.checked ? left.filter((one) => one !== kind) : [...left, kind])
                    }
                  />
                  {tidyWords.kinds[kind]}
                </label>
                <span className="ed-quiet">{plural(counts[kind] ?? 0, tidyWords.times)}</span>
              </li>
            ))}
          </ul>
          <button type="button" className="ed-button" disabled={chosen.length === 0} onClick={apply}>
            {tidyWords.apply}
          </button>
        </>
      )}
    </ToolPanel>
  );
}
