import type { Neighbour } from './types.ts';

interface PagingProps {
  label: string;
  older?: Neighbour | null;
  newer?: Neighbour | null;
}

/** Links to the pages before and after. In both directions of writing the newer one stands at the start. */
export function Paging({ label, older, newer }: PagingProps) {
  if (!older && !newer) return null;
  return (
    <nav className="paging" aria-label={label}>
      {newer && (
        <a href={newer.path} rel="prev">
          {newer.label}
        </a>
      )}
      {older && (
        <a href={older.path} rel="next">
          {older.label}
        </a>
      )}
    </nav>
  );
}
