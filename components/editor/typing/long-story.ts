import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** In blocks; a screen holds a dozen. */
const longestShort = 60;

/**
 * At each key a browser goes through all that stands on a page, seen or not. In a long story editor.css lets it leave out the
 * blocks out of sight; a short one gains nothing by that.
 */
export const LongStory = Extension.create({
  name: 'longStory',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        attributes: ({ doc }): Record<string, string> =>
          doc.childCount > longestShort ? { class: 'is-long' } : {},
      },
    }),
  ],
});
