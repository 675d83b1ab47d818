import { type Node, Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { storySchema as schema } from '#document/extensions.ts';
import { knownEmbed, linkWrittenAddress, readPastedAddresses } from './address-links.ts';

const paragraph = (...content: Node[]) => schema.node('paragraph', null, content);
const text = (written: string) => schema.text(written);
const link = (written: string, href: string) => schema.text(written, [schema.mark('link', { href })]);

const emptyLine = { atLineStart: true, atLineEnd: true };
const insideText = { atLineStart: false, atLineEnd: false };

function pasted(blocks: Node[], landing = emptyLine): unknown {
  const slice = new Slice(schema.node('doc', null, blocks).content, 1, 1);
  return readPastedAddresses(slice, schema, landing).toJSON();
}

function slice(blocks: Node[], openStart = 1, openEnd = 1): unknown {
  return new Slice(schema.node('doc', null, blocks).content, openStart, openEnd).toJSON();
}

describe('an address of a post on X', () => {
  test('becomes an embed with its handle and its time, whatever form of the address was copied', () => {
    expect(knownEmbed('https://mobile.twitter.com/some_one/status/1700000000000000000?s=20')).toEqual({
      provider: 'x',
      url: 'https://x.com/some_one/status/1700000000000000000',
      text: '',
      author: '',
      handle: 'some_one',
      postedAt: '2023-09-08T04:15:59.129Z',
    });
  });

  test('without a handle leaves the handle empty', () => {
    expect(knownEmbed('https://x.com/i/status/12')?.handle).toBe('');
  });

  test('of anything else is no embed', () => {
    expect(knownEmbed('https://example.org/status/12')).toBeNull();
    expect(knownEmbed('نص https://x.com/a/status/12')).toBeNull();
  });
});

describe('what is pasted', () => {
  const address = 'https://x.com/a/status/12';
  const embed = schema.node('embed', knownEmbed(address));

  test('a post’s address alone on an empty line becomes an embed', () => {
    expect(pasted([paragraph(text(address))])).toEqual(slice([embed], 0, 0));
  });

  test('the same inside of a sentence becomes a link', () => {
    expect(pasted([paragraph(text(address))], insideText)).toEqual(
      slice([paragraph(link(address, address))]),
    );
  });

  test('of several lines those that hold only an address become embeds, whole attributes kept on the others', () => {
    const heading = schema.node('heading', { level: 3, dir: 'ltr' }, [text('Title')]);
    const landing = { atLineStart: false, atLineEnd: true };
    expect(pasted([paragraph(text('سطر')), paragraph(text(address)), heading], landing)).toEqual(
      slice([paragraph(text('سطر')), embed, heading]),
    );
  });

  test('an address glued to an Arabic word and ended by an Arabic comma becomes a link of exactly itself', () => {
    expect(pasted([paragraph(text('المكتبةhttps://example.org/x، ثم'))])).toEqual(
      slice([
        paragraph(text('المكتبة'), link('https://example.org/x', 'https://example.org/x'), text('، ثم')),
      ]),
    );
  });

  test('an address that already is a link elsewhere is left as it is', () => {
    const linked = paragraph(link('https://example.org/shown', 'https://example.org/real'));
    expect(pasted([linked], insideText)).toEqual(slice([linked]));
  });
});

describe('what is typed', () => {
  function typed(before: Node[], after: Node[], caret: number): unknown {
    const state = (blocks: Node[], at?: number) => {
      const doc = schema.node('doc', null, blocks);
      return EditorState.create({ doc, selection: at ? TextSelection.create(doc, at) : undefined });
    };
    const next = state(after, caret);
    return linkWrittenAddress(state(before), next)?.doc.toJSON() ?? null;
  }
  const written = 'انظر https://example.org/x،';
  const linked = [text('انظر '), link('https://example.org/x', 'https://example.org/x')];

  test('an address becomes a link at the space after it, the Arabic comma left outside', () => {
    const after = [paragraph(text(`${written} `))];
    expect(typed([paragraph(text(written))], after, written.length + 2)).toEqual(
      schema.node('doc', null, [paragraph(...linked, text('، '))]).toJSON(),
    );
  });

  test('an address at the end of a line becomes a link on Enter', () => {
    const after = [paragraph(text(written)), paragraph()];
    expect(typed([paragraph(text(written))], after, written.length + 3)).toEqual(
      schema.node('doc', null, [paragraph(...linked, text('،')), paragraph()]).toJSON(),
    );
  });

  test('nothing happens while a word after the address is being written', () => {
    const after = [paragraph(text(`${written} ثم `))];
    expect(typed([paragraph(text(`${written} ثم`))], after, written.length + 5)).toBeNull();
  });
});
