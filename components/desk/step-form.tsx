import { type ReactNode, useEffect, useRef } from 'react';
import { Button, type ButtonKind } from '#components/ui/button.tsx';

interface StepFormProps {
  submit: string;
  kind?: ButtonKind;
  cancel: string;
  isBusy: boolean;
  onCancel(): void;
  /** False where something is missing: the first field takes the keys again. */
  onSend(): boolean;
  children: ReactNode;
}

/** What a step asks for before it is taken. It stands where the step's button stood, and the keyboard goes with it. */
export function StepForm({
  submit,
  kind = 'primary',
  cancel,
  isBusy,
  onCancel,
  onSend,
  children,
}: StepFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const focusFirst = () => form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  return (
    <form
      ref={form}
      className="panel-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!onSend()) focusFirst();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      {children}
      <div className="panel-form-buttons">
        <Button type="submit" kind={kind} aria-disabled={isBusy}>
          {submit}
        </Button>
        <Button onClick={onCancel}>{cancel}</Button>
      </div>
    </form>
  );
}
