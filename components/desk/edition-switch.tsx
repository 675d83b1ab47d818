import type { Route } from 'next';
import Link from 'next/link';
import { type Edition, editions } from '#document/edition.ts';
import type { Locale } from '#messages/locale.ts';
import { editionWords } from './words.ts';

/** The same page of the desk for each edition; shown where the newsroom has more than one. */
export function EditionSwitch({
  current,
  addressOf,
  locale,
}: {
  current: Edition;
  addressOf: (edition: Edition) => Route;
  locale: Locale;
}) {
  const words = editionWords(locale).desk;
  return (
    <nav className="views" aria-label={words.title}>
      {editions.map((edition) => (
        <Link key={edition} href={addressOf(edition)} aria-current={edition === current ? 'page' : undefined}>
          {words.editions[edition]}
        </Link>
      ))}
    </nav>
  );
}
