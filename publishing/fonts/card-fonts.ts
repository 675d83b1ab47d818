/** The headline face as files that Pango reads (TrueType, whole ranges), for pictures of headlines. Never served. */
export const cardFace = 'IBM Plex Sans Arabic SemiBold';

export const cardParts = ['arabic', 'latin', 'latin-ext'] as const;

export const cardFonts: readonly string[] = cardParts.map((part) => `card-${part}.ttf`);
