import { chance, circle, ground, ink, line, n, sky } from './ink.ts';

function ear(x: number, foot: number, tall: number, lean: number, colour: string, dark: string): string {
  const topX = x + lean;
  const topY = foot - tall;
  let picture = line(
    `M${n(x)} ${n(foot)}Q${n(x)} ${n(foot - tall * 0.6)} ${n(topX)} ${n(topY)}`,
    dark,
    tall * 0.011 + 1,
  );
  const grain = tall * 0.05;
  for (let row = 0; row < 8; row += 1) {
    const t = row / 8;
    const cx = topX - lean * 0.32 * t;
    const cy = topY + grain * 1.15 * row;
    for (const hand of [-1, 1]) {
      picture += `<ellipse cx="${n(cx + hand * grain * 0.42)}" cy="${n(cy)}" rx="${n(grain * 0.36)}" ry="${n(grain * 0.8)}" fill="${hand > 0 ? colour : dark}" transform="rotate(${n(hand * 24 + lean * 0.12)} ${n(cx)} ${n(cy)})"/>`;
    }
    if (row < 5) {
      picture += line(
        `M${n(cx)} ${n(cy)}l${n(-grain * 0.9)} ${n(-grain * 3.2)}M${n(cx)} ${n(cy)}l${n(grain * 0.9)} ${n(-grain * 3.2)}`,
        colour,
        1.3,
        'opacity="0.8"',
      );
    }
  }
  return picture;
}

/** A field before the harvest: ears near, the plain far, a hot sky. */
export function wheat(): string {
  const next = chance(77);
  let picture = sky('wheat', [
    [0, '#bcd0cb'],
    [0.4, '#e8e2c8'],
    [0.62, '#f2d8a4'],
  ]);
  picture += circle(390, 300, 88, '#fdf5de') + circle(390, 300, 150, '#fdf5de', 'opacity="0.3"');
  picture += ground(
    [
      [-50, 560],
      [300, 520],
      [640, 556],
      [1000, 508],
      [1350, 548],
      [1700, 520],
    ],
    '#9aa88c',
  );
  picture += ground(
    [
      [-50, 600],
      [400, 578],
      [900, 604],
      [1300, 580],
      [1700, 600],
    ],
    '#d8b567',
  );
  picture += ground(
    [
      [-50, 660],
      [500, 640],
      [1000, 668],
      [1700, 640],
    ],
    '#cca14c',
  );
  for (let row = 0; row < 26; row += 1) {
    const x = -400 + row * 96;
    picture += line(`M${n(700 + (x - 700) * 0.35)} 650L${n(x)} 1000`, '#b98c38', 5, 'opacity="0.45"');
  }
  const layers: [number, number, number, string, string][] = [
    [70, 190, 900, '#dcb254', '#b58734'],
    [48, 330, 990, '#e6bf62', '#a87a2b'],
    [24, 560, 1080, '#f0cd78', '#9c6d22'],
  ];
  for (const [count, tall, foot, colour, dark] of layers) {
    for (let stalk = 0; stalk < count; stalk += 1) {
      const x = ((stalk + next()) / count) * 1700 - 50;
      picture += ear(x, foot, tall * (0.8 + next() * 0.35), 20 + next() * 44, colour, dark);
    }
  }
  return `${picture}<rect width="1600" height="1000" fill="${ink.clay}" opacity="0.05"/>`;
}
