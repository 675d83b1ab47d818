import type { ContentMatch } from '@tiptap/pm/model';
import { findForbiddenCharacter } from './characters.ts';
import { emptyBody } from './empty.ts';
import { storySchema } from './extensions.ts';
import { findMarkSpec, findNodeSpec } from './list.ts';
import type { AttrProblem, AttrSpec } from './spec.ts';
import type { AttrValue, BodyProblem, DocMark, DocNode, Fault, StoryBody } from './types.ts';

/** How many lists, items, quotes, boxes and cells may stand inside one another. */
export const deepestNesting = 32;
/** Of a body as JSON in UTF-8. */
export const largestBody = 2 * 1024 * 1024;

export type CheckedBody = { ok: true; body: StoryBody } | { ok: false; problem: BodyProblem };

/** Stops the check; never leaves this file. */
class Problem extends Error {
  readonly code: string;
  readonly place: string;
  readonly detail: string;
  readonly fault: Fault | undefined;

  constructor(code: string, place: string, detail: string, fault?: Fault) {
    super(detail);
    this.code = code;
    this.place = place;
    this.detail = detail;
    this.fault = fault;
  }
}

/** A node whose children are being checked. */
interface Open {
  node: DocNode;
  children: unknown[];
  next: number;
  match: ContentMatch;
}

/**
 * Checks a body from outside (parsed JSON of any kind) against the list and gives it back in its stored
 * form: omitted attributes filled in, a `dir` of null and empty lists left away, marks in one order,
 * line ends as \n, neighbouring text of the same marks joined, properties in Tiptap's order. The input is left alone.
 *
 * Codes: `malformed`, `too_large`, `too_deep`, `unknown_node`, `unknown_mark`, `unknown_attribute`,
 * `bad_attribute`, `bad_text`, `misplaced`, `incomplete`.
 */
export function checkBody(input: unknown): CheckedBody {
  try {
    return { ok: true, body: readBody(input) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code, place, detail, fault } = error;
    return { ok: false, problem: { code, path: place, detail, ...(fault && { fault }) } };
  }
}

function readBody(input: unknown): StoryBody {
  const source = readRecord(input, () => 'body');
  if (source.type !== 'doc') throw new Problem('malformed', 'body.type', "a body's type is 'doc'");
  const size = new Size();
  const root = readNode(source, () => 'body', size);
  const children = readList(source.content, () => 'body.content');
  if (children.length === 0) return emptyBody();
  const body: StoryBody = { ...root, type: 'doc', content: [] };
  // Steps instead of calls: JSON may nest deeper than the stack is.
  const open: Open[] = [{ node: body, children, next: 0, match: storySchema.topNodeType.contentMatch }];
  const path = () => `body${open.map((parent) => `.content[${parent.next}]`).join('')}`;

  for (let parent = open.at(-1); parent; parent = open.at(-1)) {
    if (parent.next >= parent.children.length) {
      open.pop();
      const outer = open.at(-1);
      if (!parent.match.validEnd)
        throw new Problem('incomplete', path(), `${parent.node.type} needs content`);
      const whole = findNodeSpec(parent.node.type)?.checkContent?.(parent.node);
      if (whole) throw new Problem('misplaced', `${path()}${whole.place}`, whole.detail);
      if (outer) outer.next += 1;
      continue;
    }
    const child = readRecord(parent.children[parent.next], path);
    const node = readNode(child, path, size);
    const type = storySchema.nodes[node.type];
    const match = type && parent.match.matchType(type);
    if (!type || !match) {
      throw new Problem('misplaced', path(), `${node.type} can't stand here in ${parent.node.type}`);
    }
    parent.match = match;
    const list = readList(child.content, () => `${path()}.content`);
    if (type.isLeaf) {
      if (list.length > 0) throw new Problem('misplaced', `${path()}.content`, `${node.type} has no content`);
      append(parent.node, node);
      parent.next += 1;
      continue;
    }
    if (!type.inlineContent && open.length > deepestNesting) {
      throw new Problem('too_deep', path(), `blocks nest at most ${deepestNesting} deep`);
    }
    append(parent.node, node);
    open.push({ node, children: list, next: 0, match: type.contentMatch });
  }
  size.checkExactly(body);
  return body;
}

type Path = () => string;
type Fields = Record<string, unknown>;

function readRecord(value: unknown, path: Path): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Problem('malformed', path(), 'must be an object');
}

function readList(value: unknown, path: Path): unknown[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  throw new Problem('malformed', path(), 'must be an array');
}

const nodeFields = new Set(['type', 'attrs', 'content', 'marks', 'text']);

/** A node without its content. */
function readNode(source: Fields, path: Path, size: Size): DocNode {
  for (const field of Object.keys(source)) {
    if (!nodeFields.has(field)) {
      throw new Problem('malformed', `${path()}.${field}`, 'a node has type, attrs, content, marks and text');
    }
  }
  const spec = typeof source.type === 'string' ? findNodeSpec(source.type) : undefined;
  if (!spec) throw new Problem('unknown_node', `${path()}.type`, 'no node of this type');
  const node: DocNode = { type: spec.extension.name };
  size.add(node.type.length + 11, path);
  const attrs = readAttrs(source.attrs, spec, () => `${path()}.attrs`, size);
  if (attrs) node.attrs = attrs;
  const marks = readMarks(source.marks, node.type, path, size);
  if (marks.length > 0) node.marks = marks;
  if (node.type === 'text') node.text = readText(source.text, () => `${path()}.text`, size);
  else if (source.text !== undefined)
    throw new Problem('malformed', `${path()}.text`, 'only a text node has text');
  return node;
}

