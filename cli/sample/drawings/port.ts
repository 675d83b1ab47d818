import { chance, circle, ink, line, n, rect, shape, sky } from './ink.ts';

function crane(x: number, foot: number, tall: number, colour: string): string {
  const top = foot - tall;
  let picture = line(`M${x} ${foot}L${x + 40} ${top}M${x + 150} ${foot}L${x + 110} ${top}`, colour, 11);
  picture += line(
    `M${x + 16} ${foot - tall * 0.4}H${x + 134}M${x + 30} ${foot - tall * 0.72}H${x + 120}`,
    colour,
    7,
  );
  picture += line(`M${x + 16} ${foot - tall * 0.4}L${x + 120} ${foot - tall * 0.72}`, colour, 4);
  picture += rect(x - 330, top - 16, 640, 18, colour);
  picture += line(
    `M${x + 75} ${top - 120}L${x - 320} ${top - 14}M${x + 75} ${top - 120}L${x + 300} ${top - 14}`,
    colour,
    4,
  );
  picture += line(`M${x + 45} ${top}L${x + 75} ${top - 124}L${x + 105} ${top}`, colour, 8);
  picture += rect(x + 210, top + 2, 84, 44, colour);
  picture += line(`M${x - 196} ${top}V${top + 150}M${x - 164} ${top}V${top + 150}`, colour, 2.5);
  return picture;
}

/** A harbour at first light: two cranes, a ship with its containers, still water. */
export function port(): string {
  const next = chance(5);
  const quay = 742;
  let picture = sky('port', [
    [0, '#dfe3d6'],
    [0.45, '#efdcbb'],
    [0.74, '#e7b98e'],
  ]);
  picture += circle(420, 560, 96, '#fbf1dd');
  picture += shape(
    `M0 650C200 600 360 640 520 632C700 622 900 655 1600 640V760H0Z`,
    '#a9b3a4',
    'opacity="0.55"',
  );
  picture += rect(0, quay, 1600, 258, ink.teal);
  for (let wave = 0; wave < 90; wave += 1) {
    const y = quay + 12 + next() ** 0.8 * 240;
    const x = next() * 1600;
    const long = 30 + next() * 150;
    const nearSun = Math.abs(x + long / 2 - 420) < 160;
    picture += rect(
      x,
      y,
      long,
      2 + ((y - quay) / 240) * 3,
      nearSun ? '#f6dcae' : '#4b8085',
      `rx="2" opacity="${nearSun ? 0.85 : 0.5}"`,
    );
  }
  picture += rect(520, 716, 1080, 30, '#2a4b50') + rect(520, 712, 1080, 6, '#3f666a');
  picture += crane(760, 716, 404, ink.deep);
  const boxes = [ink.clay, ink.ochre, ink.paper, ink.sage, ink.deep, ink.rose];
  for (let column = 0; column < 11; column += 1) {
    const rows = 1 + Math.floor(next() * 4);
    for (let row = 0; row < rows; row += 1) {
      const colour = boxes[Math.floor(next() * boxes.length)] ?? ink.clay;
      picture += rect(420 + column * 62, 664 - row * 34, 58, 31, colour);
    }
  }
  picture += rect(1122, 560, 92, 140, ink.paper) + rect(1136, 520, 64, 44, ink.paper);
  for (let row = 0; row < 3; row += 1) {
    for (let window = 0; window < 4; window += 1)
      picture += rect(1132 + window * 20, 576 + row * 34, 11, 13, ink.deep);
  }
  picture += rect(1158, 470, 22, 52, ink.clay);
  picture += shape(
    'M330 696H1250L1222 790C1218 802 1204 808 1190 808H420C404 808 392 800 386 788Z',
    ink.black,
  );
  picture += shape('M352 746H1237L1229 772H365Z', ink.clay);
  picture += rect(0, 806, 1600, 6, '#183f48', 'opacity="0.5"');
  picture += crane(1330, 760, 520, ink.black);
  picture += shape('M1180 760H1600V1000H1250Z', '#12262c') + rect(1180, 752, 420, 14, ink.black);
  for (const [x, y, size] of [
    [180, 250, 1],
    [250, 292, 0.75],
    [560, 190, 0.9],
    [640, 236, 0.6],
    [120, 330, 0.55],
  ] as const) {
    picture += line(
      `M${n(x - 26 * size)} ${n(y - 8 * size)}Q${n(x - 10 * size)} ${n(y - 16 * size)} ${x} ${y}Q${n(x + 10 * size)} ${n(y - 16 * size)} ${n(x + 26 * size)} ${n(y - 8 * size)}`,
      ink.black,
      4 * size,
    );
  }
  return picture;
}
