import { listElements, tagOf } from '../dom.ts';
import type { PasteSource } from './source.ts';
import { removeAll } from './tree.ts';

/** Google Docs: plain elements under a bold that isn't one; a checklist's boxes are pictures. */
export const googleDocs: PasteSource = {
  name: 'google-docs',
  recognises: ({ html }) => html.includes('docs-internal-guid-'),
  normalise({ root }) {
    for (const item of listElements(root, (element) => element.getAttribute('role') === 'checkbox')) {
      removeAll(item, (element) => tagOf(element) === 'img');
    }
  },
};
