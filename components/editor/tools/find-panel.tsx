'use client';

import type { Editor } from '@tiptap/core';
import { closeHistory, undoDepth } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { findMatches } from '#arabic/find.ts';
import { plural } from '#arabic/plural.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import { nameOf } from '../blocks/block-kinds.ts';
import { FieldStep } from '../field-step.ts';
import { fill } from '../words.ts';
import {
  type FieldPlace,
  foundKey,
  foundMarks,
  listPlaces,
  openSearch,
  type Place,
  replacePlaces,
  type Search,
} from './find-in-story.ts';
import type { PanelProps } from './panel-props.ts';
import { ToolPanel } from './tool-panel.tsx';

/** Something found in one of the two lines above the body. */
interface LinePlace {
  in: 'headline' | 'lead';
  from: number;
  to: number;
}

type Found = LinePlace | Place;

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
  /** What the replacing of all left: it can be taken back here for as long as nothing else was done or undone. */
  const [replaced, setReplaced] = useState<{ doc: Node; depth: number } | null>(null);
  const [marks] = useState(foundMarks);
  const [search, setSearch] = useState<Search>(() => openSearch(query, { wholeWord, exact }));
  const field = useRef<HTMLInputElement>(null);
  const doc = useEditorState({ editor, selector: ({ editor: now }) => now.state.doc });
  const depth = useEditorState({ editor, selector: ({ editor: now }) => undoDepth(now.state) });
  const options = { wholeWord, exact };
  const inLine = (line: LinePlace['in'], text: string): LinePlace[] =>
    findMatches(text, query, options).map(({ start, end }) => ({ in: line, from: start, to: end }));
  const found: Found[] = [
    ...inLine('headline', headline),
    ...inLine('lead', lead),
    ...listPlaces(doc, search),
  ];
  const current = at === null ? undefined : found[at];

  useEffect(() => {
    editor.registerPlugin(marks.plugin);
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(foundKey);
    };
  }, [editor, marks]);

  // Back from the panel, the caret is at what was found, also where that is a field.
  const leave = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    leave.current = () => {
      if (current && current.in !== 'body') select(current, true);
    };
  });
  // Not in a layout effect: React gives the focus back to where it was when those are done.
  useEffect(() => () => leave.current(), []);

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
    setReplaced(null);
  }

  /** Selects a result where it stands. Where the panel has the keys it keeps them, and shows what is in a field itself. */
  function select(one: Found, takesKeys: boolean) {
    if (one.in === 'body') {
      const { tr, doc: now } = editor.state;
      editor.view.dispatch(tr.setSelection(TextSelection.create(now, one.from, one.to)));
      if (takesKeys) editor.view.focus();
      return;
    }
    const place = one.in === 'field' ? fieldAt(editor, one) : lines.fieldOf(one.in);
    place?.scrollIntoView({ block: 'center' });
    place?.setSelectionRange(one.from, one.to);
    if (takesKeys) place?.focus({ preventScroll: true });
  }

  function show(index: number) {
    setAt(index);
    const one = found[index];
    if (one) select(one, !document.activeElement?.closest('.ed-find'));
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

  function replaceIn(text: string, places: LinePlace[]): string {
    let next = text;
    for (const { from, to } of [...places].reverse())
      next = next.slice(0, from) + replacement + next.slice(to);
    return next;
  }

  /** Text, fields and lines in one step of the text's history, so that one undo takes all of it back. */
  function replace(chosen: Found[]) {
    const tr = closeHistory(editor.state.tr);
    const inLines = chosen.filter((one): one is LinePlace => one.in === 'headline' || one.in === 'lead');
    if (inLines.length > 0) {
      const now = lines.now();
      const before = { headline: now.headline, lead: now.lead };
      const of = (line: LinePlace['in']) =>
        replaceIn(
          before[line],
          inLines.filter((one) => one.in === line),
        );
      tr.step(new FieldStep(before, { headline: of('headline'), lead: of('lead') }));
    }
    const inBody = chosen.filter((one): one is Place => one.in === 'body' || one.in === 'field');
    editor.view.dispatch(replacePlaces(tr, inBody, replacement));
    editor.view.dispatch(closeHistory(editor.state.tr));
    say(plural(chosen.length, find.replaced));
  }

  function replaceAll(chosen: Found[]) {
    replace(chosen);
    setPreview(null);
    setAt(null);
    setReplaced({ doc: editor.state.doc, depth: undoDepth(editor.state) });
    // The button that was pressed goes away with the list.
    field.current?.focus();
  }

  function takeBack() {
    setReplaced(null);
    editor.commands.undo();
    say(find.undone);
    field.current?.focus();
  }

  function replaceOne() {
    if (at === null || !current) return go(1);
    replace([current]);
    setReplaced(null);
    // What follows moves up into its place, unless the new words are found as well.
    const again = findMatches(replacement, query, options).length;
    setAt(found.length - 1 + again > 0 ? (at + again) % (found.length - 1 + again) : null);
  }

  /** «العنوان», or the block and its field: «صورة، المصدر». */
  function placeName(one: Exclude<Found, { in: 'body' }>): string {
    if (one.in !== 'field') return find.in[one.in];
    const node = doc.nodeAt(one.pos);
    const fieldName = one.attr in find.fields ? find.fields[one.attr as keyof typeof find.fields] : '';
    return [node && nameOf(node, words.blocks), fieldName].filter(Boolean).join('، ');
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
                setReplaced(null);
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
          <span className="ed-quiet">{placeName(current)}: </span>
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
        {replaced?.doc === doc && replaced.depth === depth ? (
          <button type="button" className="ed-quiet-button" onClick={takeBack}>
            {find.undo}
          </button>
        ) : null}
      </div>
      {preview && found.length > 0 ? (
        <Preview
          words={find}
          rows={found.slice(0, shownInPreview).map((one) => ({
            where: one.in === 'body' ? '' : placeName(one),
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
  /** What it stands in; empty for the text itself. */
  where: string;
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
                {row.where ? <span className="ed-quiet">{row.where}: </span> : null}
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
    const text =
      one.in === 'field' ? String(state.doc.nodeAt(one.pos)?.attrs[one.attr] ?? '') : fields[one.in];
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

/** The field that shows an attribute; null where its block isn't drawn yet. */
function fieldAt(editor: Editor, { pos, attr }: FieldPlace): HTMLInputElement | HTMLTextAreaElement | null {
  const dom = editor.view.nodeDOM(pos);
  if (!(dom instanceof HTMLElement)) return null;
  return dom.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[data-attr="${attr}"]`);
}

/** What is selected, where that is a word or two inside one block. */
function selectedText({ selection, doc }: EditorState): string {
  const { from, to, $from, $to } = selection;
  if (selection.empty || !$from.sameParent($to) || to - from > 80) return '';
  return doc.textBetween(from, to);
}
