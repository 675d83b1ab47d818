import type { Metadata } from 'next';
import { TokenForms } from '#components/desk/token-forms.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { listTokens } from '#newsroom/people.ts';
import { chooseLocale } from '../actions.ts';
import { getDesk } from '../get-desk.ts';
import { requireActor } from '../require-actor.ts';
import { addOwnToken, revokeOwnToken } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await getDesk();
  return { title: words.account.title };
}

export default async function AccountPage() {
  const actor = await requireActor('/desk/account');
  const { db, words, locale, moment } = await getDesk();
  const tokens = (await listTokens(db, actor.id)).map((token) => ({
    id: token.id,
    created: moment(token.createdAt),
    revoked: token.revokedAt ? moment(token.revokedAt) : null,
  }));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.account.title}</h1>
      </div>
      <p>
        {words.account.signedInAs} <bdi>{actor.name}</bdi>، {words.roles[actor.role]}،{' '}
        <bdi dir="ltr">{actor.email}</bdi>
      </p>
      <section className="sheet" aria-labelledby="language">
        <h2 id="language">{words.account.language}</h2>
        <form action={chooseLocale} className="choice">
          <SubmitButton kind="quiet" name="locale" value="ar" lang="ar" aria-pressed={locale === 'ar'}>
            {words.account.arabic}
          </SubmitButton>
          <SubmitButton kind="quiet" name="locale" value="en" lang="en" aria-pressed={locale === 'en'}>
            {words.account.english}
          </SubmitButton>
        </form>
        <p className="quiet">{words.account.theme}</p>
      </section>
      <section className="sheet" aria-labelledby="tokens">
        <h2 id="tokens">{words.account.tokens}</h2>
        <p className="quiet">{words.account.tokensIntro}</p>
        <TokenForms tokens={tokens} add={addOwnToken} revoke={revokeOwnToken} locale={locale} />
      </section>
    </div>
  );
}
