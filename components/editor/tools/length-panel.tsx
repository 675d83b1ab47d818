'use client';

import { useEditorState } from '@tiptap/react';
import { plural } from '#arabic/plural.ts';
import type { PanelProps } from './panel-props.ts';
import { lengthOf, readingMinutes } from './story-length.ts';
import { ToolPanel } from './tool-panel.tsx';
import { useTarget, writeTarget } from './view-preferences.ts';

/** Words, characters, time to read, and how far it is to the length that was asked for. */
export function LengthPanel({ editor, words, story, close }: PanelProps) {
  const { length, close: closeLabel } = words.hands;
  const target = useTarget(story);
  const now = useEditorState({ editor, selector: ({ editor: live }) => lengthOf(live.state.doc) });
  const left = target === null ? 0 : target - now.words;
  return (
    <ToolPanel label={length.label} closeLabel={closeLabel} close={close} className="ed-length-panel">
      <p>
        {plural(now.words, words.count.words)} · {plural(now.letters, words.count.characters)} ·{' '}
        {plural(readingMinutes(now.words), length.reading)}
      </p>
      <label>
        <span>{length.target}</span>
        <input
          type="number"
          inputMode="numeric"
          min="1"
          max="100000"
          step="1"
          dir="ltr"
          defaultValue={target ?? ''}
          aria-describedby="target-hint"
          onChange={({ target: field }) => {
            const asked = field.valueAsNumber;
            writeTarget(story, Number.isInteger(asked) && asked > 0 ? asked : null);
          }}
        />
      </label>
      <p id="target-hint" className="ed-quiet">
        {length.targetHint}
      </p>
      {target === null ? null : <p>{left >= 0 ? plural(left, length.left) : plural(-left, length.over)}</p>}
    </ToolPanel>
  );
}
