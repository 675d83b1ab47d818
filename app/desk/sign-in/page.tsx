import type { Metadata, Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { LanguageSwitch } from '#components/desk/language-switch.tsx';
import { SignInForm } from '#components/desk/sign-in-form.tsx';
import { getActor } from '#newsroom/session.ts';
import { chooseLocale } from '../actions.ts';
import { getDesk } from '../get-desk.ts';
import { deskPath } from '../read-form.ts';
import { signIn } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getDesk();
  return { title: words.signIn.title };
}

export default async function SignInPage({ searchParams }: PageProps<'/desk/sign-in'>) {
  const { to } = await searchParams;
  const path = deskPath(typeof to === 'string' ? to : '');
  if (await getActor(await headers())) redirect(path as Route);
  const { words, locale, settings } = await getDesk();
  return (
    <div className="card">
      <p className="card-brand">
        <bdi>{locale === 'ar' ? settings.name : settings.nameEn}</bdi>
      </p>
      <h1>{words.signIn.title}</h1>
      <SignInForm action={signIn} to={path} locale={locale} />
      <LanguageSwitch words={words} choose={chooseLocale} />
    </div>
  );
}
