import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DeskHeader } from '#components/desk/desk-header.tsx';
import { commentWords, housePageWords, numberWords } from '#components/desk/words.ts';
import { getCommentSettings } from '#db/queries/comment-settings.ts';
import { countComments } from '#db/queries/comments.ts';
import { directionOf } from '#messages/locale.ts';
import { mayModerate } from '#newsroom/comments/moderate.ts';
import { getActor } from '#newsroom/session.ts';
import type { Actor } from '#newsroom/types.ts';
import { signOut } from './actions.ts';
import '@fontsource/ibm-plex-sans-arabic/400.css';
import '@fontsource/ibm-plex-sans-arabic/600.css';
import '@fontsource/noto-naskh-arabic/400.css';
import '@fontsource/noto-naskh-arabic/700.css';
import './desk.css';
import { getDesk } from './get-desk.ts';
import { getTheme } from './get-theme.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { words, settings, locale } = await getDesk();
  const newsroom = locale === 'ar' ? settings.name : settings.nameEn;
  return {
    title: { template: `%s · ${newsroom}`, default: `${words.room} · ${newsroom}` },
    robots: { index: false, follow: false },
    // A welcome link is a secret for as long as it is unused, and a draft's address tells of it.
    referrer: 'same-origin',
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  // A phone's keyboard makes the page shorter, so that what is docked at its end stays in sight.
  interactiveWidget: 'resizes-content',
};

/** The newsroom's own document. It guards nothing: each page asks who is there where it reads. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { locale, words, settings } = await getDesk();
  const actor = await getActor(await headers());
  const theme = await getTheme();
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme}>
      <body>
        <a href="#main" className="skip">
          {words.skip}
        </a>
        {actor ? (
          <DeskHeader
            actor={{ name: actor.name, role: actor.role }}
            newsroom={locale === 'ar' ? settings.name : settings.nameEn}
            words={words}
            pages={housePageWords(locale).nav}
            theme={theme}
            comments={await commentsFor(actor)}
            signOut={signOut}
          />
        ) : null}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

async function commentsFor(actor: Actor) {
  const { db, locale, settings } = await getDesk();
  const { waiting } = mayModerate(actor) ? await countComments(db.read) : { waiting: 0 };
  if (waiting === 0 && (await getCommentSettings(db.read)).where === 'off') return null;
  return {
    label: commentWords(locale).title,
    waiting: waiting > 0 ? numberWords(waiting, locale, settings.digits) : null,
  };
}
