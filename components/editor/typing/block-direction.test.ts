import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, test } from 'vitest';
import { storySchema as schema } from '#document/extensions.ts';
import type { Dir } from '#document/types.ts';
import { directionAt, setDirection } from './block-direction.ts';
import { directionPlugin } from './story-direction.ts';

const paragraph = (written: string, dir: Dir | null = null) =>
  schema.node('paragraph', { dir }, [schema.text(written)]);
const item = (written: string, dir: Dir | null = null) =>
  schema.node('listItem', { dir }, [paragraph(written, dir)]);
const list = (dir: Dir | null, ...items: Node[]) => schema.node('bulletList', { dir }, items);

function turned(blocks: Node[], caret: number, dir: Dir, own: Dir = 'rtl'): unknown {
  const doc = schema.node('doc', null, blocks);
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, caret) });
  return setDirection(state.tr, dir, own).doc.toJSON();
}
const whole = (...blocks: Node[]) => schema.node('doc', null, blocks).toJSON();

describe('the direction of a block', () => {
  test('turns the paragraph at the caret and no other', () => {
    expect(turned([paragraph('one'), paragraph('two')], 2, 'ltr')).toEqual(
      whole(paragraph('one', 'ltr'), paragraph('two')),
    );
  });

  test('turns a list as a whole, so that its bullets go along', () => {
    expect(turned([list(null, item('one'), item('two'))], 4, 'ltr')).toEqual(
      whole(list('ltr', item('one', 'ltr'), item('two', 'ltr'))),
    );
  });

  test('is stored as nothing where it is the story’s own', () => {
    expect(turned([list('ltr', item('one', 'ltr'))], 4, 'rtl')).toEqual(whole(list(null, item('one'))));
  });

  test('is stored as nothing where it is that of an English story, and Arabic in it as its own', () => {
    const turn = (dir: Dir) => turned([paragraph('one', 'rtl'), paragraph('two')], 2, dir, 'ltr');
    expect(turn('ltr')).toEqual(whole(paragraph('one'), paragraph('two')));
    expect(turn('rtl')).toEqual(whole(paragraph('one', 'rtl'), paragraph('two')));
    const doc = schema.node('doc', null, [paragraph('one'), paragraph('نص', 'rtl')]);
    const plugins = [directionPlugin('ltr')];
    const at = (caret: number) =>
      directionAt(EditorState.create({ doc, plugins, selection: TextSelection.create(doc, caret) }));
    expect([at(2), at(7)]).toEqual(['ltr', 'rtl']);
  });

  test('is read from the nearest block that has one', () => {
    const doc = schema.node('doc', null, [list('ltr', item('one')), paragraph('نص')]);
    const at = (caret: number) =>
      directionAt(EditorState.create({ doc, selection: TextSelection.create(doc, caret) }));
    expect([at(4), at(11)]).toEqual(['ltr', 'rtl']);
  });
});
