'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

interface ToolPanelProps {
  label: string;
  closeLabel: string;
  /** Back to the text. */
  close(): void;
  children: ReactNode;
  className?: string;
}

/** A quiet panel under the toolbar. It takes the keys when it opens and gives them back to the text at Escape. */
export function ToolPanel({ label, closeLabel, close, children, className = '' }: ToolPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const first = '[data-first], input, .ed-menu-item';
    const { current } = panel;
    const target =
      current?.querySelector<HTMLElement>(first) ?? current?.querySelector<HTMLElement>('button');
    // A long list would be scrolled to its middle, past the panel's own name.
    target?.focus({ preventScroll: true });
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  return (
    <section
      ref={panel}
      role="dialog"
      aria-label={label}
      className={`ed-panel ${className}`}
      onKeyDown={onKeyDown}
    >
      <div className="ed-panel-head">
        <h2>{label}</h2>
        <button type="button" className="ed-quiet-button" onClick={close}>
          {closeLabel}
        </button>
      </div>
      {children}
    </section>
  );
}
