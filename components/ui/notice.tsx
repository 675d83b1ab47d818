import type { ReactNode } from 'react';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

/** `live` is for what appears after the page has: `alert` interrupts, `status` waits its turn. */
export function Notice({
  tone = 'plain',
  title,
  live,
  children,
}: {
  tone?: Tone;
  title?: string;
  live?: 'alert' | 'status';
  children?: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={live}>
      {title ? <p className="notice-title">{title}</p> : null}
      {children}
    </div>
  );
}
