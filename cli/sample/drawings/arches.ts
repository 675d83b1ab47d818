import { chance, ink, n, rect, shape, sky } from './ink.ts';

function arch(x: number, foot: number, w: number, h: number): string {
  const spring = foot - h * 0.58;
  const half = w / 2;
  const top = foot - h;
  return `M${n(x - half)} ${n(foot)}V${n(spring)}C${n(x - half)} ${n(spring - h * 0.24)} ${n(x - half * 0.45)} ${n(top + h * 0.09)} ${n(x)} ${n(top)}C${n(x + half * 0.45)} ${n(top + h * 0.09)} ${n(x + half)} ${n(spring - h * 0.24)} ${n(x + half)} ${n(spring)}V${n(foot)}Z`;
}

function shelves(next: () => number, x: number, foot: number, w: number, rows: number, dim: number): string {
  const spines = ['#8c4a2c', '#6f5a33', '#3e5a54', '#a97f3c', '#4a3a30', '#7b6a50', '#33454a'];
  let picture = '';
  for (let row = 0; row < rows; row += 1) {
    const shelf = foot - row * 74;
    picture += rect(x - w / 2, shelf - 6, w, 7, '#2b1d14');
    let at = x - w / 2 + 4;
    while (at < x + w / 2 - 14) {
      const thick = 7 + next() * 11;
      const tall = 38 + next() * 22;
      const colour = spines[Math.floor(next() * spines.length)] ?? ink.clay;
      if (next() > 0.1) picture += rect(at, shelf - 6 - tall, thick, tall, colour, `opacity="${dim}"`);
      at += thick + 1.5;
    }
  }
  return picture;
}

/** A reading hall: arch behind arch, manuscripts on their shelves, daylight at the end. */
export function arches(): string {
  const next = chance(33);
  let picture = sky('arches', [
    [0, '#4a3526'],
    [1, '#2f2118'],
  ]);
  const halls: [number, number, number, string][] = [
    [1380, 1180, 1010, '#6d4f37'],
    [1060, 930, 960, '#8a6746'],
    [780, 730, 905, '#a98257'],
    [540, 560, 860, '#c7a272'],
  ];
  for (const [w, h, foot, colour] of halls) picture += shape(arch(800, foot, w, h), colour);
  picture += shape(arch(800, 822, 330, 400), '#f8ecd2');
  picture += `<clipPath id="arches-1"><path d="${arch(800, 1010, 1380, 1180)}"/></clipPath><clipPath id="arches-2"><path d="${arch(800, 960, 1060, 930)}"/></clipPath><clipPath id="arches-3"><path d="${arch(800, 905, 780, 730)}"/></clipPath>`;
  picture += `<g clip-path="url(#arches-1)">${shelves(next, 200, 905, 140, 7, 0.95)}${shelves(next, 1400, 905, 140, 7, 0.95)}</g>`;
  picture += `<g clip-path="url(#arches-2)">${shelves(next, 342, 862, 130, 6, 0.8)}${shelves(next, 1258, 862, 130, 6, 0.8)}</g>`;
  picture += `<g clip-path="url(#arches-3)">${shelves(next, 472, 822, 118, 5, 0.62)}${shelves(next, 1128, 822, 118, 5, 0.62)}</g>`;
  picture += shape('M635 822H965L1500 1000H100Z', '#e9cf9f', 'opacity="0.55"');
  picture += shape('M0 1000V915L410 905L635 822H560L240 905H0Z', '#3a281c', 'opacity="0.5"');
  picture += shape('M1600 1000V915L1190 905L965 822H1040L1360 905H1600Z', '#3a281c', 'opacity="0.5"');
  picture +=
    rect(640, 862, 320, 16, '#3a2416') +
    rect(664, 878, 14, 66, '#3a2416') +
    rect(922, 878, 14, 66, '#3a2416');
  picture += shape(
    'M800 858C770 838 720 838 694 850V830C722 818 772 820 800 842C828 820 878 818 906 830V850C880 838 830 838 800 858Z',
    ink.paper,
  );
  picture += shape('M798 842H802V860H798Z', '#b89b6c');
  picture += `<g opacity="0.9">${rect(798, 0, 3, 236, '#241812')}<path d="M768 236H832L846 286C846 306 824 318 800 318C776 318 754 306 754 286Z" fill="#f3d489"/><path d="M768 236H832L836 250H764Z" fill="#5c3b20"/></g>`;
  return picture;
}
