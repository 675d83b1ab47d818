import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DOMParser, DOMSerializer, Node } from '@tiptap/pm/model';
import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { checkBody } from './check.ts';
import { storySchema } from './extensions.ts';
import { htmlToBody } from './from-html.ts';
import { bodyToHtml, type HtmlContext, plainContext } from './html.ts';
import { findNodeSpec, storyMarks, storyNodes } from './list.ts';
import { listClips, listPictures, listRelated } from './media.ts';
import { bodyToText } from './text.ts';
import type { DocNode, StoryBody } from './types.ts';

const folder = path.join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).map((file) => ({
  name: path.basename(file, '.json'),
  json: readFileSync(path.join(folder, file), 'utf8'),
}));

function checked(input: unknown): StoryBody {
  const result = checkBody(input);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.body;
}

function everyNode(node: DocNode): DocNode[] {
  return [node, ...(node.content ?? []).flatMap(everyNode)];
}

const withPictures: HtmlContext = {
  ...plainContext,
  picture: (id) => ({
    src: `/media/${id}/960.webp`,
    srcset: `/media/${id}/480.webp 480w`,
    width: 960,
    height: 640,
  }),
  clip: (id) =>
    id.startsWith('film')
      ? { kind: 'video', src: `/media/${id}/film.mp4`, width: 1280, height: 720 }
      : { kind: 'audio', src: `/media/${id}/sound.m4a` },
  document: (id) => ({ href: `/media/${id}/file.pdf`, bytes: 1_234_567 }),
  related: (id) => ({ href: `/politics/${id}/`, headline: 'خبر <آخر>' }),
  date: () => 'الجمعة 8 أيلول',
};
const forReaders: HtmlContext = { ...withPictures, newsroom: false };

function readersNodes(node: DocNode): DocNode[] {
  if (findNodeSpec(node.type)?.internal) return [];
  return [node, ...(node.content ?? []).flatMap(readersNodes)];
}

test('together the fixtures hold every node, every mark and every direction', () => {
  const nodes = fixtures.flatMap(({ json }) => everyNode(checked(JSON.parse(json))));
  expect(new Set(nodes.map((node) => node.type))).toEqual(
    new Set(storyNodes.map((spec) => spec.extension.name)),
  );
  const marks = nodes.flatMap((node) => node.marks ?? []);
  expect(new Set(marks.map((mark) => mark.type))).toEqual(
    new Set(storyMarks.map((spec) => spec.extension.name)),
  );
  for (const spec of storyNodes.filter((spec) => 'dir' in spec.attrs)) {
    const dirs = nodes.filter((node) => node.type === spec.extension.name).map((node) => node.attrs?.dir);
    expect(dirs.some((dir) => dir === 'rtl' || dir === 'ltr')).toBe(true);
  }
});

test('the schema holds dir on every block, and on nothing else', () => {
  for (const [name, type] of Object.entries(storySchema.nodes)) {
    const isBlock = type.isBlock && name !== 'doc';
    expect([name, Object.keys(type.spec.attrs ?? {}).includes('dir')]).toEqual([name, isBlock]);
  }
});

test("the schema's attributes are those that are checked", () => {
  for (const spec of [...storyNodes, ...storyMarks]) {
    const type = storySchema.nodes[spec.extension.name] ?? storySchema.marks[spec.extension.name];
    expect(Object.keys(type?.spec.attrs ?? {}).sort()).toEqual(Object.keys(spec.attrs).sort());
  }
});

describe.each(fixtures)('the body $name', ({ json }) => {
  const body = checked(JSON.parse(json));

  test('is stored as it stands in the file', () => {
    expect(body).toEqual(JSON.parse(json));
    expect(JSON.stringify(checked(body))).toBe(JSON.stringify(body));
  });

  test('goes through the editor and its check unchanged', () => {
    const node = Node.fromJSON(storySchema, body);
    node.check();
    expect(checked(JSON.parse(JSON.stringify(node.toJSON())))).toEqual(body);
  });

  test.each([
    ['without pictures', plainContext],
    ['with pictures', withPictures],
  ])('comes back from its HTML %s, nothing dropped', (_, context) => {
    expect(htmlToBody(bodyToHtml(body, context))).toEqual({ body, dropped: [] });
  });

  test("comes back from the editor's own elements, as at cutting and pasting", () => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const target = document.createElement('div');
    const node = Node.fromJSON(storySchema, body);
    DOMSerializer.fromSchema(storySchema).serializeFragment(node.content, { document }, target);
    const again = DOMParser.fromSchema(storySchema).parse(target, { preserveWhitespace: 'full' });
    expect(checked(JSON.parse(JSON.stringify(again)))).toEqual(body);
  });

  test('is valid HTML', async () => {
    const page = `<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>ق</title></head><body>${bodyToHtml(body, forReaders)}</body></html>`;
    const report = await validator.validateString(page);
    expect(report.results.flatMap((result) => result.messages.map((message) => message.message))).toEqual([]);
  });

  test('has all its words in its text and all its files in their lists', () => {
    const text = bodyToText(body);
    const worded = ['text', 'credit', 'attribution', 'caption', 'title', 'time'];
    for (const node of readersNodes(body)) {
      for (const words of [node.text, ...worded.map((attr) => node.attrs?.[attr])]) {
        if (typeof words === 'string') expect(text).toContain(words);
      }
    }
    const idsOf = (attr: string, types?: string[]) =>
      everyNode(body).flatMap((node) =>
        node.attrs?.[attr] && (types?.includes(node.type) ?? true) ? [node.attrs[attr]] : [],
      );
    const pictures = [...idsOf('media', ['figure']), ...idsOf('poster')];
    expect(listPictures(body).sort()).toEqual([...new Set(pictures)].sort());
    expect(listClips(body)).toEqual([...new Set(idsOf('media', ['video', 'audio']))]);
    expect(listRelated(body)).toEqual([...new Set(idsOf('story'))]);
  });

  test('shows readers all words meant for them, and none that the newsroom keeps', () => {
    const { document } = parseHTML(
      `<!doctype html><html><body>${bodyToHtml(body, forReaders)}</body></html>`,
    );
    const shown = document.body.textContent ?? '';
    const text = bodyToText(body);
    for (const node of readersNodes(body)) if (node.text) expect(shown).toContain(node.text);
    const kept = everyNode(body).filter((node) => findNodeSpec(node.type)?.internal);
    for (const node of kept.flatMap(everyNode)) {
      if (!node.text) continue;
      expect(shown).not.toContain(node.text);
      expect(text).not.toContain(node.text);
    }
  });
});

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Where the story's own words are odd on purpose, or the rule is of taste.
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
    'long-title': 'off',
    'heading-level': 'off',
    'wcag/h30': 'off',
    'no-raw-characters': 'error',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'tel-non-breaking': 'off',
    'empty-heading': 'off',
    'unique-landmark': 'off',
  },
});
