import type { Metadata } from 'next';
import Link from 'next/link';
import { LanguageSwitch } from '#components/desk/language-switch.tsx';
import { WelcomeForm } from '#components/desk/welcome-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { getDb } from '#db/client.ts';
import { isInvitation } from '#newsroom/people.ts';
import { chooseLocale } from '../actions.ts';
import { getDesk } from '../get-desk.ts';
import { welcome } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getDesk();
  return { title: words.welcome.title, referrer: 'no-referrer' };
}

export default async function WelcomePage({ searchParams }: PageProps<'/desk/welcome'>) {
  const { token } = await searchParams;
  const { words, locale } = await getDesk();
  const invites = typeof token === 'string' && (await isInvitation(await getDb(), token));
  return (
    <div className="card">
      <h1>{words.welcome.title}</h1>
      {invites ? (
        <>
          <p>{words.welcome.intro}</p>
          <WelcomeForm action={welcome} token={token} locale={locale} />
        </>
      ) : (
        <Notice tone="warn">
          <p>{words.welcome.spent}</p>
        </Notice>
      )}
      <p>
        <Link href="/desk/sign-in">{words.welcome.toSignIn}</Link>
      </p>
      <LanguageSwitch words={words} choose={chooseLocale} />
    </div>
  );
}
