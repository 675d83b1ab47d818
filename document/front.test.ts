import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  enoughFor,
  fillFront,
  findMisplaced,
  fitInto,
  layoutNames,
  type Placement,
  place,
  release,
  slotsOf,
  standing,
} from './front.ts';

const sections = ['politics', 'sport'];
/** The newest first; every other one of each section. */
const stories = Array.from({ length: 60 }, (_, index) => ({
  id: `s${index}`,
  section: sections[index % 2] ?? '',
}));
const newest = (section?: string) => stories.filter((story) => !section || story.section === section);

const at = (slot: string, position: number, story: string, until: string | null = null): Placement => ({
  slot,
  position,
  story,
  until,
});

function fill(
  placements: Placement[],
  gone: string[] = [],
  layout: 'steady' | 'event' = 'steady',
  readMost: string[] = [],
) {
  const slots = slotsOf('home', layout, sections);
  const live = stories.filter((story) => !gone.includes(story.id));
  const filled = fillFront(slots, placements, {
    placed: new Map(live.map((story) => [story.id, story])),
    newest: (section) => newest(section).filter((story) => !gone.includes(story.id)),
    mostRead: live.filter(({ id }) => readMost.includes(id)),
  });
  return Object.fromEntries(filled.map(({ name, items }) => [name, items.map(({ card }) => card.id)]));
}

describe('a front that nobody composed', () => {
  test('leads with the newest, goes on in order, and fills each strip from its section', () => {
    expect(fill([])).toEqual({
      lead: ['s0'],
      second: ['s1', 's2', 's3', 's4'],
      rail: ['s5', 's6', 's7', 's8', 's9', 's10'],
      most: [],
      'strip:politics': ['s12', 's14', 's16', 's18'],
      'strip:sport': ['s11', 's13', 's15', 's17'],
    });
  });

  test('lists the most read of what stands nowhere above, and a strip has others instead', () => {
    const front = fill([], [], 'steady', ['s0', 's5', 's11', 's12', 's20']);
    expect(front.most).toEqual(['s11', 's12', 's20']);
    expect(front['strip:sport']).toEqual(['s13', 's15', 's17', 's19']);
    expect(fill([], ['s20'], 'steady', ['s0', 's11', 's12', 's20']).most).toEqual([]);
  });

  test('leaves the place for what belongs to the lead empty', () => {
    expect(fill([], [], 'event').with).toEqual([]);
  });
});

describe('a story that an editor placed', () => {
  test('stands there, and the newest fill around it', () => {
    const front = fill([at('lead', 0, 's40'), at('second', 2, 's30')]);
    expect(front.lead).toEqual(['s40']);
    expect(front.second).toEqual(['s0', 's1', 's30', 's2']);
  });

  test('stands nowhere else, although it is among the newest', () => {
    const front = fill([at('strip:sport', 0, 's1')]);
    expect(front.second).toEqual(['s2', 's3', 's4', 's5']);
    expect(front['strip:sport']?.[0]).toBe('s1');
  });

  test('gives its place to the next when it is taken down', () => {
    expect(fill([at('lead', 0, 's40')], ['s40']).lead).toEqual(['s0']);
  });

  test('stands until its time and not a moment longer', () => {
    const placements = [at('lead', 0, 's1', '2026-05-01T08:00:00.000Z'), at('rail', 0, 's2')];
    expect(standing(placements, '2026-05-01T07:59:59.999Z')).toHaveLength(2);
    expect(standing(placements, '2026-05-01T08:00:00.000Z').map(({ story }) => story)).toEqual(['s2']);
  });
});

describe('composing', () => {
  const slots = slotsOf('home', 'steady', sections);

  test('a story from outside moves those placed there on, and the last one out', () => {
    const full = [0, 1, 2, 3].map((position) => at('second', position, `p${position}`));
    const after = place(full, slots, { slot: 'second', position: 1 }, 'new');
    expect(after.toSorted((a, b) => a.position - b.position).map(({ story }) => story)).toEqual([
      'p0',
      'new',
      'p1',
      'p2',
    ]);
  });

  test('a gap in the slot takes the push', () => {
    const after = place([at('rail', 0, 'a'), at('rail', 2, 'b')], slots, { slot: 'rail', position: 0 }, 'c');
    expect(after).toContainEqual(at('rail', 1, 'a'));
    expect(after).toContainEqual(at('rail', 2, 'b'));
  });

  test('a story from elsewhere on the front changes places, and keeps its end', () => {
    const until = '2026-05-01T08:00:00.000Z';
    const after = place(
      [at('lead', 0, 'a'), at('rail', 3, 'b', until)],
      slots,
      { slot: 'lead', position: 0 },
      'b',
    );
    expect(after).toContainEqual(at('lead', 0, 'b', until));
    expect(after).toContainEqual(at('rail', 3, 'a'));
  });

  test('a place that there isn’t changes nothing', () => {
    const before = [at('lead', 0, 'a')];
    expect(place(before, slots, { slot: 'lead', position: 1 }, 'b')).toEqual(before);
    expect(place(before, slots, { slot: 'nowhere', position: 0 }, 'b')).toEqual(before);
  });

  test('another layout keeps what it has a place for', () => {
    const placements = [at('lead', 0, 'a'), at('with', 1, 'b')];
    expect(fitInto(placements, slots)).toEqual([at('lead', 0, 'a')]);
  });

  test('whatever is done, nothing stands twice and every placement has its place', () => {
    const step = fc.record({
      layout: fc.constantFrom(...layoutNames),
      slot: fc.constantFrom('lead', 'with', 'second', 'rail', 'strip:sport', 'strip:none'),
      position: fc.integer({ min: -1, max: 7 }),
      story: fc.integer({ min: 0, max: 25 }).map((number) => `s${number}`),
      release: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let placements: Placement[] = [];
        for (const { layout, slot, position, story, release: isRelease } of steps) {
          const now = slotsOf('home', layout, sections);
          placements = fitInto(placements, now);
          placements = isRelease
            ? release(placements, story)
            : place(placements, now, { slot, position }, story);
          expect(findMisplaced(placements, now)).toBeNull();
          const shown = fillFront(now, placements, {
            placed: new Map(stories.map((one) => [one.id, one])),
            newest: (section) => newest(section).slice(0, enoughFor(now, placements)),
            mostRead: stories.slice(3, 30),
          }).flatMap(({ items }) => items.map(({ card }) => card.id));
          expect(new Set(shown).size).toBe(shown.length);
          for (const placement of placements) expect(shown).toContain(placement.story);
        }
      }),
    );
  });
});

describe('what is sent as a composition is refused where', () => {
  const slots = slotsOf('section:sport', 'steady', []);
  test.each([
    ['the slot is none of this front', [at('rail', 0, 'a')], 'placements[0].slot'],
    ['the position is none of the slot', [at('lead', 1, 'a')], 'placements[0].position'],
    ['the slot is the readers’', [at('most', 0, 'a')], 'placements[0].slot'],
    ['it is no whole number', [at('second', 0.5, 'a')], 'placements[0].position'],
    ['two stand in one place', [at('lead', 0, 'a'), at('lead', 0, 'b')], 'placements[1].position'],
    ['one story stands in two', [at('lead', 0, 'a'), at('second', 0, 'a')], 'placements[1].story'],
  ])('%s', (_, placements, path) => {
    expect(findMisplaced(placements, slots)).toBe(path);
  });
});