function readText(value: unknown, path: Path, size: Size): string {
  if (typeof value !== 'string') throw new Problem('malformed', path(), 'must be a string');
  if (value === '') throw new Problem('bad_text', path(), 'a text node is not empty');
  size.add(value.length, path);
  const character = findForbiddenCharacter(value);
  if (character)
    throw new Problem('bad_text', path(), `holds the character ${character}`, forbiddenCharacter);
  return withLineFeeds(value);
}

/** HTML has one kind of line end, so a story has. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function readMarks(value: unknown, type: string, path: Path, size: Size): DocMark[] {
  const list = readList(value, () => `${path()}.marks`);
  if (list.length === 0) return [];
  if (!storySchema.nodes[type]?.isInline) {
    throw new Problem('misplaced', `${path()}.marks`, `${type} carries no marks`);
  }
  const marks = list.map((item, index) => readMark(item, () => `${path()}.marks[${index}]`, size));
  marks.sort((a, b) => rankOf(a) - rankOf(b));
  if (marks.some((mark, index) => mark.type === marks[index - 1]?.type)) {
    throw new Problem('misplaced', `${path()}.marks`, 'the same mark twice');
  }
  return marks;
}

const markOrder = Object.keys(storySchema.marks);

function rankOf(mark: DocMark): number {
  return markOrder.indexOf(mark.type);
}

function readMark(item: unknown, path: Path, size: Size): DocMark {
  const source = readRecord(item, path);
  for (const field of Object.keys(source)) {
    if (field !== 'type' && field !== 'attrs') {
      throw new Problem('malformed', `${path()}.${field}`, 'a mark has type and attrs');
    }
  }
  const spec = typeof source.type === 'string' ? findMarkSpec(source.type) : undefined;
  if (!spec) throw new Problem('unknown_mark', `${path()}.type`, 'no mark of this type');
  const type = spec.extension.name;
  size.add(type.length + 11, path);
  const attrs = readAttrs(source.attrs, spec, () => `${path()}.attrs`, size);
  return attrs ? { type, attrs } : { type };
}

interface Attributed {
  attrs: Record<string, AttrSpec>;
  ignored?: Record<string, (value: unknown) => boolean>;
  checkTogether?(attrs: Record<string, AttrValue>): AttrProblem | null;
}

function readAttrs(
  value: unknown,
  spec: Attributed,
  path: Path,
  size: Size,
): Record<string, AttrValue> | null {
  const given = value === undefined || value === null ? {} : readRecord(value, path);
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(spec.attrs, name)) continue;
    const ignored = Object.hasOwn(spec.ignored ?? {}, name) ? spec.ignored?.[name] : undefined;
    if (!ignored) throw new Problem('unknown_attribute', `${path()}.${name}`, 'no attribute of this name');
    if (!ignored(given[name])) {
      throw new Problem('bad_attribute', `${path()}.${name}`, 'is not kept in a story');
    }
  }
  const attrs: Record<string, AttrValue> = {};
  let some = false;
  for (const [name, attr] of Object.entries(spec.attrs)) {
    const place = () => `${path()}.${name}`;
    const read = Object.hasOwn(given, name) ? given[name] : undefined;
    const filled = read === undefined ? attr.fallback : readValue(read, place);
    if (filled === undefined) throw new Problem('bad_attribute', place(), 'is missing');
    if (typeof filled === 'string') size.add(filled.length, place);
    const problem = attr.check(filled);
    if (problem) throw new Problem('bad_attribute', place(), problem, faultOf(attr, filled));
    if (filled === null) continue;
    attrs[name] = filled;
    some = true;
  }
  const together = spec.checkTogether?.(attrs);
  if (together) throw new Problem('bad_attribute', `${path()}.${together.attr}`, together.detail);
  return some ? attrs : null;
}

const forbiddenCharacter: Fault = { code: 'forbidden_character' };

function faultOf({ longest = Number.POSITIVE_INFINITY }: AttrSpec, value: AttrValue): Fault | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.length > longest) return { code: 'too_long', most: longest };
  return findForbiddenCharacter(value) ? forbiddenCharacter : undefined;
}

function readValue(value: unknown, path: Path): AttrValue {
  if (typeof value === 'string') return withLineFeeds(value);
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Problem('bad_attribute', path(), 'must be a string, a number, true, false or null');
}

/** Adds a child, joining text to text of the same marks before it as the editor does. */
function append(parent: DocNode, node: DocNode): void {
  parent.content ??= [];
  const before = parent.content.at(-1);
  if (node.text !== undefined && before?.text !== undefined && sameMarks(before, node)) {
    before.text += node.text;
  } else {
    parent.content.push(node);
  }
}

function sameMarks(a: DocNode, b: DocNode): boolean {
  if (!a.marks && !b.marks) return true;
  return JSON.stringify(a.marks) === JSON.stringify(b.marks);
}

/** Counts from below, so that a body far too large is refused at once, and exactly only near the limit. */
class Size {
  #atLeast = 0;

  add(bytes: number, path: Path): void {
    this.#atLeast += bytes;
    if (this.#atLeast > largestBody) this.#refuse(path());
  }

  checkExactly(body: StoryBody): void {
    // One UTF-16 unit is at most six bytes of JSON; brackets, names and commas take about as much again.
    if (this.#atLeast * 12 <= largestBody) return;
    if (new TextEncoder().encode(JSON.stringify(body)).length > largestBody) this.#refuse('body');
  }

  #refuse(path: string): never {
    throw new Problem('too_large', path, `a body is at most ${largestBody} bytes of JSON`);
  }
}
