import { closeHistory, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { fold } from '#arabic/fold.ts';
import type { Clip, Pasted } from '#document/paste/read-paste.ts';
import type { DocNode } from '#document/types.ts';
import type { FlatStory } from '#newsroom/import/flat-text.ts';
import type { SectionRef } from '#newsroom/types.ts';
import { FieldStep } from '../field-step.ts';
import type { PageFields } from '../saving/working-copy.ts';
import type { PasteOptions } from './paste-extension.ts';

/** What would become of a pasted story, for a person to look at first. */
export interface FlatOffer {
  /** As it stood above the headline; `known` where the newsroom has such a section. */
  section: { name: string; known: boolean } | null;
  headline: string;
  lead: string;
  /** Written before the paste: it stays, and the line that was found goes into the body. */
  keeps: { headline: boolean; lead: boolean };
  counts: { paragraphs: number; headings: number; figures: number; embeds: number };
  /** Lines of the page around the story, shortened. */
  removed: string[];
  /** Something was written since: what was looked at is no longer what would be put in order. */
  isStale(): boolean;
  accept(): void;
}

const leastBlocks = 3;
const leastWords = 40;
/** Only pages have these; without one of them the first line must look like a headline that isn't written yet. */
const signs = new Set([
  'section_guessed',
  'caption_guessed',
  'embed_guessed',
  'furniture_removed',
  'repeated_line',
]);

/**
 * Whether a paste into an empty story reads like a news page that lost its form; if so, what the importer would make of
 * it. Nothing is done before somebody accepts.
 */
export async function offerOrder(
  view: EditorView,
  clip: Clip,
  pasted: Pasted,
  options: PasteOptions,
  after: Node,
): Promise<FlatOffer | undefined> {
  if (!isFlat(pasted.blocks) || clip.text.trim() === '') return undefined;
  const { readFlatText } = await import('#newsroom/import/flat-text.ts');
  const story = readFlatText(clip.text);
  if ('problem' in story || view.isDestroyed || view.state.doc !== after) return undefined;
  const fields = options.fields.read();
  const codes = new Set(story.warnings.map(({ code }) => code));
  const isHeadline =
    fields.headline === '' && !codes.has('headline_made') && !/[.؟?!…][»”"]?$/.test(story.headline);
  if (!(isHeadline && story.lead !== '') && ![...signs].some((sign) => codes.has(sign))) return undefined;
  return makeOffer(view, story, options, after);
}

function isFlat(blocks: readonly DocNode[]): boolean {
  const isBare = ({ type, content = [] }: DocNode) =>
    type === 'paragraph' && content.every((child) => child.type === 'text' && !child.marks);
  const words = blocks.flatMap((block) => block.content ?? []).map((node) => node.text ?? '');
  return (
    blocks.length >= leastBlocks &&
    blocks.every(isBare) &&
    words.join(' ').split(/\s+/, leastWords).length >= leastWords
  );
}

/** What goes where: fields that are written already stay, and the lines found for them go into the body. */
function planFor(story: FlatStory, fields: PageFields, sections: readonly SectionRef[]) {
  const named = story.section;
  const section = named ? sections.find(({ name }) => fold(name).trim() === fold(named).trim()) : undefined;
  const keeps = { headline: fields.headline.trim() !== '', lead: fields.lead.trim() !== '' };
  const ownByline = story.byline !== undefined && fields.byline.trim() === '';
  const written: Partial<PageFields> = {
    ...(keeps.headline ? {} : { headline: story.headline }),
    ...(keeps.lead || story.lead === '' ? {} : { lead: story.lead }),
    ...(ownByline ? { byline: story.byline } : {}),
    ...(section ? { section: section.slug } : {}),
  };
  const line = (text: string): DocNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const body = [
    ...(named && !section ? [line(named)] : []),
    ...(keeps.headline ? [line(story.headline)] : []),
    ...(story.byline && !ownByline ? [line(story.byline)] : []),
    ...(keeps.lead && story.lead ? [line(story.lead)] : []),
    ...story.body.content,
  ];
  return { section: named ? { name: named, known: section !== undefined } : null, keeps, written, body };
}

function makeOffer(view: EditorView, story: FlatStory, options: PasteOptions, after: Node): FlatOffer {
  const plan = planFor(story, options.fields.read(), options.fields.sections);
  const { content } = story.body;
  const count = (type: string) => content.filter((block) => block.type === type).length;
  // Only what was pasted is put in order: a word written since would be lost.
  const isStale = () => view.isDestroyed || view.state.doc !== after;
  return {
    section: plan.section,
    headline: story.headline,
    lead: story.lead,
    keeps: plan.keeps,
    counts: {
      paragraphs: content.filter((block) => block.type === 'paragraph' && block.content).length,
      headings: count('heading'),
      figures: count('figure'),
      embeds: count('embed'),
    },
    removed: story.warnings
      .filter(({ code }) => code === 'furniture_removed')
      .map(({ detail }) => /«(.*)»/s.exec(detail)?.[1] ?? '')
      .filter(Boolean),
    isStale,
    accept() {
      if (isStale()) return;
      const fields = options.fields.read();
      const { written, body } = planFor(story, fields, options.fields.sections);
      const nodes = body.map((block) => view.state.schema.nodeFromJSON(block));
      const before: Partial<PageFields> = {};
      for (const name of ['headline', 'lead', 'byline', 'section'] as const) {
        if (written[name] !== undefined) before[name] = fields[name];
      }
      const tr = closeHistory(view.state.tr).replaceWith(0, after.content.size, nodes);
      tr.step(new FieldStep(before, written));
      view.dispatch(tr.setSelection(Selection.atStart(tr.doc)).scrollIntoView());
      options.tell({
        kind: 'arranged',
        undo() {
          undo(view.state, view.dispatch);
          options.tell(null);
          view.focus();
        },
      });
    },
  };
}
