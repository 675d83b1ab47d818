'use client';

import { diffArrays } from 'diff';
import { type ReactNode, useId, useState } from 'react';
import { type BlockRow, type Change, type Pick, proposedPick } from '#document/merge.ts';
import { bodyToText } from '#document/text.ts';
import type { DocNode } from '#document/types.ts';
import type { EditorWords } from '#messages/ar/editor.ts';
import type { SectionRef } from '#newsroom/types.ts';
import { useModal } from '../use-modal.ts';
import { fill } from '../words.ts';
import {
  type Comparison,
  type LineName,
  type LineRow,
  type Picks,
  proposedLine,
  proposedTags,
} from './merge-story.ts';

interface CompareDialogProps {
  comparison: Comparison;
  /** Who saved the other version, where it is known. */
  by: string | null;
  at: string;
  sections: SectionRef[];
  words: EditorWords;
  apply(picks: Picks): void;
  takeMine(): void;
  takeTheirs(): void;
  close(): void;
}

/** Two versions of the story side by side, place by place, with what would be merged already chosen. */
export default function CompareDialog(props: CompareDialogProps) {
  const { by, at, sections, words: all, apply, takeMine, takeTheirs, close } = props;
  const words = all.saving.compare;
  const name = by ?? words.somebody;
  const dialog = useModal();
  const title = useId();
  // What was compared when it was opened: choices belong to those rows.
  const [comparison] = useState(props.comparison);
  const [lines, setLines] = useState<Partial<Record<LineName, Pick>>>({});
  const [tags, setTags] = useState<Pick>(() => proposedTags(comparison.tags));
  const [blocks, setBlocks] = useState<Pick[]>(() => comparison.blocks.map(proposedPick));

  const sectionName = (slug: string) => sections.find((section) => section.slug === slug)?.name ?? slug;
  const shown = (row: LineRow, text: string) => (row.name === 'section' ? sectionName(text) : text);
  const differs = ({ change }: { change: Change }) => change !== 'none' && change !== 'alike';
  const openLines = comparison.lines.filter(differs);
  const openBlocks = comparison.blocks.flatMap((row, index) => (differs(row) ? [{ row, index }] : []));
  const isSame = openLines.length === 0 && openBlocks.length === 0 && !differs(comparison.tags);
  const common = { words, name };

  return (
    <dialog ref={dialog} className="ed-dialog" aria-labelledby={title} onClose={close}>
      <form
        className="ed-compare"
        onSubmit={(event) => {
          event.preventDefault();
          apply({ lines, tags, blocks });
        }}
      >
        <header>
          <h2 id={title} tabIndex={-1} data-first>
            {words.title}
          </h2>
          <p>{by ? fill(words.intro, { name, time: at }) : words.introUnknown}</p>
          <p className="ed-compare-hint">{isSame ? words.noDifference : words.proposal}</p>
        </header>
        <div className="ed-compare-rows">
          {openLines.map((row) => (
            <Place
              {...common}
              key={row.name}
              label={all[row.name]}
              change={row.change}
              base={shown(row, row.base)}
              mine={shown(row, row.mine)}
              theirs={shown(row, row.theirs)}
              pick={lines[row.name] ?? proposedLine(row)}
              choose={(pick) => setLines({ ...lines, [row.name]: pick })}
            />
          ))}
          {differs(comparison.tags) ? (
            <Place
              {...common}
              label={all.tags}
              change={comparison.tags.change}
              base={comparison.tags.base.join('، ')}
              mine={comparison.tags.mine.join('، ')}
              theirs={comparison.tags.theirs.join('، ')}
              pick={tags}
              choose={setTags}
              mayKeepBoth={comparison.tags.change === 'both'}
            />
          ) : null}
          {openBlocks.map(({ row, index }) => (
            <Place
              {...common}
              key={index}
              label={labelOf(row, all)}
              change={row.change}
              base={wordsOf(row.base)}
              mine={wordsOf(row.mine)}
              theirs={wordsOf(row.theirs)}
              pick={pickIn(row, blocks[index] ?? proposedPick(row))}
              choose={(pick) => setBlocks(blocks.with(index, pick))}
              mayKeepBoth={row.change === 'both' && row.mine !== null && row.theirs !== null}
            />
          ))}
        </div>
        <footer>
          <button type="submit" className="ed-button">
            {words.apply}
          </button>
          <button type="button" className="ed-quiet-button" onClick={takeMine}>
            {words.allMine}
          </button>
          <button type="button" className="ed-quiet-button" onClick={takeTheirs}>
            {fill(words.allTheirs, { name })}
          </button>
          <button type="button" className="ed-quiet-button" onClick={close}>
            {words.close}
          </button>
        </footer>
      </form>
    </dialog>
  );
}

