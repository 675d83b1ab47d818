import { chance, circle, ink, line, n, rect, shape, sky, width } from './ink.ts';

/** A city by the water at dusk: domes, towers and windows that light up. */
export function skyline(): string {
  const next = chance(64);
  let picture = sky('skyline', [
    [0, '#263056'],
    [0.32, '#6f5f7c'],
    [0.5, '#d08f74'],
    [0.64, '#f0c690'],
  ]);
  picture += circle(1180, 590, 104, '#fbe7bf');
  for (let cloud = 0; cloud < 9; cloud += 1) {
    picture += rect(
      next() * 1400,
      200 + next() * 260,
      220 + next() * 380,
      5 + next() * 9,
      '#f5d3b0',
      `rx="6" opacity="${n(0.12 + next() * 0.2)}"`,
    );
  }
  const rows: [number, string, number, number][] = [
    [690, '#8b6f78', 120, 0],
    [705, '#544f6b', 170, 0.25],
    [722, '#23284a', 210, 0.55],
  ];
  for (const [foot, colour, most, lit] of rows) {
    let x = -20;
    while (x < width) {
      const w = 46 + next() * 84;
      const tall = 50 + next() * most;
      picture += rect(x, foot - tall, w + 1, tall + 60, colour);
      if (next() > 0.78) {
        picture += shape(
          `M${n(x + w * 0.1)} ${n(foot - tall)}A${n(w * 0.4)} ${n(w * 0.44)} 0 0 1 ${n(x + w * 0.9)} ${n(foot - tall)}Z`,
          colour,
        );
        picture += line(`M${n(x + w / 2)} ${n(foot - tall - w * 0.4)}v-22`, colour, 3);
      } else if (next() > 0.82) {
        picture +=
          rect(x + w * 0.3, foot - tall - 90, 16, 96, colour) +
          shape(`M${n(x + w * 0.3 - 3)} ${n(foot - tall - 88)}h22l-11 -34Z`, colour);
      }
      for (let wy = foot - tall + 14; wy < foot - 14; wy += 22) {
        for (let wx = x + 9; wx < x + w - 12; wx += 17) {
          if (next() < lit * 0.6)
            picture += rect(wx, wy, 7, 10, next() > 0.3 ? '#f7cf83' : '#f3ece0', 'opacity="0.9"');
        }
      }
      x += w;
    }
  }
  picture += rect(0, 742, 1600, 258, '#2b3358') + rect(0, 738, 1600, 8, '#171b34');
  for (let glint = 0; glint < 150; glint += 1) {
    const y = 752 + next() ** 1.2 * 240;
    const warm = next() > 0.45;
    const x = warm ? 1180 + (next() - 0.5) * (140 + (y - 740) * 1.1) : next() * 1600;
    picture += rect(
      x - 40,
      y,
      30 + next() * 90,
      2 + (y - 740) / 70,
      warm ? '#f3c48a' : '#6d6c93',
      `rx="2" opacity="${n(0.3 + next() * 0.4)}"`,
    );
  }
  picture += shape('M330 846H520L496 884C492 890 486 892 480 892H372C364 892 358 888 354 882Z', ink.black);
  picture +=
    shape('M428 838V640C480 690 520 760 528 838Z', ink.paper, 'opacity="0.94"') +
    shape('M418 838V664C386 716 360 780 352 838Z', ink.sand, 'opacity="0.9"');
  picture += rect(421, 620, 5, 228, ink.black);
  return picture;
}
