import { readDir } from './attributes.ts';
import { dropForbiddenCharacters } from './characters.ts';
import { deepestNesting } from './check.ts';
import { findElement, hasClass, isElement, isSmall, styleOf, tagOf } from './dom.ts';
import { isProviderMarkup, readCard, readProviderMarkup } from './embed-markup.ts';
import { findHrefProblem } from './href.ts';
import { findNodeSpec } from './list.ts';
import { isBeforeAfter, isPairLabel } from './nodes/before-after.ts';
import { kindOfClip, readPoster } from './nodes/clip.ts';
import { isDocument } from './nodes/document.ts';
import { isBoxTitle, isFactBox, readBoxTitle } from './nodes/fact-box.ts';
import { captionOf, isStoryFigure, readFigure } from './nodes/figure.ts';
import { isGallery } from './nodes/gallery.ts';
import { partOfInterview } from './nodes/interview.ts';
import { quotedOf, readAttribution } from './nodes/pull-quote.ts';
import { readRelated } from './nodes/related-story.ts';
import { isSourceNote } from './nodes/source-note.ts';
import { figureOf, isTableFigure, readTableCaption } from './nodes/table.ts';
import { isEntryTime, isTimeline, isTimelineEntry, readEntry } from './nodes/timeline.ts';
import { readRows, squareUp } from './table-elements.ts';
import { mostColumns, mostRows } from './table-grid.ts';
import type { AttrValue } from './types.ts';

const mostNotes = 100;
const longestNote = 200;

const dropped = words(`head title meta link base template noscript noframes wbr param source track area map
  colgroup col datalist option optgroup rp rt`);
const droppedWithNote =
  words(`script style iframe frame frameset object embed applet video audio canvas svg math
  input button select textarea progress meter dialog portal`);
const blockTags =
  words(`p div section article main header footer nav aside address center fieldset form legend
  details summary dl dt dd pre listing xmp hgroup menu body html figure figcaption search caption tr`);
const headingTags: Record<string, string> = { h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h3', h5: 'h3', h6: 'h3' };
const markTags: Record<string, 'strong' | 'em'> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  var: 'em',
};

function words(list: string): Set<string> {
  return new Set(list.split(/\s+/));
}

interface Run {
  /** Null for a line break. */
  text: string | null;
  marks: Marks;
}

interface Marks {
  href: string | null;
  strong: boolean;
  em: boolean;
}

/** The element whose text is being gathered, or would be once there is some. */
interface Place {
  tag: string;
  class?: string;
  dir: 'rtl' | 'ltr' | null;
  /** White space and line breaks are kept as they are. */
  keeps: boolean;
  /** Even without text it is a block: our own HTML says so. */
  standsEmpty: boolean;
}

/**
 * Rebuilds the content of `source`, from anywhere, inside `target` with nothing but elements that a story
 * knows, ready for ProseMirror's parser: foreign headings brought to levels 2 and 3, tables made whole and
 * those that only lay a page out taken apart, white space collapsed, providers' embed code and our own figures recognised. Unknown elements' text is
 * kept. Runs nothing and needs no more stack for deep input; works on any DOM, the browser's at a paste too.
 *
 * Answers what was left out, each thing once: `script`, `table`, `link: javascript:…`, `image: https://…`,
 * `embed`, `nesting`.
 */
export function cleanHtml(source: Element, target: Element): string[] {
  const cleaner = new Cleaner(target);
  cleaner.walk(source);
  cleaner.finish();
  return [...cleaner.notes];
}

