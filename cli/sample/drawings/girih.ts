import { ink, n, rect, shape } from './ink.ts';

/** An eightfold pattern of stars and crosses, as on old doors and first pages. */
export function girih(): string {
  const side = 320;
  let stars = '';
  let crosses = '';
  for (let row = -1; row <= 3; row += 1) {
    for (let column = -1; column <= 5; column += 1) {
      const x = column * side + 160;
      const y = row * side + 180;
      const [rim, heart] = (row + column) % 2 === 0 ? [ink.clay, ink.deep] : [ink.teal, ink.clay];
      stars += shape(star(x, y, 156, 0.765), rim);
      stars += shape(star(x, y, 122, 0.765), ink.sand);
      stars += shape(star(x, y, 90, 0.54), heart);
      stars += shape(star(x, y, 38, 0.765), ink.ochre);
      const [cx, cy] = [x + side / 2, y + side / 2];
      crosses += shape(cross(cx, cy), ink.paper, `stroke="${ink.deep}" stroke-width="11"`);
      crosses += shape(star(cx, cy, 48, 0.765), ink.ochre, `stroke="${ink.deep}" stroke-width="8"`);
    }
  }
  // All crosses over all stars, or each star would cover half of the crosses before it.
  return rect(0, 0, 1600, 1000, ink.deep) + stars + crosses;
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
  const arm = 134;
  const half = 42;
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
