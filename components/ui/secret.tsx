'use client';

import { useId } from 'react';

/** Something shown once (a password, a token): selected at a touch, left to right whatever the page is. */
export function Secret({ label, value }: { label: string; value: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="secret"
        dir="ltr"
        readOnly
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}