/** Of two versions one of which has nothing here, keeping both is keeping the other. */
function pickIn({ mine, theirs }: BlockRow, pick: Pick): Pick {
  if (pick !== 'both' || (mine && theirs)) return pick;
  return mine ? 'mine' : 'theirs';
}

interface PlaceProps {
  label: string;
  change: Change;
  base: string;
  mine: string;
  theirs: string;
  pick: Pick;
  choose(pick: Pick): void;
  mayKeepBoth?: boolean;
  words: EditorWords['saving']['compare'];
  name: string;
}

/** One place in both versions, and the choice between them. */
function Place({ label, change, base, mine, theirs, pick, choose, mayKeepBoth, words, name }: PlaceProps) {
  const group = useId();
  const whose =
    change === 'both' ? words.change.both : change === 'mine' ? words.change.mine : words.change.theirs;
  const option = (value: Pick, title: string, content: ReactNode) => (
    <label className="ed-compare-side" data-picked={pick === value || undefined}>
      <span className="ed-compare-name">
        <input type="radio" name={group} checked={pick === value} onChange={() => choose(value)} />
        {title}
      </span>
      {content}
    </label>
  );
  return (
    <fieldset className="ed-compare-place" data-change={change}>
      <legend>
        {label} <span className="ed-compare-whose">{fill(whose, { name })}</span>
      </legend>
      <div className="ed-compare-sides">
        {option('mine', words.mine, <Side text={mine} base={base} nothing={words.nothing} />)}
        {option(
          'theirs',
          fill(words.theirs, { name }),
          <Side text={theirs} base={base} nothing={words.nothing} />,
        )}
      </div>
      {mine === theirs ? <p className="ed-compare-hint">{words.sameWords}</p> : null}
      {mayKeepBoth ? option('both', words.both, null) : null}
    </fieldset>
  );
}

/** A version's words, with those marked that it didn't begin with. */
function Side({ text, base, nothing }: { text: string; base: string; nothing: string }) {
  if (!text) return <span className="ed-compare-nothing">{nothing}</span>;
  const pieces = (whole: string) => whole.split(/(\s+)/).filter(Boolean);
  const parts = diffArrays(pieces(base), pieces(text), { timeout: 200 });
  if (!parts) return <span dir="auto">{text}</span>;
  let at = 0;
  return (
    <span dir="auto" className="ed-compare-text">
      {parts.map(({ added, removed, value }) => {
        if (removed) return null;
        at += value.length;
        const said = value.join('');
        return added && base ? <mark key={at}>{said}</mark> : said;
      })}
    </span>
  );
}

function wordsOf(node: DocNode | null): string {
  return node ? bodyToText({ type: 'doc', content: [node] }) : '';
}

/** What kind of block it is, where there is a word for it. */
function labelOf({ mine, theirs, base }: BlockRow, words: EditorWords): string {
  const node = mine ?? theirs ?? base;
  if (!node) return words.body;
  const kind = node.type === 'heading' ? `heading${node.attrs?.level}` : node.type;
  const known: Record<string, string> = words.toolbar;
  return known[kind] ?? words.body;
}
