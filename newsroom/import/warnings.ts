/**
 * What the importer had to guess, leave or take out. The code is stable and has its words in `messages/`;
 * `detail` is English for logs and the command line, with the text concerned quoted in it.
 */
export const importWarningCodes = [
  'section_guessed',
  'headline_made',
  'headline_long',
  'byline_guessed',
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
  'controls_removed',
  'straight_quotes',
  'glued_link',
  'looks_like_html',
  'looks_like_markdown',
  'encoding_guessed',
  'content_dropped',
  'more_warnings',
] as const;

export type ImportWarningCode = (typeof importWarningCodes)[number];

/** `code` is open: who makes the draft from a file adds warnings of its own. */
export interface ImportWarning {
  code: string;
  detail: string;
}

export function warn(code: ImportWarningCode, detail: string): ImportWarning {
  return { code, detail };
}

/** The beginning of a text, short enough to stand in a sentence about it. */
export function quote(text: string): string {
  // A spoofed line must not turn the message about it around.
  const line = text
    .slice(0, 400)
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ');
  return `«${line.length > 90 ? `${line.slice(0, 89).toWellFormed()}…` : line}»`;
}
