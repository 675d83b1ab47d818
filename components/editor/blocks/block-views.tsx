'use client';

import type { Editor, NodeViewRenderer } from '@tiptap/core';
import { ReactNodeViewRenderer } from '@tiptap/react';
import { FileView } from '#components/media/file-view.tsx';
import { FactBoxView } from './fact-box-view.tsx';
import { GalleryView } from './gallery-view.tsx';
import { giveViews, lateView } from './late-views.ts';
import { RelatedStoryView } from './related-story-view.tsx';
import { TimelineEntryView } from './timeline-entry-view.tsx';

/**
 * Draws blocks with fields of their own, in an editor that is live already: until now they stood as their plain
 * elements. What tables need is loaded when the first one is drawn.
 */
export function plugInViews(editor: Editor): () => void {
  let wanted = false;
  let isOver = false;
  const plainTable = lateView('');
  const table: NodeViewRenderer = (props) => {
    if (!wanted) {
      wanted = true;
      void import('./table-view.tsx').then(({ TableView, tableKeys }) => {
        if (isOver || editor.isDestroyed) return;
        for (const plugin of tableKeys().reverse()) {
          editor.registerPlugin(plugin, (added, plugins) => [added, ...plugins]);
        }
        giveViews(editor, { table: ReactNodeViewRenderer(TableView, { contentDOMElementTag: 'tbody' }) });
      });
    }
    return plainTable(props);
  };
  giveViews(editor, {
    gallery: ReactNodeViewRenderer(GalleryView),
    video: ReactNodeViewRenderer(FileView),
    audio: ReactNodeViewRenderer(FileView),
    document: ReactNodeViewRenderer(FileView),
    factBox: ReactNodeViewRenderer(FactBoxView),
    timelineEntry: ReactNodeViewRenderer(TimelineEntryView, { as: 'li' }),
    relatedStory: ReactNodeViewRenderer(RelatedStoryView),
    table,
  });
  return () => {
    isOver = true;
  };
}
