import { findElement, isElement, listElements, tagOf } from '../dom.ts';
import type { PasteSource } from './source.ts';
import { hasOneClass, removeAll } from './tree.ts';

const signatures = [
  'gmail_signature',
  'gmail_signature_prefix',
  'moz-signature',
  'protonmail_signature_block',
  'yahoo-signature',
];

/** A letter out of Gmail, Outlook and their like: the signature goes, the letter it answers becomes a quote. */
export const mail: PasteSource = {
  name: 'mail',
  recognises: ({ html }) =>
    /\bgmail_(?:quote|signature|attr|default)\b|\bid="?(?:x_)?(?:divRplyFwdMsg|appendonsend|Signature)\b|moz-(?:signature|cite-prefix)|protonmail_/.test(
      html,
    ),
  normalise({ root, leftOut }) {
    const signed = removeAll(
      root,
      (element) => hasOneClass(element, signatures) || /^(?:x_)?Signature$/.test(element.id),
    );
    if (signed > 0) leftOut.add('signature');
    const head = findElement(root, (element) => /^(?:x_)?divRplyFwdMsg$/.test(element.id));
    if (head) quoteAfter(head);
  },
};

/** Outlook puts a rule, a head («من: …») and then the other letter below, all in the open. */
function quoteAfter(head: Element): void {
  let rule = head.previousSibling;
  while (rule && !isElement(rule)) rule = rule.previousSibling;
  if (rule && isElement(rule) && tagOf(rule) === 'hr') rule.remove();
  const quote = head.ownerDocument.createElement('blockquote');
  while (head.nextSibling) quote.append(head.nextSibling);
  head.after(quote);
  for (const empty of listElements(head, (element) => tagOf(element) === 'div')) {
    if ((empty.textContent ?? '').trim() === '') empty.remove();
  }
}
