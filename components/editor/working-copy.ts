import type { Editor } from '@tiptap/core';
import type { StoryBody } from '#document/types.ts';
import type { Story, StoryFields } from '#newsroom/types.ts';

export type PageFields = Omit<StoryFields, 'body'>;

/** What is on the page right now, whether or not React has drawn it: the save queue reads it at the moment it sends. */
export interface WorkingCopy {
  /** `JSON.stringify` of the whole `SavedFields`. */
  read(): string;
  fields(): PageFields;
  setFields(changes: Partial<PageFields>): PageFields;
  /** The body as it stands; the live editor's where there is one. */
  body(): StoryBody;
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
  // The attributes are null-prototype objects in `getJSON`; through JSON they are plain (see SaveInput).
  const current = (): StoryBody => (editor ? plainBody(editor) : body);
  return {
    read: () => JSON.stringify({ ...fields, body: editor ? editor.getJSON() : body }),
    fields: () => fields,
    setFields(changes) {
      fields = { ...fields, ...changes };
      return fields;
    },
    body: current,
    setBody(next) {
      body = next;
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

function plainBody(editor: Editor): StoryBody {
  return JSON.parse(JSON.stringify(editor.getJSON()));
}
