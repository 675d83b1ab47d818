/**
 * Where a crop's middle is, as two classes of the stylesheet in steps of ten hundredths: the page's policy has no room for
 * an inline style. Empty for the middle itself.
 */
export function focusClass({ focusX, focusY }: { focusX: number; focusY: number }): string {
  const x = Math.round(focusX / 10);
  const y = Math.round(focusY / 10);
  return [x === 5 ? '' : `fx${x}`, y === 5 ? '' : `fy${y}`].filter(Boolean).join(' ');
}
