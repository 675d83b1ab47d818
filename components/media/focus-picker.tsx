'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { fill } from '#components/desk/words.ts';
import type { MediaWords } from '#messages/ar/media.ts';
import type { MediaItem } from '#newsroom/media-item.ts';
import { thumbnail } from './media-client.ts';
import { Thumb } from './thumb.tsx';

interface FocusPickerProps {
  file: MediaItem;
  focus: { x: number; y: number };
  words: MediaWords;
  readOnly: boolean;
  onChange(focus: { x: number; y: number }): void;
}

const clamp = (value: number) => Math.max(0, Math.min(100, Math.round(value)));

/** The picture with its focus, set by a click or the arrows, and what each slot makes of it. Left is left in every language. */
export function FocusPicker({ file, focus, words, readOnly, onChange }: FocusPickerProps) {
  const { detail } = words;
  const large = thumbnail(file, 960);
  if (!large) return null;

  function point(event: PointerEvent<HTMLButtonElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    onChange({
      x: clamp(((event.clientX - box.left) / box.width) * 100),
      y: clamp(((event.clientY - box.top) / box.height) * 100),
    });
  }

  function move(event: KeyboardEvent) {
    const step = event.shiftKey ? 10 : 2;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[
      event.key
    ];
    if (!by) return;
    event.preventDefault();
    onChange({ x: clamp(focus.x + (by[0] ?? 0)), y: clamp(focus.y + (by[1] ?? 0)) });
  }

  const at = fill(detail.focusAt, { x: String(focus.x), y: String(focus.y) });
  // From the left edge whatever the page's direction: a picture has no reading direction.
  const position = `${focus.x}% ${focus.y}%`;
  return (
    <div className="media-focus">
      <button
        type="button"
        className="media-focus-picture"
        dir="ltr"
        aria-label={`${detail.focus}: ${at}`}
        disabled={readOnly}
        onPointerDown={point}
        onKeyDown={move}
      >
        <Thumb src={large} alt={file.alt} draggable={false} />
        <span
          className="media-focus-point"
          style={{ insetInlineStart: `${focus.x}%`, insetBlockStart: `${focus.y}%` }}
        />
      </button>
      {readOnly ? null : <p className="quiet">{detail.focusHint}</p>}
      <p className="unseen" role="status">
        {at}
      </p>
      <ul className="media-slots">
        {(['wide', 'classic', 'square', 'card'] as const).map((slot) => (
          <li key={slot} data-slot={slot}>
            <Thumb src={thumbnail(file) ?? large} alt="" style={{ objectPosition: position }} />
            <span className="quiet" dir="auto">
              {detail.slots[slot]}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
