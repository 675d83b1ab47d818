import { type Edition, editions } from '#document/edition.ts';
import type { Alternate } from './types.ts';

/** One page in the editions it stands in, as search engines are told of it; the Arabic one is for everybody else, too. */
export function alternates<Page extends { edition: Edition }>(
  pages: readonly Page[],
  pathOf: (page: Page) => string,
): Alternate[] {
  const found = editions.flatMap((language) => {
    const page = pages.find(({ edition }) => edition === language);
    return page ? [{ language, path: pathOf(page) }] : [];
  });
  const [first] = found;
  return first ? [...found, { language: 'x-default', path: first.path }] : [];
}
