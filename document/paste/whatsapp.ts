import { listElements, tagOf, walkDom } from '../dom.ts';
import { needsNames, readWhatsApp } from './messages.ts';
import type { PasteSource } from './source.ts';
import { hasOneClass, removeAll } from './tree.ts';

/** WhatsApp Web: line ends are characters there, and who said it stands in an attribute. */
export const whatsapp: PasteSource = {
  name: 'whatsapp',
  recognises: ({ html }) => /\bdata-pre-plain-text=|class="[^"]*\bcopyable-text\b/.test(html),
  normalise({ root }) {
    const { ownerDocument } = root;
    for (const node of [...walkDom(root)]) {
      if (node.nodeType !== 3 || !node.nodeValue?.includes('\n') || node.nodeValue.trim() === '') continue;
      const parent = node.parentNode;
      for (const [index, line] of node.nodeValue.split('\n').entries()) {
        if (index > 0) parent?.insertBefore(ownerDocument.createElement('br'), node);
        parent?.insertBefore(ownerDocument.createTextNode(line), node);
      }
      parent?.removeChild(node);
    }
    removeAll(root, (element) => hasOneClass(element, ['message-meta']) || tagOf(element) === 'button');
    const said = listElements(root, (element) => element.hasAttribute('data-pre-plain-text'));
    const heads = said.map((element) => readWhatsApp(element.getAttribute('data-pre-plain-text') ?? ''));
    const messages = heads.flatMap((head) => head ?? []);
    if (!needsNames(messages)) return;
    for (const [index, element] of said.entries()) {
      const author = heads[index]?.[0]?.author;
      if (!author) continue;
      const name = ownerDocument.createElement('strong');
      name.append(`${author}:`);
      const words = listElements(element, (child) => hasOneClass(child, ['selectable-text']))[0] ?? element;
      words.prepend(name, ' ');
    }
  },
};
