/**
 * What the importer had to guess, leave or take out. The code is stable and has its words in `messages/`;
 * `detail` is English for logs and the command line, with the text concerned quoted in it.
 */
export const importWarningCodes = [
  'section_guessed',
  'headline_made',
  'repeated_line',
  'caption_guessed',
  'caption_repeated',
  'credit_guessed',
  'no_picture_file',
  'lead_guessed',
  'no_lead',
  'line_kept',
  'embed_guessed',
  'heading_guessed',
  'list_guessed',
  'lines_joined',
  'furniture_removed',
  'straight_quotes',
  'glued_link',
  'looks_like_html',
  'looks_like_markdown',
  'encoding_guessed',
  'content_dropped',
] as const;

export type ImportWarningCode = (typeof importWarningCodes)[number];

export interface ImportWarning {
  code: ImportWarningCode;
  detail: string;
}

export function warn(code: ImportWarningCode, detail: string): ImportWarning {
  return { code, detail };
}

/** The beginning of a text, short enough to stand in a sentence about it. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `«${line.length > 90 ? `${line.slice(0, 89).toWellFormed()}…` : line}»`;
}
