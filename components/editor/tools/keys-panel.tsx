'use client';

import { isMac } from '../typing/physical-keys.ts';
import { keyGroups } from './key-groups.ts';
import type { PanelProps } from './panel-props.ts';
import { ToolPanel } from './tool-panel.tsx';
import { shownKeys } from './tools.ts';

/** Every shortcut there is. */
export function KeysPanel({ words, close }: PanelProps) {
  const { keys, close: closeLabel } = words.hands;
  return (
    <ToolPanel label={keys.label} closeLabel={closeLabel} close={close} className="ed-keys">
      <p className="ed-quiet">{keys.explain}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <div className="ed-keys-groups" data-first="" tabIndex={0}>
        {keyGroups(words).map(({ title, rows }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(({ label, keys: shown }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <kbd dir="ltr">{shownKeys(shown, isMac())}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </ToolPanel>
  );
}
