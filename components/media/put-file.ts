import type { Editor } from '@tiptap/core';
import type { MediaItem } from '#newsroom/media-item.ts';
import { insertBlock } from '../editor/blocks/insert-block.ts';

const nodeOf = { image: 'figure', audio: 'audio', video: 'video', document: 'document' } as const;

/** Puts a file of the library into the story where the caret is, with the words it is kept with. */
export function putFile(editor: Editor, file: MediaItem): void {
  const { schema, tr } = editor.state;
  const type = schema.nodes[nodeOf[file.kind]];
  if (!type) return;
  const caption = file.caption || (file.kind === 'document' ? file.fileName : '');
  const words = { media: file.id, credit: file.credit, alt: file.alt };
  const known = Object.fromEntries(Object.entries(words).filter(([name]) => name in (type.spec.attrs ?? {})));
  const node = type.create(known, caption ? schema.text(caption) : null);
  editor.view.dispatch(insertBlock(tr, node).scrollIntoView());
  editor.view.focus();
}
