'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from './button.tsx';

/** Sends its form, and says so while the answer is awaited. A second press in between does nothing. */
export function SubmitButton({ busy, children, kind = 'primary', ...rest }: ButtonProps & { busy?: string }) {
  const { pending } = useFormStatus();
  return (
    // Not `disabled`: that would throw the keyboard's place away while the form is on its way.
    <Button
      {...rest}
      kind={kind}
      type="submit"
      aria-disabled={pending}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {pending && busy ? busy : children}
    </Button>
  );
}
