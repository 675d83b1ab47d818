import { type ComponentProps, type ReactNode, useId } from 'react';

interface Around {
  label: string;
  hint?: string;
  /** What is wrong with the value; read out together with the field. */
  error?: string;
}

function describedBy(id: string, around: Around): string | undefined {
  const ids = [around.hint ? `${id}-hint` : '', around.error ? `${id}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Labelled({ id, label, hint, error, children }: Around & { id: string; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({ label, hint, error, ...rest }: Around & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <input
        {...rest}
        id={id}
        aria-describedby={describedBy(id, { label, hint, error })}
        aria-invalid={error ? true : undefined}
      />
    </Labelled>
  );
}

export function TextArea({ label, hint, error, ...rest }: Around & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <textarea
        {...rest}
        id={id}
        aria-describedby={describedBy(id, { label, hint, error })}
        aria-invalid={error ? true : undefined}
      />
    </Labelled>
  );
}

export function SelectField({ label, hint, error, children, ...rest }: Around & ComponentProps<'select'>) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} error={error}>
      <select {...rest} id={id} aria-describedby={describedBy(id, { label, hint, error })}>
        {children}
      </select>
    </Labelled>
  );
}
