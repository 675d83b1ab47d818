'use client';

import { isMac } from '../typing/physical-keys.ts';
import { type DeskKey, deskShortcuts } from '../typing/shortcuts.ts';
import type { OpenPanel, PanelProps } from './panel-props.ts';
import { ToolPanel } from './tool-panel.tsx';
import { shownKeys } from './tools.ts';
import { usePreference, writePreference } from './view-preferences.ts';

interface ToolsMenuProps extends PanelProps {
  readOnly: boolean;
  open(panel: OpenPanel): void;
  xrayed: boolean;
  showXray(next: boolean): void;
  calm(): void;
  corrects: boolean;
  correct(next: boolean): void;
}

const sizes = ['small', 'normal', 'large'] as const;

/** Everything a writer can call for, with the keys that do it at once. */
export function ToolsMenu(props: ToolsMenuProps) {
  const { words, close, readOnly, open, xrayed, showXray, calm, corrects, correct } = props;
  const { hands } = words;
  const { menu } = hands;
  const size = usePreference('size');
  const item = (label: string, name: DeskKey | null, onClick: () => void) => (
    <li>
      <button type="button" className="ed-menu-item" onClick={onClick}>
        <span>{label}</span>
        {name ? <Keys name={name} /> : null}
      </button>
    </li>
  );
  return (
    <ToolPanel label={hands.tools} closeLabel={hands.close} close={close} className="ed-menu">
      <ul>
        {item(menu.find, 'find', () => open('find'))}
        {item(menu.outline, 'outline', () => open('outline'))}
        {readOnly ? null : item(menu.tidy, 'tidy', () => open('tidy'))}
        {item(menu.length, null, () => open('length'))}
        {item(menu.calm, 'calm', calm)}
        {item(menu.keys, 'keys', () => open('keys'))}
      </ul>
      <div className="ed-menu-choices">
        <label>
          <input type="checkbox" checked={xrayed} onChange={(event) => showXray(event.target.checked)} />
          {menu.xray}
        </label>
        {xrayed ? <p className="ed-quiet">{hands.xray.legend}</p> : null}
        <label>
          <input type="checkbox" checked={corrects} onChange={(event) => correct(event.target.checked)} />
          {menu.corrects}
        </label>
        <fieldset>
          <legend>{menu.size}</legend>
          {sizes.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="type-size"
                checked={size === one}
                onChange={() => writePreference('size', one)}
              />
              {menu.sizes[one]}
            </label>
          ))}
        </fieldset>
      </div>
    </ToolPanel>
  );
}

function Keys({ name }: { name: DeskKey }) {
  const keys = deskShortcuts.find((shortcut) => shortcut.name === name)?.keys;
  return keys ? <kbd dir="ltr">{shownKeys(keys, isMac())}</kbd> : null;
}
