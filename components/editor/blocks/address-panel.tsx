'use client';

import { useEffect, useId, useRef, useState } from 'react';
import type { EditorWords } from '#messages/ar/editor.ts';

interface AddressPanelProps {
  label: string;
  words: EditorWords['address'];
  initial: string;
  /** What is wrong with the address in words, or null once it was put in. */
  put(address: string): string | null;
  /** Given where there is a link to take off. */
  remove?(): void;
  close(): void;
}

/** The small panel under the toolbar that asks for an address; Enter puts it in, Escape leads back to the text. */
export function AddressPanel({ label, words, initial, put, remove, close }: AddressPanelProps) {
  const [address, setAddress] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <form
      className="ed-address"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(put(address.trim()));
        field.current?.focus();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        type="text"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
        value={address}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => {
          setAddress(event.target.value);
          setProblem(null);
        }}
      />
      <button type="submit" className="ed-button">
        {words.put}
      </button>
      {remove ? (
        <button type="button" className="ed-quiet-button" onClick={remove}>
          {words.remove}
        </button>
      ) : null}
      <button type="button" className="ed-quiet-button" onClick={close}>
        {words.close}
      </button>
      <p id={`${id}-problem`} role="alert" className="ed-problem">
        {problem}
      </p>
    </form>
  );
}
