import { cleanLine } from './bidi.ts';

const directionControls = /[\u202A-\u202E\u2066-\u2069]/g;

/** A letter may carry a shadda, a vowel and a small alef; more is a tower that falls into the lines around it. */
const tower = /(\p{M}{3})\p{M}+/gu;

/** A line by a stranger: NFC, every bidi control and character without a width taken out, marks not piled up. */
export function plainLine(text: string): string {
  return cleanLine(text.normalize('NFC').replace(directionControls, '')).replace(tower, '$1');
}

/**
 * Running text by a stranger, made harmless: each line as `plainLine` has it, at most one empty line between two, none at
 * either end. Where a paragraph begins is the page's to say (`dir="auto"`), so that no control is needed in it.
 */
export function plainText(text: string): string {
  return text
    .split(/\r\n?|[\n\u2028\u2029]/)
    .map(plainLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
