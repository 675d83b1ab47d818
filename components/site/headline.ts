/** Past sixteen words a headline is a paragraph: it is set a size smaller, to leave room for what follows. */
export function isLong(headline: string): boolean {
  return headline.split(/\s+/).length > 16;
}
