/** What the sample pictures share: one restrained palette, and chance that falls the same way each time. */
export const width = 1600;
export const height = 1000;

export const ink = {
  paper: '#f3ece0',
  sand: '#e2cba6',
  ochre: '#cb9840',
  clay: '#b2552f',
  rose: '#d99a7c',
  sage: '#8a9a77',
  olive: '#55663f',
  teal: '#2b5f66',
  deep: '#173a44',
  dusk: '#2a3150',
  night: '#151b30',
  black: '#1a1d24',
} as const;

/** Numbers from 0 to 1, always the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function rect(x: number, y: number, w: number, h: number, fill: string, more = ''): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}" ${more}/>`;
}

export function circle(x: number, y: number, r: number, fill: string, more = ''): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`;
}

export function shape(d: string, fill: string, more = ''): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

export function line(d: string, stroke: string, w: number, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(w)}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

/** A smooth line through points, left to right, as the inside of a path's `d`. */
export function smooth(points: readonly (readonly [number, number])[]): string {
  let d = '';
  for (const [index, [x, y]] of points.entries()) {
    const before = points[index - 1];
    if (!before) {
      d += `M${n(x)} ${n(y)}`;
      continue;
    }
    const middle = (before[0] + x) / 2;
    d += `C${n(middle)} ${n(before[1])} ${n(middle)} ${n(y)} ${n(x)} ${n(y)}`;
  }
  return d;
}

/** The same, closed along the picture's lower edge. */
export function ground(points: readonly (readonly [number, number])[], fill: string, more = ''): string {
  const first = points[0]?.[0] ?? 0;
  const last = points.at(-1)?.[0] ?? width;
  return shape(`${smooth(points)}L${n(last)} ${height}L${n(first)} ${height}Z`, fill, more);
}

export function sky(id: string, stops: readonly (readonly [number, string])[]): string {
  const inner = stops.map(([at, colour]) => `<stop offset="${at}" stop-color="${colour}"/>`).join('');
  return `<defs><linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${inner}</linearGradient></defs>${rect(0, 0, width, height, `url(#${id})`)}`;
}

/** Coordinates to a tenth of a pixel. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
