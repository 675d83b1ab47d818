'use client';

import type { Editor } from '@tiptap/core';
import { type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import type { HouseStyle } from '#arabic/house.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { Locale } from '#messages/locale.ts';
import { latePart } from '../late-part.ts';
import type { DeskKey } from '../typing/shortcuts.ts';
import { deskKeyOf } from '../typing/shortcuts.ts';
import { ownDirection } from '../typing/story-direction.ts';
import { useKeyboardInset } from '../use-keyboard-inset.ts';
import type { Lines, OpenPanel, PanelProps } from './panel-props.ts';
import { readPreference, usePreference, writePreference } from './view-preferences.ts';

const FindPanel = latePart(async () => (await import('./find-panel.tsx')).FindPanel);
const OutlinePanel = latePart(async () => (await import('./outline-panel.tsx')).OutlinePanel);
const TidyPanel = latePart(async () => (await import('./tidy-panel.tsx')).TidyPanel);
const KeysPanel = latePart(async () => (await import('./keys-panel.tsx')).KeysPanel);
const LengthPanel = latePart(async () => (await import('./length-panel.tsx')).LengthPanel);
const ToolsMenu = latePart(async () => (await import('./tools-menu.tsx')).ToolsMenu);

interface WritingToolsProps {
  editor: Editor;
  words: EditorWords;
  locale: Locale;
  house: HouseStyle;
  story: string;
  lines: Lines;
  readOnly: boolean;
  /** The page around the text, which grows calm. */
  page: RefObject<HTMLDivElement | null>;
  save(): void;
  open: OpenPanel;
  setOpen(panel: OpenPanel): void;
}

/** What a writer calls for: search, outline, tidying, views. Each panel is fetched when it is first opened. */
export function WritingTools(props: WritingToolsProps) {
  const { editor, words, locale, house, story, lines, readOnly, page, save, open, setOpen } = props;
  const [said, setSaid] = useState('');
  const [calm, setCalm] = useState(false);
  const [xrayed, setXrayed] = useState(false);
  /** Each time search is called for again, its field is filled with what is selected and takes the keys. */
  const [asked, setAsked] = useState(0);
  const stepFound = useRef<((by: 1 | -1) => void) | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const size = usePreference('size');
  const hands = words.hands;
  useKeyboardInset();

  function close() {
    setOpen(null);
    if (readOnly) button.current?.focus();
    else editor.view.focus();
  }

  function goCalm(next: boolean) {
    setCalm(next);
    setOpen(null);
    setSaid(next ? hands.calmOn : hands.calmOff);
    // Where the browser gives the whole screen, it is taken; the calm page is there all the same.
    if (next) void document.documentElement.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    editor.view.focus();
  }

  async function showXray(next: boolean) {
    setXrayed(next);
    setSaid(next ? hands.xrayOn : hands.xrayOff);
    const { xray, xrayKey } = await import('./xray.ts');
    if (editor.isDestroyed) return;
    if (!next) editor.unregisterPlugin(xrayKey);
    else if (!xrayKey.get(editor.state)) editor.registerPlugin(xray(ownDirection(editor.state)));
  }

  function correct(next: boolean) {
    writePreference('corrects', next ? 'on' : 'off');
    setSaid(next ? hands.correctsOn : hands.correctsOff);
  }

  function run(name: DeskKey): boolean {
    const step = stepFound.current;
    if (name === 'save') save();
    else if (name === 'find' || name === 'replace') {
      setOpen('find');
      setAsked(asked + 1);
    } else if (name === 'next' || name === 'previous') {
      if (!step) return false;
      step(name === 'next' ? 1 : -1);
    } else if (name === 'calm') goCalm(!calm);
    else if (name === 'xray') void showXray(!xrayed);
    else if (name === 'tidy' && readOnly) return false;
    else setOpen(open === name ? null : name);
    return true;
  }

  useEffect(() => {
    const { current } = page;
    current?.setAttribute('data-size', size);
    current?.toggleAttribute('data-calm', calm);
  }, [page, size, calm]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.getModifierState('AltGraph')) return;
      // The text takes Escape for itself and does nothing with it; an open panel closes first.
      if (event.key === 'Escape' && calm && open === null) {
        event.preventDefault();
        goCalm(false);
        return;
      }
      if (event.key === 'Escape' && open !== null) {
        event.preventDefault();
        close();
        return;
      }
      if (event.defaultPrevented) return;
      const name = deskKeyOf(event);
      // Search called for twice is the browser's own.
      const isAgain = name === 'find' && open === 'find' && document.activeElement?.closest('.ed-find');
      if (name && !isAgain && run(name)) event.preventDefault();
    };
    // Escape in the whole screen is the browser's, and tells nobody but so.
    const onScreen = () => {
      if (!document.fullscreenElement && calm) goCalm(false);
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('fullscreenchange', onScreen);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('fullscreenchange', onScreen);
    };
  });

  const panel: PanelProps = { editor, words, locale, house, story, lines, say: setSaid, close };
  return (
    <>
      <p className="ed-tools">
        {calm ? (
          <button type="button" className="ed-quiet-button" onClick={() => goCalm(false)}>
            {hands.calmLeave}
          </button>
        ) : null}
        <button
          ref={button}
          type="button"
          className="ed-quiet-button"
          aria-expanded={open === 'menu'}
          title={hands.toolsHint}
          onClick={() => setOpen(open === 'menu' ? null : 'menu')}
        >
          {hands.tools}
        </button>
      </p>
      <p className="ed-unseen" role="status">
        {said}
      </p>
      <Suspense fallback={null}>
        {open === 'menu' ? (
          <ToolsMenu
            {...panel}
            readOnly={readOnly}
            open={setOpen}
            xrayed={xrayed}
            showXray={(next) => void showXray(next)}
            calm={() => goCalm(true)}
            corrects={readPreference('corrects') === 'on'}
            correct={correct}
          />
        ) : null}
        {open === 'find' ? <FindPanel {...panel} readOnly={readOnly} asked={asked} step={stepFound} /> : null}
        {open === 'outline' ? <OutlinePanel {...panel} /> : null}
        {open === 'tidy' ? <TidyPanel {...panel} /> : null}
        {open === 'keys' ? <KeysPanel {...panel} /> : null}
        {open === 'length' ? <LengthPanel {...panel} /> : null}
      </Suspense>
    </>
  );
}
