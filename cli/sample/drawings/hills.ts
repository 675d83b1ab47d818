import { chance, circle, ground, ink, line, n, sky, smooth } from './ink.ts';

/** A valley at sunrise: ridges that fade towards the sun, terraces, a river. */
export function hills(): string {
  const next = chance(11);
  const ridges: [number, string][] = [
    [430, '#d9b48f'],
    [500, '#c39a78'],
    [580, '#9c9577'],
    [670, '#73845f'],
    [770, ink.olive],
  ];
  let picture = sky('hills', [
    [0, '#f1dfc2'],
    [0.35, '#f3cfa0'],
    [0.6, '#eab587'],
  ]);
  picture += circle(1090, 400, 118, '#f9efd9') + circle(1090, 400, 190, '#f9efd9', 'opacity="0.25"');
  for (const [row, [level, colour]] of ridges.entries()) {
    const points: [number, number][] = [];
    for (let x = -60; x <= 1720; x += 150 + next() * 40) {
      points.push([x, level + (next() - 0.5) * (130 - row * 12)]);
    }
    points.push([1760, level]);
    picture += ground(points, colour);
    if (row < 2) continue;
    for (let step = 1; step < 5; step += 1) {
      const terrace = points.map(([x, y]) => [x, y + step * 22 + step * step * 3] as const);
      picture += line(smooth(terrace), ink.paper, 2, `opacity="${0.22 - step * 0.03}"`);
    }
  }
  picture += ground(
    [
      [-60, 900],
      [300, 860],
      [700, 915],
      [1150, 880],
      [1700, 930],
    ],
    '#34452f',
  );
  picture += `<path d="M760 1000C800 930 1010 900 960 850C925 815 830 800 880 770C900 757 925 752 960 748C905 762 905 778 950 800C1040 845 1075 905 1010 1000Z" fill="#e9dcc2" opacity="0.85"/>`;
  for (let tree = 0; tree < 15; tree += 1) {
    const x = 60 + next() * 560 + (tree % 2) * 900;
    const tall = 60 + next() * 70;
    const foot = 930 + next() * 60;
    picture += `<path d="M${n(x)} ${n(foot)}c${n(-tall * 0.16)} ${n(-tall * 0.35)} ${n(-tall * 0.08)} ${n(-tall * 0.8)} 0 ${n(-tall)}c${n(tall * 0.08)} ${n(tall * 0.2)} ${n(tall * 0.16)} ${n(tall * 0.65)} 0 ${n(tall)}Z" fill="#1f2d22"/>`;
  }
  return picture;
}
