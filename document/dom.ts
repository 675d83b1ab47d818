import { dropForbiddenCharacters } from './characters.ts';

/** Every node below `root` in document order, by steps instead of calls: hostile HTML nests 100,000 deep. */
export function* walkDom(root: Node): Generator<Node> {
  let node: Node | null = root.firstChild;
  while (node) {
    yield node;
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) node = node.parentNode;
    if (!node || node === root) return;
    node = node.nextSibling;
  }
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** An element's styles as written; a paste brings them as `data-style`, since a page's policy has a say on `style`. */
export function styleOf(element: Element): string {
  return element.getAttribute('style') ?? element.getAttribute('data-style') ?? '';
}

/** Lower case, without the prefix that linkedom and XHTML differ in. */
export function tagOf(element: Element): string {
  return element.localName.toLowerCase();
}

export function hasClass(element: Element, name: string): boolean {
  return (element.getAttribute('class') ?? '').split(/\s+/).includes(name);
}

export function findElement(root: Node, test: (element: Element) => boolean): Element | null {
  for (const node of walkDom(root)) if (isElement(node) && test(node)) return node;
  return null;
}

export function findChild(root: Element, test: (element: Element) => boolean): Element | null {
  for (const child of root.childNodes) if (isElement(child) && test(child)) return child;
  return null;
}

export function listElements(root: Node, test: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  for (const node of walkDom(root)) if (isElement(node) && test(node)) found.push(node);
  return found;
}

/** The text below `root` as a story may hold it, `<br>` as \n, at most `longest` UTF-16 units. */
export function readLines(root: Node | null, longest: number): string {
  if (!root) return '';
  let text = '';
  for (const node of walkDom(root)) {
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    else if (isElement(node) && tagOf(node) === 'br') text += '\n';
    if (text.length > longest * 2) break;
  }
  return cut(dropForbiddenCharacters(text), longest);
}

/** An attribute's value as a story may hold it. */
export function readAttribute(element: Element | null, name: string, longest: number): string {
  return cut(dropForbiddenCharacters(element?.getAttribute(name) ?? ''), longest);
}

function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}

/** Whether so little stands in an element that looking through it again and again costs nothing. */
export function isSmall(root: Node): boolean {
  let nodes = 0;
  for (const _ of walkDom(root)) if (++nodes > 2000) return false;
  return true;
}
