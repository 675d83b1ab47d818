'use client';

import { closeHistory } from '@tiptap/pm/history';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { findMatches } from '#arabic/find.ts';
import { plural } from '#arabic/plural.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import { fill } from '../words.ts';
import {
  foundKey,
  foundMarks,
  listPlaces,
  openSearch,
  type Place,
  replacePlaces,
  type Search,
} from './find-in-story.ts';
import { onceUndone, takenBack } from './once-undone.ts';
import { ToolPanel } from './tool-panel.tsx';
import type { PanelProps } from './writing-tools.tsx';

/** Something found, in the body or in one of the two lines above it. */
interface Found extends Place {
  in: 'headline' | 'lead' | 'body';
}

interface FindPanelProps extends PanelProps {
  readOnly: boolean;
  /** Grows each time search is called for while it is open. */
  asked: number;
  /** Where the shortcuts for the next and the previous result reach it. */
  step: RefObject<((by: 1 | -1) => void) | null>;
}

/** As many as a person looks through; what is beyond them is replaced with the rest. */
const shownInPreview = 200;

export function FindPanel(props: FindPanelProps) {
  const { editor, words, lines, say, close, readOnly, asked, step } = props;
  const { find, close: closeLabel } = words.hands;
  const { headline, lead } = lines.fields;
  const [query, setQuery] = useState(() => selectedText(editor.state));
  const [replacement, setReplacement] = useState('');
  const [wholeWord, setWholeWord] = useState(false);
  const [exact, setExact] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const [preview, setPreview] = useState<Set<number> | null>(null);
  const [undo, setUndo] = useState<(() => void) | null>(null);
  const [marks] = useState(foundMarks);
  const [search, setSearch] = useState<Search>(() => openSearch(query, { wholeWord, exact }));
  const field = useRef<HTMLInputElement>(null);
  const doc = useEditorState({ editor, selector: ({ editor: now }) => now.state.doc });
  const options = { wholeWord, exact };
  const inLine = (line: 'headline' | 'lead', text: string): Found[] =>
    findMatches(text, query, options).map(({ start, end }) => ({ in: line, from: start, to: end }));
  const found: Found[] = [
    ...inLine('headline', headline),
    ...inLine('lead', lead),
    ...listPlaces(doc, search).map((place): Found => ({ in: 'body', ...place })),
  ];
  const current = at === null ? undefined : found[at];

  useEffect(() => {
    editor.registerPlugin(marks.plugin);
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(foundKey);
    };
  }, [editor, marks]);

  const currentInBody = current?.in === 'body' ? current.from : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when another search or another result is meant
  useEffect(() => {
    marks.show(editor.view, search, current?.in === 'body' ? current : null);
  }, [editor, marks, search, currentInBody]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each call of the shortcut, and nothing else
  useEffect(() => {
    if (asked > 1) {
      const selected = selectedText(editor.state);
      if (selected && document.activeElement === editor.view.dom) ask(selected, options);
    }
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  useEffect(() => {
    step.current = go;
    return () => {
      step.current = null;
    };
  });

  function ask(next: string, how: typeof options) {
    setQuery(next);
    setWholeWord(how.wholeWord);
    setExact(how.exact);
    setSearch(openSearch(next, how));
    setAt(null);
    setPreview(null);
    setUndo(null);
  }

  function show(index: number) {
    setAt(index);
    const one = found[index];
    if (!one) return;
    if (one.in !== 'body') lines.show(one.in, one.from, one.to);
    else {
      // Where the text takes the keys again, the caret is there.
      const { tr, doc: now } = editor.state;
      editor.view.dispatch(tr.setSelection(TextSelection.create(now, one.from, one.to)));
    }
  }

  function go(by: 1 | -1) {
    if (found.length === 0) return;
    const from = at ?? (by > 0 ? firstAfterCaret() - 1 : firstAfterCaret());
    show((from + by + found.length) % found.length);
  }

  function firstAfterCaret(): number {
    const caret = editor.state.selection.from;
    const index = found.findIndex((one) => one.in === 'body' && one.from >= caret);
    return Math.max(index, 0);
  }

  function replaceIn(text: string, places: Found[]): string {
    let next = text;
    for (const { from, to } of [...places].reverse())
      next = next.slice(0, from) + replacement + next.slice(to);
    return next;
  }

  function replaceAll(chosen: Found[]) {
    const inBody = chosen.filter((one) => one.in === 'body');
    const before = { headline, lead };
    const after = {
      headline: replaceIn(
        headline,
        chosen.filter((one) => one.in === 'headline'),
      ),
      lead: replaceIn(
        lead,
        chosen.filter((one) => one.in === 'lead'),
      ),
    };
    if (after.headline !== headline || after.lead !== lead) lines.edit(after);
    const docBefore = editor.state.doc;
    if (inBody.length > 0) {
      editor.view.dispatch(replacePlaces(closeHistory(editor.state.tr), inBody, replacement));
      editor.view.dispatch(closeHistory(editor.state.tr));
    }
    const docAfter = editor.state.doc;
    setPreview(null);
    setAt(null);
    // The button that was pressed goes away with the list.
    field.current?.focus();
    say(plural(chosen.length, find.replaced));
    // One way back for all of it: this button, or an undo in the text, which then takes the lines along.
    const giveLinesBack = () => lines.edit(takenBack(lines.now(), before, after));
    const stop = inBody.length > 0 ? onceUndone(editor, docBefore, giveLinesBack) : () => undefined;
    setUndo(() => () => {
      setUndo(null);
      say(find.undone);
      if (inBody.length > 0 && editor.state.doc === docAfter) editor.commands.undo();
      else {
        stop();
        giveLinesBack();
      }
      field.current?.focus();
    });
  }

  function replaceOne() {
    if (at === null || !current) return go(1);
    if (current.in === 'body') {
      editor.view.dispatch(replacePlaces(closeHistory(editor.state.tr), [current], replacement));
    } else lines.edit({ [current.in]: replaceIn(lines.fields[current.in], [current]) });
    setUndo(null);
    say(plural(1, find.replaced));
    // What follows moves up into its place, unless the new words are found as well.
    const again = findMatches(replacement, query, options).length;
    setAt(found.length - 1 + again > 0 ? (at + again) % (found.length - 1 + again) : null);
  }

  function onEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  }

  const count =
    query.trim() === ''
      ? ''
      : at === null
        ? plural(found.length, find.found)
        : fill(find.at, { n: String(at + 1), all: String(found.length) });

  return (
    <ToolPanel label={find.label} closeLabel={closeLabel} close={close} className="ed-find">
      <div className="ed-find-fields">
        <label>
          <span>{find.query}</span>
          <input
            ref={field}
            type="search"
            value={query}
            dir="auto"
            onChange={(event) => ask(event.target.value, options)}
            onKeyDown={onEnter}
          />
        </label>
        {readOnly ? null : (
          <label>
            <span>{find.replacement}</span>
            <input
              type="text"
              value={replacement}
              dir="auto"
              onChange={(event) => {
                setReplacement(event.target.value);
                setUndo(null);
              }}
              onKeyDown={onEnter}
            />
          </label>
        )}
      </div>
      <div className="ed-find-choices">
        <label>
          <input
            type="checkbox"
            checked={wholeWord}
            onChange={(event) => ask(query, { wholeWord: event.target.checked, exact })}
          />
          {find.wholeWord}
        </label>
        <label>
          <input
            type="checkbox"
            checked={exact}
            onChange={(event) => ask(query, { wholeWord, exact: event.target.checked })}
          />
          {find.exact}
        </label>
        <output>{count}</output>
      </div>
      {current && current.in !== 'body' ? (
        // A field without the focus shows no selection: the result is shown here.
        <p className="ed-find-line" dir="rtl">
          <span className="ed-quiet">{find.in[current.in]}: </span>
          <Around {...around(current, editor.state, lines.fields)} />
        </p>
      ) : null}
      <div className="ed-find-steps">
        <button
          type="button"
          className="ed-quiet-button"
          disabled={found.length === 0}
          onClick={() => go(-1)}
        >
          {find.previous}
        </button>
        <button type="button" className="ed-quiet-button" disabled={found.length === 0} onClick={() => go(1)}>
          {find.next}
        </button>
        {readOnly ? null : (
          <>
            <button
              type="button"
              className="ed-quiet-button"
              disabled={found.length === 0}
              onClick={replaceOne}
            >
              {find.replace}
            </button>
            <button
              type="button"
              className="ed-quiet-button"
              disabled={found.length === 0}
              aria-expanded={preview !== null}
              onClick={() => setPreview(preview ? null : new Set())}
            >
              {find.preview}
            </button>
          </>
        )}
        {undo ? (
          <button type="button" className="ed-quiet-button" onClick={undo}>
            {find.undo}
          </button>
        ) : null}
      </div>
      {preview && found.length > 0 ? (
        <Preview
          words={find}
          rows={found.slice(0, shownInPreview).map((one) => ({
            in: one.in,
            ...around(one, editor.state, lines.fields),
          }))}
          more={found.length > shownInPreview}
          replacement={replacement}
          spared={preview}
          setSpared={setPreview}
          apply={() => replaceAll(found.filter((_one, i) => !preview.has(i)))}
        />
      ) : null}
    </ToolPanel>
  );
}

interface PreviewRow {
  in: Found['in'];
  before: string;
  found: string;
  after: string;
}

interface PreviewProps {
  words: EditorWords['hands']['find'];
  rows: PreviewRow[];
  more: boolean;
  replacement: string;
  /** Those that stay as they are, by their number. */
  spared: Set<number>;
  setSpared(spared: Set<number>): void;
  apply(): void;
}

function Around({ before, found, after }: ReturnType<typeof around>) {
  return (
    <>
      {before}
      <mark>{found}</mark>
      {after}
    </>
  );
}

/** Each place as it is and as it will be, to be ticked off. */
function Preview({ words, rows, more, replacement, spared, setSpared, apply }: PreviewProps) {
  return (
    <section aria-label={words.previewLabel}>
      <ul className="ed-preview">
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a result is its number; with another search the list is another
          <li key={i}>
            <label>
              <input
                type="checkbox"
                checked={!spared.has(i)}
                onChange={() => {
                  const next = new Set(spared);
                  if (!next.delete(i)) next.add(i);
                  setSpared(next);
                }}
              />
              <span dir="rtl">
                {row.in === 'body' ? null : <span className="ed-quiet">{words.in[row.in]}: </span>}
                {row.before}
                <del>{row.found}</del> {replacement ? <ins>{replacement}</ins> : null}
                {row.after}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {more ? <p className="ed-quiet">{fill(words.more, { n: String(shownInPreview) })}</p> : null}
      <button
        type="button"
        className="ed-button"
        disabled={!more && spared.size === rows.length}
        onClick={apply}
      >
        {words.apply}
      </button>
    </section>
  );
}

/** A few words on both sides of a result. */
function around(one: Found, state: EditorState, fields: { headline: string; lead: string }) {
  const reach = 32;
  if (one.in !== 'body') {
    const text = fields[one.in];
    return {
      before: text.slice(Math.max(0, one.from - reach), one.from),
      found: text.slice(one.from, one.to),
      after: text.slice(one.to, one.to + reach),
    };
  }
  const $from = state.doc.resolve(one.from);
  const between = (from: number, to: number) => state.doc.textBetween(from, to, ' ', ' ');
  return {
    before: between(Math.max($from.start(), one.from - reach), one.from),
    found: between(one.from, one.to),
    after: between(one.to, Math.min($from.end(), one.to + reach)),
  };
}

/** What is selected, where that is a word or two inside one block. */
function selectedText({ selection, doc }: EditorState): string {
  const { from, to, $from, $to } = selection;
  if (selection.empty || !$from.sameParent($to) || to - from > 80) return '';
  return doc.textBetween(from, to);
}
