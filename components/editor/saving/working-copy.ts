import type { Editor } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { StoryBody } from '#document/types.ts';
import type { Story, StoryFields } from '#newsroom/types.ts';
import type { Tail } from './journal.ts';
import type { SavedFields } from './save-types.ts';

export type PageFields = Omit<StoryFields, 'body'>;

/** What is on the page right now, whether or not React has drawn it: the save queue reads it at the moment it sends. */
export interface WorkingCopy {
  /** `JSON.stringify` of the whole `SavedFields`; from here on `tail` counts from this text. */
  read(): string;
  /** The same, for looking at. */
  text(): SavedFields;
  /** What has changed since `read`; null where nothing has. */
  tail(): Tail | null;
  fields(): PageFields;
  setFields(changes: Partial<PageFields>): PageFields;
  /** The body as it stands; the live editor's where there is one. */
  body(): StoryBody;
  /** Puts another body on the page, without it counting as typed. */
  setBody(body: StoryBody): void;
  /** From here on the body is the editor's; the returned function takes its last word and lets go of it. */
  attach(editor: Editor): () => void;
}

export function fieldsOf(story: Story): PageFields {
  const { headline, lead, byline, tags, section } = story;
  return { headline, lead, section: section.slug, byline, tags };
}

export function openWorkingCopy(story: Story): WorkingCopy {
  let fields = fieldsOf(story);
  let body: StoryBody = story.body;
  let editor: Editor | null = null;
  // ProseMirror's blocks are never changed, only replaced: the same object is the same block.
  const blocks = (): readonly object[] => editor?.state.doc.content.content ?? body.content;
  let readBlocks = blocks();
  let readFields = fields;
  const current = (): StoryBody => (editor ? plainBody(editor) : body);
  return {
    read() {
      readBlocks = blocks();
      readFields = fields;
      const content = readBlocks.map(jsonOf).join();
      return `${JSON.stringify(fields).slice(0, -1)},"body":{"type":"doc","content":[${content}]}}`;
    },
    text: () => ({ ...fields, body: current() }),
    tail() {
      const now = blocks();
      const most = Math.min(now.length, readBlocks.length);
      let start = 0;
      while (start < most && now[start] === readBlocks[start]) start += 1;
      let end = 0;
      while (end < most - start && now[now.length - 1 - end] === readBlocks[readBlocks.length - 1 - end])
        end += 1;
      if (fields === readFields && start === now.length && now.length === readBlocks.length) return null;
      const between = now
        .slice(start, now.length - end)
        .map(jsonOf)
        .join();
      return { fields, start, end, blocks: `[${between}]` };
    },
    fields: () => fields,
    setFields(changes) {
      fields = { ...fields, ...changes };
      return fields;
    },
    body: current,
    setBody(next) {
      body = next;
      if (editor) showBody(editor, next);
    },
    attach(made) {
      editor = made;
      return () => {
        body = plainBody(made);
        if (editor === made) editor = null;
      };
    },
  };
}

/**
 * Only where it differs, so that the caret stays where it is, and outside of the history: undo takes back what was typed here,
 * not what came from another window.
 */
function showBody(editor: Editor, body: StoryBody): void {
  const change = differenceTo(editor, body);
  if (change) editor.view.dispatch(change.setMeta('addToHistory', false).setMeta('preventUpdate', true));
  else editor.commands.setContent(body, { emitUpdate: false });
}

/** Null where it can't be said as one change, or the body is none: then the whole is replaced, and complains by itself. */
function differenceTo(editor: Editor, body: StoryBody): Transaction | null {
  const { doc, tr } = editor.state;
  let next: Node;
  try {
    next = editor.schema.nodeFromJSON(body);
  } catch {
    return null;
  }
  const from = doc.content.findDiffStart(next.content);
  const to = doc.content.findDiffEnd(next.content);
  if (from === null || to === null) return tr;
  // Letters that stand twice are counted from both ends.
  const overlap = Math.max(from - Math.min(to.a, to.b), 0);
  tr.replace(from, to.a + overlap, next.slice(from, to.b + overlap));
  return tr.doc.eq(next) ? tr : null;
}

const written = new WeakMap<object, string>();

/** A block's JSON, written once for each block: of a long story only what was typed in is written anew. */
function jsonOf(block: object): string {
  const known = written.get(block);
  if (known !== undefined) return known;
  // Its attributes are null-prototype objects; through JSON they are plain (see SaveInput).
  const json = JSON.stringify(block instanceof Node ? block.toJSON() : block);
  written.set(block, json);
  return json;
}

function plainBody(editor: Editor): StoryBody {
  return JSON.parse(JSON.stringify(editor.getJSON()));
}
