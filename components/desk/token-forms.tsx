'use client';

import { useActionState } from 'react';
import { Moment, type MomentText } from '#components/ui/moment.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Secret } from '#components/ui/secret.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Locale } from '#messages/locale.ts';
import type { FormAction } from './form-answer.ts';
import { deskWords, fill } from './words.ts';

export interface TokenLine {
  id: string;
  created: MomentText;
  revoked: MomentText | null;
}

/** Own API tokens: a new one is shown once; a revoked one stays in the list as such. */
export function TokenForms({
  tokens,
  add,
  revoke,
  locale,
}: {
  tokens: TokenLine[];
  add: FormAction;
  revoke: FormAction;
  locale: Locale;
}) {
  const words = deskWords(locale);
  const [added, submitAdd] = useActionState(add, null);
  const [revoked, submitRevoke] = useActionState(revoke, null);
  return (
    <>
      <form action={submitAdd}>
        <SubmitButton kind="quiet" busy={words.story.busy}>
          {words.account.addToken}
        </SubmitButton>
      </form>
      <div aria-live="polite">
        {added ? (
          <Notice tone={added.ok ? 'good' : 'bad'}>
            <p>{added.message}</p>
            {added.secret ? <Secret label={words.account.token} value={added.secret} /> : null}
          </Notice>
        ) : null}
        {revoked ? (
          <Notice tone={revoked.ok ? 'good' : 'bad'}>
            <p>{revoked.message}</p>
          </Notice>
        ) : null}
      </div>
      {tokens.length === 0 ? <p className="quiet">{words.account.noTokens}</p> : null}
      <ul className="tokens">
        {tokens.map((token) => (
          <li key={token.id}>
            <p>
              {words.account.created} <Moment moment={token.created} />
              {token.revoked ? (
                <>
                  {' · '}
                  {words.account.revokedAt} <Moment moment={token.revoked} />
                </>
              ) : null}
            </p>
            {token.revoked ? null : (
              <form action={submitRevoke}>
                <input type="hidden" name="id" value={token.id} />
                <SubmitButton
                  kind="danger"
                  aria-label={fill(words.account.revokeOf, { when: token.created.exact })}
                >
                  {words.account.revoke}
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
