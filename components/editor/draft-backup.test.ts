import { describe, expect, test } from 'vitest';
import { storySchema as schema } from '#document/extensions.ts';
import { dropAside, dropBackup, readBackup, setAside, writeBackup } from './draft-backup.ts';
import { isSameText, readSavedFields } from './read-saved-fields.ts';
import type { SavedFields } from './save-types.ts';

function box() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

const fields: SavedFields = {
  headline: 'عنوان',
  lead: 'مقدمة',
  section: 'politics',
  byline: '',
  tags: ['نقل'],
  body: {
    type: 'doc',
    content: [{ type: 'heading', attrs: { level: 3, dir: 'ltr' }, content: [{ type: 'text', text: 'A' }] }],
  },
};
const backup = { revision: 4, at: '2026-03-01T08:00:00.000Z', fields: JSON.stringify(fields) };

describe('the copy of unsaved text on this device', () => {
  test('comes back whole, and is gone once dropped', () => {
    const store = box();
    writeBackup(store, 's1', backup);
    expect(readBackup(store, 's1')).toEqual(backup);
    expect(readBackup(store, 's2')).toBeNull();
    dropBackup(store, 's1');
    expect(readBackup(store, 's1')).toBeNull();
  });

  test('that is set aside is not overwritten by the copies of later saves', () => {
    const store = box();
    writeBackup(store, 's1', backup);
    expect(setAside(store, 's1')).toEqual(backup);
    writeBackup(store, 's1', { ...backup, revision: 5 });
    dropBackup(store, 's1');
    expect(setAside(store, 's1')).toEqual(backup);
    dropAside(store, 's1');
    expect(setAside(store, 's1')).toBeNull();
  });

  test('stops nothing where the browser keeps no copies', () => {
    const full = {
      ...box(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    writeBackup(full, 's1', backup);
    expect(readBackup(full, 's1')).toBeNull();
  });

  test('is read only where it is a whole story of this schema', () => {
    expect(readSavedFields(backup.fields, schema)).toEqual(fields);
    expect(readSavedFields('{"headline":"x"}', schema)).toBeNull();
    expect(
      readSavedFields(
        JSON.stringify({ ...fields, body: { type: 'doc', content: [{ type: 'hologram' }] } }),
        schema,
      ),
    ).toBeNull();
  });

  test('is the same text also where default attributes are spelled out in one of them', () => {
    const spelled: SavedFields = {
      ...fields,
      body: { type: 'doc', content: [{ type: 'paragraph', attrs: { dir: null } }] },
    };
    const short: SavedFields = { ...fields, body: { type: 'doc', content: [{ type: 'paragraph' }] } };
    expect(isSameText(spelled, short, schema)).toBe(true);
    expect(isSameText(spelled, { ...short, tags: [] }, schema)).toBe(false);
    expect(isSameText(fields, short, schema)).toBe(false);
  });
});
