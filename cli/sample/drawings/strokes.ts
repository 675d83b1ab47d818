import { chance, circle, ink, n, rect, shape } from './ink.ts';

/** One stroke of a broad reed pen: the pen's edge keeps its angle while its middle follows the curve. */
function reed(at: (t: number) => readonly [number, number], broad: number, angle: number): string {
  const dx = (Math.cos(angle) * broad) / 2;
  const dy = (Math.sin(angle) * broad) / 2;
  const there: string[] = [];
  const back: string[] = [];
  for (let step = 0; step <= 60; step += 1) {
    const [x, y] = at(step / 60);
    there.push(`${n(x + dx)} ${n(y + dy)}`);
    back.unshift(`${n(x - dx)} ${n(y - dy)}`);
  }
  return `M${[...there, ...back].join('L')}Z`;
}

type Point = readonly [number, number];

function bezier(a: Point, b: Point, c: Point, d: Point): (t: number) => Point {
  return (t) => {
    const u = 1 - t;
    const mix = (index: 0 | 1) =>
      u ** 3 * a[index] + 3 * u ** 2 * t * b[index] + 3 * u * t ** 2 * c[index] + t ** 3 * d[index];
    return [mix(0), mix(1)];
  };
}

/** A calligrapher's practice sheet: sweeps of the reed pen that are no letters, its dots and its guide lines. */
export function strokes(): string {
  const next = chance(3);
  let picture = rect(0, 0, 1600, 1000, '#efe5d2');
  for (let fibre = 0; fibre < 260; fibre += 1) {
    picture += rect(
      next() * 1600,
      next() * 1000,
      14 + next() * 70,
      1,
      '#c9b68f',
      `opacity="${n(0.2 + next() * 0.25)}"`,
    );
  }
  for (const y of [300, 520, 740]) picture += rect(90, y, 1420, 1.5, ink.clay, 'opacity="0.4"');
  const pen = -Math.PI / 4.2;
  const black = ink.black;
  picture += shape(reed(bezier([1400, 330], [1330, 760], [760, 880], [560, 520]), 92, pen), black);
  picture += shape(reed(bezier([560, 520], [530, 460], [545, 400], [590, 360]), 92, pen), black);
  picture += shape(reed(bezier([1180, 170], [1196, 320], [1192, 450], [1172, 590]), 70, pen), black);
  picture += shape(reed(bezier([1000, 140], [1014, 300], [1010, 430], [994, 560]), 70, pen), black);
  picture += shape(reed(bezier([470, 250], [380, 170], [250, 260], [330, 360]), 58, pen), ink.clay);
  picture += shape(reed(bezier([330, 360], [400, 440], [300, 640], [110, 640]), 58, pen), ink.clay);
  picture += shape(
    reed(bezier([1500, 860], [1200, 800], [700, 980], [180, 850]), 34, pen),
    ink.teal,
    'opacity="0.92"',
  );
  for (const [x, y, size, colour] of [
    [790, 560, 58, black],
    [876, 560, 58, black],
    [300, 760, 38, ink.clay],
    [1380, 200, 44, ink.teal],
  ] as const) {
    picture += `<rect x="${x - size / 2}" y="${y - size / 2}" width="${size}" height="${size}" fill="${colour}" transform="rotate(42 ${x} ${y})"/>`;
  }
  for (let drop = 0; drop < 26; drop += 1) {
    picture += circle(
      620 + (next() - 0.5) * 620,
      300 + (next() - 0.5) * 320,
      1 + next() ** 3 * 9,
      black,
      'opacity="0.85"',
    );
  }
  return picture;
}
