import { ink, n, rect, shape } from './ink.ts';

/** An eightfold pattern of stars and crosses, as on old doors and first pages. */
export function girih(): string {
  const side = 200;
  let picture = rect(0, 0, 1600, 1000, ink.deep);
  for (let row = -1; row <= 5; row += 1) {
    for (let column = -1; column <= 8; column += 1) {
      const x = column * side + 100;
      const y = row * side + 100;
      picture += shape(star(x, y, 104, 0.765), (row + column) % 2 === 0 ? ink.clay : ink.teal);
      picture += shape(star(x, y, 76, 0.765), ink.sand);
      picture += shape(star(x, y, 56, 0.54), (row + column) % 2 === 0 ? ink.deep : ink.clay);
      picture += shape(star(x, y, 24, 0.765), ink.ochre);
      picture += shape(cross(x + side / 2, y + side / 2), ink.paper, `stroke="${ink.deep}" stroke-width="7"`);
      picture += shape(
        star(x + side / 2, y + side / 2, 30, 0.765),
        ink.ochre,
        `stroke="${ink.deep}" stroke-width="5"`,
      );
    }
  }
  return picture;
}

/** A star of eight points: two squares laid over each other where `inner` is 0.765. */
function star(x: number, y: number, radius: number, inner: number): string {
  let d = '';
  for (let corner = 0; corner < 16; corner += 1) {
    const reach = corner % 2 ? radius * inner : radius;
    const angle = (corner * Math.PI) / 8;
    d += `${corner ? 'L' : 'M'}${n(x + Math.cos(angle) * reach)} ${n(y + Math.sin(angle) * reach)}`;
  }
  return `${d}Z`;
}

function cross(x: number, y: number): string {
  const arm = 84;
  const half = 26;
  const at: [number, number][] = [
    [-half, -half],
    [-half, -arm + half],
    [0, -arm],
    [half, -arm + half],
    [half, -half],
    [arm - half, -half],
    [arm, 0],
    [arm - half, half],
    [half, half],
    [half, arm - half],
    [0, arm],
    [-half, arm - half],
    [-half, half],
    [-arm + half, half],
    [-arm, 0],
    [-arm + half, -half],
  ];
  return `${at.map(([dx, dy], index) => `${index ? 'L' : 'M'}${n(x + dx)} ${n(y + dy)}`).join('')}Z`;
}
