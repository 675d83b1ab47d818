import type { ComponentProps } from 'react';

export type ButtonKind = 'primary' | 'quiet' | 'danger';

export interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind;
}

/** A button is of type `button` unless it says otherwise: the browser's own default sends forms by surprise. */
export function Button({ kind = 'quiet', type = 'button', className, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={`button button-${kind}${className ? ` ${className}` : ''}`} />
  );
}
