import type { PasteSource } from './source.ts';
import { hasOneClass, removeAll } from './tree.ts';

/** Telegram's two web clients: the clock, the views and the reactions are copied along with the words. */
export const telegram: PasteSource = {
  name: 'telegram',
  recognises: ({ html }) =>
    /class="[^"]*\b(?:translatable-message|anchor-hashtag|text-entity-link|MessageMeta|custom-emoji)\b/.test(
      html,
    ),
  normalise({ root }) {
    removeAll(root, (element) =>
      hasOneClass(element, [
        'time',
        'time-inner',
        'MessageMeta',
        'reactions',
        'Reactions',
        'bubble-beside-button',
      ]),
    );
  },
};
