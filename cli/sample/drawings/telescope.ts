import { chance, circle, ground, ink, line, n, rect, shape, sky } from './ink.ts';

/** An observatory on its hill, open to the sky; the stars' trails turn about the pole. */
export function telescope(): string {
  const next = chance(9);
  let picture = sky('telescope', [
    [0, '#0f1428'],
    [0.55, '#22305a'],
    [0.85, '#5a5f86'],
  ]);
  for (let trail = 0; trail < 120; trail += 1) {
    const radius = 40 + next() * 1150;
    const from = next() * Math.PI * 2;
    const to = from + 0.22 + next() * 0.18;
    const at = (angle: number) => `${n(560 + Math.cos(angle) * radius)} ${n(330 + Math.sin(angle) * radius)}`;
    const colour = next() > 0.7 ? '#f3d79a' : '#dfe6f2';
    picture += line(
      `M${at(from)}A${n(radius)} ${n(radius)} 0 0 1 ${at(to)}`,
      colour,
      0.8 + next() * 1.8,
      `opacity="${n(0.25 + next() * 0.6)}"`,
    );
  }
  picture += circle(560, 330, 5, '#fff8e6') + circle(560, 330, 18, '#fff8e6', 'opacity="0.18"');
  picture += ground(
    [
      [-50, 800],
      [260, 742],
      [560, 800],
      [860, 760],
      [1700, 830],
    ],
    '#2b3354',
  );
  picture += ground(
    [
      [-50, 900],
      [420, 860],
      [800, 790],
      [1120, 752],
      [1400, 800],
      [1700, 880],
    ],
    '#141a2c',
  );
  picture += rect(930, 620, 380, 170, '#cdbfa8') + rect(930, 620, 380, 170, ink.dusk, 'opacity="0.42"');
  picture += rect(912, 604, 416, 26, '#e0d3bc') + rect(912, 604, 416, 26, ink.dusk, 'opacity="0.3"');
  picture +=
    shape('M920 606A200 200 0 0 1 1320 606Z', '#ddd0b8') +
    shape('M1120 406A200 200 0 0 1 1320 606H1190C1200 530 1180 450 1120 406Z', ink.dusk, 'opacity="0.35"');
  picture += shape('M1046 606C1010 540 1000 474 1022 432L1096 408C1076 456 1088 540 1126 606Z', '#10162a');
  picture += `<g transform="rotate(-24 1080 540)">${rect(1052, 400, 46, 180, '#f3ece0', 'rx="6"')}${rect(1046, 388, 58, 30, ink.ochre, 'rx="4"')}${rect(1058, 578, 34, 40, '#8b8577')}</g>`;
  picture += shape('M1046 606C1020 570 1006 530 1004 494L1040 606Z', '#b9ac94');
  picture +=
    rect(1085, 690, 70, 100, '#1a2036', 'rx="35"') +
    rect(985, 680, 34, 44, '#f2c670') +
    rect(1222, 680, 34, 44, '#f2c670');
  picture += shape('M1085 790V725A35 35 0 0 1 1155 725V790Z', '#f2c670', 'opacity="0.85"');
  for (const [x, tall] of [
    [820, 90],
    [850, 120],
    [1390, 110],
    [1424, 80],
    [1460, 130],
  ] as const) {
    picture += shape(
      `M${x} ${830}c${-tall * 0.17} ${-tall * 0.4} ${-tall * 0.06} ${-tall * 0.85} 0 ${-tall}c${tall * 0.06} ${tall * 0.15} ${tall * 0.17} ${tall * 0.6} 0 ${tall}Z`,
      '#0b0f1c',
    );
  }
  return picture;
}
