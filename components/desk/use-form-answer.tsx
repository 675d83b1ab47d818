'use client';

import { type ReactNode, useActionState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import type { FormAction, FormAnswer } from './form-answer.ts';

/** A form and what its server action last answered. */
export function useFormAnswer(action: FormAction) {
  const [answer, submit] = useActionState(action, null);
  const refused = answer && !answer.ok ? answer : null;
  return {
    answer,
    submit,
    /** What is wrong with a field. */
    wrong: (field: string) => (refused?.field === field ? refused.message : undefined),
    /** What a field begins with: what was typed into it where that was refused. */
    typed: (field: string, otherwise = '') => refused?.fields?.[field] ?? otherwise,
  };
}

/** What is said of the form as a whole; what is wrong with one field stands at the field. */
export function FormNotice({ answer, children }: { answer: FormAnswer | null; children?: ReactNode }) {
  if (!answer || (!answer.ok && answer.field)) return null;
  return (
    <Notice tone={answer.ok ? 'good' : 'bad'} live={answer.ok ? 'status' : 'alert'}>
      <p>{answer.message}</p>
      {children}
    </Notice>
  );
}
