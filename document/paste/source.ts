/** What stood in a paste and has no place in a story, for the notice that says so. */
export type LeftOut = 'comments' | 'signature' | 'furniture' | 'embed' | 'media' | 'picture' | 'link';

/** HTML from the clipboard while it is being prepared for `cleanHtml`. */
export interface PastedPage {
  /** Its elements; what a source knows to be rubbish is taken out of here. */
  root: Element;
  /** As the program wrote it, with the comments and style sheets that a tree may have lost. */
  html: string;
  leftOut: Set<LeftOut>;
}

/** One program, or family of programs, whose markup needs to be understood before it is cleaned. */
export interface PasteSource {
  name: string;
  recognises(page: PastedPage): boolean;
  /** Turns what only this program means into the HTML that everybody means, in place. */
  normalise(page: PastedPage): void;
}
