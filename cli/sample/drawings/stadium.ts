import { chance, circle, ink, line, n, rect, shape, width } from './ink.ts';

/** A football ground under floodlights, seen from high in the stand. */
export function stadium(): string {
  const next = chance(21);
  let picture = rect(0, 0, width, 1000, ink.night);
  for (const [index, x] of [150, 560, 1040, 1450].entries()) {
    const id = `beam${index}`;
    const towards = 800 + (x - 800) * 0.25;
    picture += `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff3d4" stop-opacity="0.34"/><stop offset="1" stop-color="#fff3d4" stop-opacity="0"/></linearGradient></defs>`;
    picture += shape(`M${x - 40} 120H${x + 40}L${n(towards + 330)} 820H${n(towards - 330)}Z`, `url(#${id})`);
  }
  const rows: [number, number, string][] = [
    [300, 560, '#2d3656'],
    [352, 520, '#3b4468'],
    [404, 480, '#4b5377'],
    [452, 444, '#5d6386'],
  ];
  for (const [top, reach, colour] of rows) {
    picture += shape(`M0 ${top + 60}Q800 ${top - 120} 1600 ${top + 60}V${top + reach}H0Z`, colour);
  }
  const crowd = ['#e2cba6', '#cb9840', '#b2552f', '#8a9a77', '#f3ece0', '#2b5f66'];
  for (let person = 0; person < 1500; person += 1) {
    const x = next() * 1600;
    const arc = 60 - 90 * (1 - ((x - 800) / 800) ** 2);
    const y = 310 + arc + next() * 250;
    const colour = crowd[Math.floor(next() * crowd.length)] ?? ink.sand;
    picture += circle(x, y, 3.2 + ((y - 280) / 300) * 2, colour, `opacity="${n(0.35 + next() * 0.5)}"`);
  }
  const far = 610;
  for (let band = 0; band < 10; band += 1) {
    const from = band / 10;
    const to = (band + 1) / 10;
    const upper = (t: number) => 330 + t * 940;
    const lower = (t: number) => -260 + t * 2120;
    picture += shape(
      `M${n(upper(from))} ${far}H${n(upper(to))}L${n(lower(to))} 1000H${n(lower(from))}Z`,
      band % 2 ? '#3f7049' : '#366341',
    );
  }
  picture +=
    shape(`M0 640Q160 622 330 ${far}L-260 1000H0Z`, '#2a4d36') +
    shape(`M1600 640Q1440 622 1270 ${far}L1860 1000H1600Z`, '#2a4d36');
  const chalk = '#f3ece0';
  picture += line(`M392 ${far + 16}H1208L1560 976H40Z`, chalk, 5, 'opacity="0.9"');
  picture += line(`M800 ${far + 16}V976`, chalk, 5, 'opacity="0.9"');
  picture +=
    `<ellipse cx="800" cy="760" rx="178" ry="72" fill="none" stroke="${chalk}" stroke-width="5" opacity="0.9"/>` +
    circle(800, 760, 7, chalk);
  picture +=
    line('M330 692H470L414 866H156', chalk, 5, 'opacity="0.9"') +
    line('M1270 692H1130L1186 866H1444', chalk, 5, 'opacity="0.9"');
  for (const x of [150, 560, 1040, 1450]) {
    picture += rect(x - 3, 150, 6, 260, '#0d1120');
    picture += rect(x - 62, 76, 124, 74, '#0d1120', 'rx="6"');
    for (let lamp = 0; lamp < 8; lamp += 1) {
      const lx = x - 45 + (lamp % 4) * 30;
      const ly = 96 + Math.floor(lamp / 4) * 34;
      picture += circle(lx, ly, 20, '#ffe9b8', 'opacity="0.22"') + circle(lx, ly, 11, '#fff6df');
    }
  }
  return picture;
}
