import { describe, expect, test } from 'vitest';
import { type FileRights, findRightsProblem, listCautions } from './media-rights.ts';

const today = '2030-01-31';
const file: FileRights = { licence: 'agency', territory: '', terms: '', rightsUntil: '', withdrawnAt: null };
const problem = (changes: Partial<FileRights>, needsRights = false) =>
  findRightsProblem({ ...file, ...changes }, { today, needsRights });

describe('what keeps a file from readers', () => {
  test('its withdrawal, before anything else', () => {
    expect(problem({ withdrawnAt: '2030-01-01T00:00:00Z', rightsUntil: '2029-01-01' })).toBe(
      'picture_withdrawn',
    );
  });

  test('the end of its rights, from the day after the last', () => {
    expect(problem({ rightsUntil: '2030-01-30' })).toBe('rights_lapsed');
    expect(problem({ rightsUntil: today })).toBeNull();
  });

  test('no right on record, only where the newsroom asks for one', () => {
    expect(problem({ licence: 'none' })).toBeNull();
    expect(problem({ licence: 'none' }, true)).toBe('rights_needed');
    expect(problem({ licence: 'free' }, true)).toBeNull();
  });

  test('a limit in words is for a person to weigh', () => {
    expect(problem({ territory: 'لبنان فقط', terms: 'لا تُباع' }, true)).toBeNull();
  });
});

describe('what whoever publishes should have read', () => {
  test('nothing, where everything is allowed everywhere', () => {
    for (const territory of ['', 'العالم', 'كل أنحاء العالم', 'Worldwide', 'the world', ' all '])
      expect(listCautions({ ...file, territory }, today)).toEqual([]);
  });

  test('a territory, terms, the last week, and that nobody wrote a right down', () => {
    const all = {
      ...file,
      territory: 'العالم العربي',
      terms: 'لمرة واحدة',
      rightsUntil: '2030-02-07',
      licence: 'none',
    };
    expect(listCautions({ ...all, licence: 'none' }, today)).toEqual([
      'territory',
      'terms',
      'ending',
      'none',
    ]);
    expect(listCautions({ ...file, rightsUntil: '2030-02-08' }, today)).toEqual([]);
    expect(listCautions({ ...file, rightsUntil: '2030-01-01' }, today), 'it is over already').toEqual([]);
  });
});
