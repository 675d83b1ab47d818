/**
 * How wide a figure of a story's body is shown, as `sizes` says it: beside the margin on wide screens, the whole
 * column below. It repeats what `site.css` does with `.body`, so that a browser can choose before it has laid out.
 */
export const figureSizes = '(min-width: 75rem) 54.5rem, (min-width: 62rem) calc(92vw - 15.5rem), 92vw';