class Cleaner {
  readonly notes = new Set<string>();
  readonly #document: Document;
  /** The quotes, lists, items, boxes and cells that are open in the target. */
  readonly #frames: Element[];
  readonly #places: Place[] = [{ tag: 'p', dir: null, keeps: false, standsEmpty: false }];
  #runs: Run[] = [];
  /** Whether the last run's text ends in a space; asking the growing text each time would take a square of its length. */
  #afterSpace = false;
  #marks: Marks = { href: null, strong: false, em: false };
  /** Tables that can only be lines: within a caption, too large or too deep. */
  #tables = 0;
  /** Elements of our own HTML whose words were read into an attribute. */
  readonly #read = new Set<Element>();
  /** Lists made for items that stood in none. */
  readonly #strays = new Set<Node>();
  /** Inside a caption or a pull quote, where blocks can only be lines. */
  #captive = false;
  /** Elements taken over whole; they are moved once the walk no longer stands in them. */
  readonly #moves: { hole: Element; element: Element }[] = [];

  constructor(target: Element) {
    this.#document = target.ownerDocument;
    this.#frames = [target];
  }

  finish(): void {
    this.#closeBlock();
    for (const { hole, element } of this.#moves) hole.replaceWith(element);
  }

  walk(root: Node): void {
    const leaving: { node: Node; leave: () => void }[] = [];
    let node = root.firstChild;
    while (node) {
      const entered = this.#enter(node);
      if (entered) leaving.push({ node, leave: entered });
      if (entered && node.firstChild) {
        node = node.firstChild;
        continue;
      }
      let done: Node | null = node;
      while (done && done !== root) {
        const last = leaving.at(-1);
        if (last?.node === done) {
          leaving.pop();
          last.leave();
        }
        if (done.nextSibling) break;
        done = done.parentNode;
      }
      node = done && done !== root ? done.nextSibling : null;
    }
  }

  /** Null where the walk is not to go on below; else what to do on the way out. */
  #enter(node: Node): (() => void) | null {
    if (node.nodeType === 3) {
      this.#addText(node.nodeValue ?? '');
      return null;
    }
    if (!isElement(node)) return null;
    const tag = tagOf(node);
    if (dropped.has(tag) || node.hasAttribute('hidden') || this.#read.has(node)) return null;
    if ((tag === 'iframe' || tag === 'script') && !this.#isBound() && this.#takeWhole(node, tag)) return null;
    if (droppedWithNote.has(tag)) {
      this.#note(tag, node.getAttribute('src') ?? '');
      return null;
    }
    if (tag === 'br') return this.#addBreak();
    if (tag === 'img') {
      this.#note('image', node.getAttribute('src') ?? '');
      return null;
    }
    if (tag === 'hr') return this.#addRule(node);
    if (!this.#isBound() && this.#takeWhole(node, tag)) return null;
    if (tag === 'table') return this.#enterTable(node);
    if (tag === 'td' || tag === 'th') return this.#enterCell(node);
    if (!this.#isBound()) {
      const box = this.#enterBox(node, tag);
      if (box) return box;
    }
    if (tag === 'blockquote' || tag === 'ul' || tag === 'ol' || tag === 'li')
      return this.#enterFrame(node, tag);
    const heading = headingTags[tag];
    if (heading) return this.#enterBlock(node, heading);
    if (blockTags.has(tag)) return this.#enterBlock(node, 'p');
    return this.#enterInline(node, tag);
  }

  #isBound(): boolean {
    return this.#captive || this.#tables > 0;
  }

  // Figures and embeds.

  #takeWhole(element: Element, tag: string): boolean {
    const related = readRelated(element);
    if (related !== null) {
      this.#closeBlock();
      this.#append(this.#ours('div', element, { class: 'related', 'data-story': related }));
      return true;
    }
    if ((tag !== 'figure' && !isProviderMarkup(element)) || !isSmall(element)) return false;
    const card = tag === 'figure' ? readCard(element) : null;
    const post = card ?? readProviderMarkup(element);
    if (post) {
      if (!isSound('embed', { ...post })) {
        this.#note('embed', post.url);
        return false;
      }
      this.#closeBlock();
      const hole = this.#append(this.#document.createElement('div'));
      this.#moves.push({ hole, element });
      return true;
    }
    if (tag !== 'figure') return false;
    if (hasClass(element, 'pull-quote')) {
      const quote = findElement(element, (child) => tagOf(child) === 'blockquote');
      if (!quote) return false;
      const figure = this.#figure(element, {
        class: 'pull-quote',
        'data-attribution': readAttribution(element),
      });
      const words = this.#document.createElement('p');
      const frame = this.#document.createElement('blockquote');
      frame.append(words);
      figure.append(frame);
      this.#fill(words, quote.childElementCount === 1 ? quotedOf(element) : quote);
      return true;
    }
    const clip = kindOfClip(element);
    const isPaper = isDocument(element);
    if (!clip && !isPaper && !isStoryFigure(element)) return false;
    const { media, alt, credit } = readFigure(element);
    const figure = this.#figure(element, {
      ...(clip ? { class: clip, 'data-poster': readPoster(element) } : isPaper ? { class: 'document' } : {}),
      'data-media': media,
      'data-alt': alt,
      'data-credit': credit,
    });
    const caption = this.#document.createElement('figcaption');
    figure.append(caption);
    this.#fill(caption, captionOf(element));
    return true;
  }

  #figure(element: Element, attributes: Record<string, string>): Element {
    this.#closeBlock();
    return this.#append(this.#ours('figure', element, attributes));
  }

  /** An element for the target, with the direction of the one it stands for. */
  #ours(tag: string, element: Element, attributes: Record<string, string> = {}): Element {
    const made = this.#document.createElement(tag);
    const dir = readDir(element);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (dir) made.setAttribute('dir', dir);
    return made;
  }

  // Our own boxes: galleries, fact boxes, interviews, timelines, source notes.

  /** Null where the element is none of them. */
  #enterBox(element: Element, tag: string): (() => void) | null {
    if (tag === 'figure' && isTableFigure(element)) {
      const caption = [...element.childNodes].find(
        (child) => isElement(child) && tagOf(child) === 'figcaption',
      );
      const table = findElement(element, (child) => tagOf(child) === 'table');
      if (!caption || !isElement(caption) || !table || figureOf(table) !== element) return null;
      this.#read.add(caption);
      return this.#enterBlock(element, 'p');
    }
    if (isBeforeAfter(element) && isSmall(element)) {
      this.#skip(element, isPairLabel);
      return this.#enterOurs(element, 'div', { class: 'before-after' });
    }
    if (isGallery(element) && isSmall(element)) return this.#enterOurs(element, 'div', { class: 'gallery' });
    if (isFactBox(element)) {
      this.#skip(element, isBoxTitle);
      return this.#enterOurs(element, 'aside', { class: 'fact-box', 'data-title': readBoxTitle(element) });
    }
    if (isTimeline(element)) return this.#enterOurs(element, 'ol', { class: 'timeline' });
    if (isTimelineEntry(element) && hasClass(this.#frame(), 'timeline')) {
      const { time, date } = readEntry(element);
      this.#skip(element, isEntryTime);
      return this.#enterOurs(element, 'li', { class: 'entry', 'data-time': time, 'data-date': date });
    }
    const part = partOfInterview(element);
    if (part === 'interview') return this.#enterOurs(element, 'div', { class: 'interview' });
    if (part && hasClass(this.#frame(), 'interview')) {
      if (part === 'question') return this.#enterBlock(element, 'h2', 'question');
      return this.#enterOurs(element, 'div', { class: 'answer' });
    }
    if (isSourceNote(element)) return this.#enterBlock(element, 'p', 'source-note');
    return null;
  }

  #skip(box: Element, test: (element: Element) => boolean): void {
    for (const child of box.childNodes) if (isElement(child) && test(child)) this.#read.add(child);
  }

  #enterOurs(element: Element, tag: string, attributes: Record<string, string>): () => void {
    this.#closeBlock();
    const frame = this.#ours(tag, element, attributes);
    // Interviews and timelines hold nothing but their parts, which are a level more.
    const levels = attributes.class === 'interview' || attributes.class === 'timeline' ? 2 : 1;
    if (!this.#hasRoom(frame, levels)) {
      this.#note('nesting');
      return this.#enterBlock(element, 'p');
    }
    const close = this.#open(this.#append(frame));
    return () => {
      close();
      if (!frame.firstChild) frame.remove();
    };
  }

  /** Whether so many levels more, `frame` the first of them, stay within what a body may nest. */
  #hasRoom(frame: Element, levels: number): boolean {
    let depth = levels + (wrapperIn(this.#frame(), frame) ? 1 : 0);
    for (let open: Node | null = this.#frame(); open && open !== this.#frames[0]; open = open.parentNode) {
      depth += 1;
    }
    return depth <= deepestNesting;
  }

  /** Blocks go into `frame` until the answer is called. */
  #open(frame: Element): () => void {
    this.#frames.push(frame);
    this.#places.push({ tag: 'p', dir: null, keeps: false, standsEmpty: false });
    return () => {
      this.#closeBlock();
      this.#places.pop();
      this.#frames.pop();
    };
  }

  /** Cleans what stands in `source` into the one line of text that `words` is. */
  #fill(words: Element, source: Element): void {
    this.#captive = true;
    this.#places.push({
      tag: 'p',
      dir: null,
      keeps: source.hasAttribute('data-space'),
      standsEmpty: false,
    });
    this.walk(source);
    this.#trimLine();
    this.#writeRuns(words);
    this.#places.pop();
    this.#captive = false;
  }

  // Blocks.

  #enterBlock(element: Element, tag: string, className?: string): () => void {
    if (this.#tables > 0 && tagOf(element) !== 'tr' && tagOf(element) !== 'caption') {
      this.#addText(' ');
      return () => this.#addText(' ');
    }
    const ours = element.hasAttribute('data-space');
    const outer = this.#place();
    this.#boundary();
    this.#places.push({
      tag,
      class: className,
      dir: readDir(element),
      keeps: ours || tagOf(element) === 'pre' || (this.#captive && outer.keeps),
      standsEmpty: ours && !this.#captive,
    });
    return () => {
      this.#boundary();
      const place = this.#places.pop();
      if (place?.standsEmpty) this.#append(this.#block(place));
    };
  }

  #boundary(): void {
    if (!this.#captive) this.#closeBlock();
    else if (this.#runs.length > 0 && this.#runs.at(-1)?.text !== null) this.#runs.push(this.#break());
  }

  #enterFrame(element: Element, tag: string): () => void {
    if (this.#isBound()) return this.#enterBlock(element, 'p');
    this.#closeBlock();
    const stray = tag === 'li' && !isList(this.#frame());
    const levels = tag === 'blockquote' || (tag === 'li' && !stray) ? 1 : 2;
    const frame = this.#ours(tag, element);
    if (!this.#hasRoom(frame, levels)) {
      this.#note('nesting');
      return this.#enterBlock(element, 'p');
    }
    const start = tag === 'ol' ? element.getAttribute('start') : null;
    if (start) frame.setAttribute('start', start);
    // Items without a list that follow one another are one list.
    if (stray) this.#strayList().append(frame);
    else this.#append(frame);
    const close = this.#open(frame);
    return () => {
      close();
      if (!frame.firstChild) frame.remove();
    };
  }

  #strayList(): Element {
    const last = this.#frame().lastChild;
    if (last && this.#strays.has(last) && isElement(last)) return last;
    const list = this.#append(this.#document.createElement('ul'));
    this.#strays.add(list);
    return list;
  }

  // Tables.

  #enterTable(element: Element): (() => void) | null {
    const rows = this.#isBound() ? null : readRows(element);
    // Tables that lay out a page or a letter are no tables.
    if (rows && !figureOf(element) && rows.isLayout) return this.#enterBlock(element, 'p');
    const caption = readTableCaption(element);
    const table = this.#ours('table', element, caption ? { 'data-caption': caption } : {});
    const fits = rows && rows.width <= mostColumns && rows.rows.length <= mostRows;
    if (!fits || !this.#hasRoom(table, 3)) return this.#flattenTable();
    this.#closeBlock();
    for (const stray of rows.strays) this.#walkAlone(stray);
    this.#append(table);
    for (const row of rows.rows) {
      const line = this.#ours('tr', row.element);
      table.append(line);
      for (const { element: cell, colspan, rowspan } of row.cells) {
        const made = this.#ours(tagOf(cell), cell, { colspan: String(colspan), rowspan: String(rowspan) });
        line.append(made);
        const close = this.#open(made);
        this.walk(cell);
        close();
        if (!made.firstChild) made.append(this.#document.createElement('p'));
      }
    }
    squareUp(table);
    return null;
  }

  #walkAlone(node: Node): void {
    const holder = this.#document.createElement('div');
    holder.append(node);
    this.walk(holder);
    this.#closeBlock();
  }

  #flattenTable(): () => void {
    if (!this.#captive) this.#closeBlock();
    this.#note('table');
    this.#tables += 1;
    return () => {
      this.#tables -= 1;
      if (!this.#captive) this.#closeBlock();
    };
  }

  #enterCell(cell: Element): () => void {
    if (this.#tables === 0) return this.#enterBlock(cell, 'p');
    if (this.#runs.length > 0) this.#addText(' | ');
    return () => {};
  }

  #addRule(element: Element): null {
    if (this.#isBound()) {
      this.#boundary();
      return null;
    }
    this.#closeBlock();
    const rule = this.#append(this.#document.createElement('hr'));
    const dir = readDir(element);
    if (dir) rule.setAttribute('dir', dir);
    return null;
  }

  #place(): Place {
    return this.#places.at(-1) ?? { tag: 'p', dir: null, keeps: false, standsEmpty: false };
  }

  #frame(): Element {
    const frame = this.#frames.at(-1);
    if (!frame) throw new Error('the target is always open');
    return frame;
  }

  #append(element: Element): Element {
    const wrapper = wrapperIn(this.#frame(), element);
    if (wrapper) {
      this.#frame().append(wrapper);
      wrapper.append(element);
    } else {
      this.#frame().append(element);
    }
    return element;
  }

  #block(place: Place): Element {
    const block = this.#document.createElement(place.tag);
    if (place.class) block.setAttribute('class', place.class);
    if (place.dir) block.setAttribute('dir', place.dir);
    return block;
  }

  #closeBlock(): void {
    this.#trimLine();
    if (this.#runs.length === 0) return;
    const place = this.#place();
    place.standsEmpty = false;
    this.#writeRuns(this.#append(this.#block(place)));
  }

  // Text.

  #addText(raw: string): void {
    const text = dropForbiddenCharacters(raw);
    const { keeps } = this.#place();
    if (keeps) {
      // A line feed in `pre` is a line break; in our own marked blocks it is a character.
      const ours = this.#place().standsEmpty || this.#captive;
      const lines = ours ? [text] : text.split(/\r\n?|\n/);
      for (const [index, line] of lines.entries()) {
        if (index > 0) this.#runs.push(this.#break());
        this.#push(line);
      }
      return;
    }
    let collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
    const last = this.#runs.at(-1);
    const atStart = !last || last.text === null || this.#afterSpace;
    if (atStart && collapsed.startsWith(' ')) collapsed = collapsed.slice(1);
    this.#push(collapsed);
  }

  #push(text: string): void {
    if (text === '') return;
    this.#afterSpace = text.endsWith(' ');
    const last = this.#runs.at(-1);
    if (last && last.text !== null && sameMarks(last.marks, this.#marks)) last.text += text;
    else this.#runs.push({ text, marks: this.#marks });
  }

  #addBreak(): null {
    const { keeps } = this.#place();
    if (this.#tables > 0) this.#addText(' ');
    else if (keeps) this.#runs.push(this.#break());
    else if (this.#runs.length === 0) return null;
    else if (this.#runs.at(-1)?.text !== null) {
      this.#trimSpace();
      this.#runs.push(this.#break());
    }
    // Two line breaks are how others write a new paragraph.
    else if (!this.#captive) this.#closeBlock();
    return null;
  }

  #break(): Run {
    return { text: null, marks: this.#marks };
  }

  #trimSpace(): void {
    const last = this.#runs.at(-1);
    if (!last?.text?.endsWith(' ')) return;
    last.text = last.text.slice(0, -1);
    if (last.text === '') this.#runs.pop();
  }

  /** Takes what doesn't show off the end of a line: one space, line breaks. */
  #trimLine(): void {
    if (this.#place().keeps) return;
    this.#trimSpace();
    while (this.#runs.at(-1)?.text === null) this.#runs.pop();
    this.#trimSpace();
  }

  #writeRuns(block: Element): void {
    for (const run of this.#runs) {
      let inner = block;
      const wrap = (tag: string) => {
        const element = this.#document.createElement(tag);
        inner.append(element);
        inner = element;
        return element;
      };
      if (run.marks.href !== null) wrap('a').setAttribute('href', run.marks.href);
      if (run.marks.strong) wrap('strong');
      if (run.marks.em) wrap('em');
      inner.append(run.text === null ? this.#document.createElement('br') : run.text);
    }
    this.#runs = [];
  }

  #enterInline(element: Element, tag: string): () => void {
    const outer = this.#marks;
    const marks = { ...outer };
    const mark = markTags[tag];
    if (mark) marks[mark] = true;
    const style = styleOf(element);
    // Google Docs wraps whole documents in <b style="font-weight:normal">.
    const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
    if (weight) marks.strong = weight.startsWith('bold') || Number(weight) >= 600;
    const slant = /font-style\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
    if (slant) marks.em = slant === 'italic' || slant === 'oblique';
    const href = tag === 'a' ? element.getAttribute('href') : null;
    if (href !== null) {
      const target = href.trim();
      if (findHrefProblem(target) === null) marks.href = target;
      else this.#note('link', href);
    }
    this.#marks = marks;
    return () => {
      this.#marks = outer;
    };
  }

  #note(kind: string, detail = ''): void {
    if (this.notes.size >= mostNotes) return;
    const words = dropForbiddenCharacters(detail.slice(0, longestNote)).trim();
    this.notes.add(words ? `${kind}: ${words}` : kind);
  }
}

function isList(frame: Element): boolean {
  return /^[uo]l$/.test(tagOf(frame)) && !hasClass(frame, 'timeline');
}

/** What an element needs around it to stand in an interview or a timeline; null where it needs nothing. */
function wrapperIn(frame: Element, element: Element): Element | null {
  const part = hasClass(frame, 'timeline') ? 'entry' : hasClass(frame, 'interview') ? 'answer' : null;
  if (!part || hasClass(element, part) || (part === 'answer' && hasClass(element, 'question'))) return null;
  const wrapper = frame.ownerDocument.createElement(part === 'entry' ? 'li' : 'div');
  wrapper.setAttribute('class', part);
  return wrapper;
}

function sameMarks(a: Marks, b: Marks): boolean {
  return a.href === b.href && a.strong === b.strong && a.em === b.em;
}

/** Whether a node of this kind may carry these attributes. */
function isSound(name: string, attrs: Record<string, AttrValue>): boolean {
  const spec = findNodeSpec(name);
  if (!spec) return false;
  for (const [attr, value] of Object.entries(attrs))
    if (spec.attrs[attr]?.check(value) !== null) return false;
  return !spec.checkTogether?.(attrs);
}
