import { hasClass, isElement, listElements, tagOf } from '../dom.ts';

/** The same children in an element of another name, in the same place. */
export function rename(element: Element, tag: string): Element {
  const made = element.ownerDocument.createElement(tag);
  for (const name of ['dir', 'style', 'data-style', 'start', 'colspan', 'rowspan']) {
    const value = element.getAttribute(name);
    if (value !== null) made.setAttribute(name, value);
  }
  while (element.firstChild) made.append(element.firstChild);
  element.replaceWith(made);
  return made;
}

/** Leaves the children in the element's place. */
export function unwrap(element: Element): void {
  while (element.firstChild) element.before(element.firstChild);
  element.remove();
}

/** Takes out every element of which `test` is true, and says how many had words or pictures in them. */
export function removeAll(root: Element, test: (element: Element) => boolean): number {
  let removed = 0;
  for (const element of listElements(root, test)) {
    if ((element.textContent ?? '').trim() !== '' || tagOf(element) === 'img') removed += 1;
    element.remove();
  }
  return removed;
}

/** Whether one of the element's classes is one of these. */
export function hasOneClass(element: Element, names: readonly string[]): boolean {
  return element.hasAttribute('class') && names.some((name) => hasClass(element, name));
}

/** The element after this one, where only white space and comments stand between them. */
export function nextElement(element: Element): Element | null {
  let next = element.nextSibling;
  while (next && !isElement(next)) {
    if (next.nodeType === 3 && (next.nodeValue ?? '').trim() !== '') return null;
    next = next.nextSibling;
  }
  return next;
}

export function textOf(node: Node): string {
  return node.textContent ?? '';
}
