/** How this newsroom writes; one choice for all its stories. */
export interface HouseStyle {
  /** 123 or ١٢٣. */
  digits: 'western' | 'arabic';
  /** The quotation marks inside «»: ‹› or “”. */
  innerQuotes: 'angle' | 'curly';
}

export const innerQuotes = { angle: ['‹', '›'], curly: ['“', '”'] } as const;
