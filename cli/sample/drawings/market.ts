import { chance, circle, ink, line, n, rect, shape, sky } from './ink.ts';

function awning(x: number, y: number, w: number, drop: number, one: string, two: string): string {
  const stripes = 8;
  const step = w / stripes;
  let picture = '';
  for (let stripe = 0; stripe < stripes; stripe += 1) {
    const colour = stripe % 2 ? two : one;
    const left = x + stripe * step;
    const lower = x - 18 + stripe * ((w + 36) / stripes);
    const wide = (w + 36) / stripes;
    picture += shape(
      `M${n(left)} ${y}H${n(left + step)}L${n(lower + wide)} ${y + drop}A${n(wide / 2)} 22 0 0 1 ${n(lower)} ${y + drop}Z`,
      colour,
    );
  }
  return picture + rect(x - 6, y - 10, w + 12, 12, ink.black);
}

function heap(x: number, y: number, w: number, tall: number, colour: string): string {
  return (
    shape(
      `M${n(x - w / 2)} ${y}Q${n(x - w * 0.18)} ${n(y - tall * 0.55)} ${n(x)} ${n(y - tall)}Q${n(x + w * 0.18)} ${n(y - tall * 0.55)} ${n(x + w / 2)} ${y}Z`,
      colour,
    ) +
    shape(
      `M${n(x)} ${n(y - tall)}Q${n(x + w * 0.18)} ${n(y - tall * 0.55)} ${n(x + w / 2)} ${y}H${n(x + w * 0.05)}Q${n(x + w * 0.12)} ${n(y - tall * 0.5)} ${n(x)} ${n(y - tall)}Z`,
      '#000',
      'opacity="0.1"',
    )
  );
}

/** The spice market by night: awnings, lamps, heaps of colour. */
export function market(): string {
  const next = chance(51);
  let picture = sky('market', [
    [0, '#1f2540'],
    [0.5, '#4a3a4c'],
    [1, '#8a5a44'],
  ]);
  for (let star = 0; star < 60; star += 1)
    picture += circle(next() * 1600, next() * 220, 0.8 + next() * 1.6, '#f5e6c4', 'opacity="0.7"');
  picture += rect(0, 250, 1600, 520, '#a97b56') + rect(0, 250, 1600, 18, '#7c573d');
  for (let block = 0; block < 150; block += 1) {
    const row = Math.floor(next() * 12);
    picture += rect(
      next() * 1600,
      276 + row * 40,
      70 + next() * 60,
      36,
      next() > 0.5 ? '#b78962' : '#9a6f4d',
      'opacity="0.55"',
    );
  }
  const stalls: [number, number, string, string][] = [
    [60, 440, ink.clay, ink.paper],
    [580, 440, ink.teal, ink.sand],
    [1100, 440, ink.ochre, ink.paper],
  ];
  for (const [x, w] of stalls) {
    const middle = x + w / 2;
    picture += shape(
      `M${x + 40} 780V520C${x + 40} 440 ${middle - 90} 392 ${middle} 366C${middle + 90} 392 ${x + w - 40} 440 ${x + w - 40} 520V780Z`,
      '#3a2620',
    );
    picture += shape(
      `M${x + 70} 780V540C${x + 70} 470 ${middle - 80} 430 ${middle} 408C${middle + 80} 430 ${x + w - 70} 470 ${x + w - 70} 540V780Z`,
      '#f0b765',
      'opacity="0.5"',
    );
    for (let jar = 0; jar < 9; jar += 1) {
      const colour = [ink.clay, ink.olive, ink.paper, ink.deep, ink.ochre][jar % 5] ?? ink.clay;
      picture += rect(x + 96 + jar * 29, 606, 20, 40, colour, 'rx="5"');
    }
    picture += rect(x + 80, 646, w - 160, 8, '#3a2620');
  }
  for (const [x, w, one, two] of stalls) picture += awning(x, 448, w, 104, one, two);
  picture += rect(0, 770, 1600, 230, '#54392c');
  const spices = ['#c8642b', '#d9a33a', '#8f2f24', '#6f7f3a', '#e3cf9d', '#b5793a', '#4f5d34', '#a8432c'];
  for (const [x, w] of stalls) {
    picture += rect(x - 10, 790, w + 20, 120, '#3a251c') + rect(x - 20, 782, w + 40, 18, '#6b4530');
    for (let basket = 0; basket < 5; basket += 1) {
      const cx = x + 46 + basket * ((w - 92) / 4);
      const colour = spices[Math.floor(next() * spices.length)] ?? ink.clay;
      picture += heap(cx, 768, 88, 70 + next() * 34, colour);
      picture +=
        shape(`M${n(cx - 48)} 762H${n(cx + 48)}L${n(cx + 38)} 800H${n(cx - 38)}Z`, '#c69c64') +
        line(`M${n(cx - 46)} 774H${n(cx + 46)}M${n(cx - 42)} 786H${n(cx + 42)}`, '#8f683d', 3);
    }
  }
  picture += line('M0 300Q270 380 540 300T1080 300T1600 310', '#1d1620', 3);
  for (const [x, y] of [
    [130, 330],
    [270, 341],
    [410, 330],
    [680, 272],
    [810, 262],
    [940, 272],
    [1210, 330],
    [1340, 340],
    [1480, 326],
  ] as const) {
    picture +=
      circle(x, y + 26, 60, '#ffd98c', 'opacity="0.16"') +
      circle(x, y + 26, 32, '#ffd98c', 'opacity="0.3"') +
      circle(x, y + 24, 15, '#fff0c4');
  }
  return picture;
}
