'use client';

import { isMac } from '../typing/physical-keys.ts';
import { deskShortcuts } from '../typing/shortcuts.ts';
import { ToolPanel } from './tool-panel.tsx';
import { shownKeys, tools } from './tools.ts';
import type { PanelProps } from './writing-tools.tsx';

/** Every shortcut there is, from the tables that carry them out. */
export function KeysPanel({ words, close }: PanelProps) {
  const { keys, close: closeLabel } = words.hands;
  const writing = tools
    .filter((tool) => tool.keys && tool.name !== 'ltr')
    .map((tool) => ({
      label: tool.name === 'rtl' ? keys.direction : words.toolbar[tool.name],
      keys: tool.keys ?? '',
    }));
  const groups = [
    { title: keys.groups.writing, rows: writing },
    {
      title: keys.groups.desk,
      rows: deskShortcuts.map(({ name, keys: shown }) => ({ label: keys[name], keys: shown })),
    },
    {
      title: keys.groups.moving,
      rows: [
        { label: keys.start, keys: 'Mod-Home' },
        { label: keys.end, keys: 'Mod-End' },
        { label: keys.lineStart, keys: 'Home' },
        { label: keys.lineEnd, keys: 'End' },
        { label: keys.toolbar, keys: 'Alt-F10' },
        { label: keys.leave, keys: 'Esc' },
      ],
    },
  ];
  return (
    <ToolPanel label={keys.label} closeLabel={closeLabel} close={close} className="ed-keys">
      <p className="ed-quiet">{keys.explain}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <div className="ed-keys-groups" data-first="" tabIndex={0}>
        {groups.map(({ title, rows }) => (
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
