import type { ReactNode } from 'react';

/** Drawn on a 20-pixel grid for a right-to-left page; what means a direction says so by its own arrow. */
const shapes = {
  link: (
    <path d="M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1-1" />
  ),
  bulletList: <path d="M3 5h9M3 10h9M3 15h9M16 5h.01M16 10h.01M16 15h.01" strokeLinecap="round" />,
  orderedList: (
    <>
      <path d="M3 5h8M3 10h8M3 15h8" />
      <path d="M16 3.5v3M15 9h2l-2 2.5h2M15 14h1.8v1.2H15.6h1.2v1.3H15" strokeWidth="1.1" />
    </>
  ),
  blockquote: <path d="M16 4v12M12.5 6H3M12.5 10H3M12.5 14H6" />,
  pullQuote: <path d="m9 6-4 4 4 4M15 6l-4 4 4 4" />,
  figure: (
    <>
      <rect x="3" y="4" width="14" height="12" />
      <path d="m3 14 4-4 3 3 2.5-2.5L17 14M13 7.5h.01" />
    </>
  ),
  embed: (
    <>
      <rect x="3" y="4" width="14" height="12" />
      <path d="m8.5 7.5 4 2.5-4 2.5z" />
    </>
  ),
  library: <path d="M3 7h11v10H3zM6 7V4h11v10h-3M3 14l3-3 3 3 2-2 3 3" />,
  horizontalRule: <path d="M3 10h14M7 5h6M7 15h6" />,
  rtl: <path d="M17 5H8M17 10h-6M17 15H8M7 8l-3 2 3 2" />,
  ltr: <path d="M3 5h9M3 10h6M3 15h9M13 8l3 2-3 2" />,
  pastePlain: <path d="M7 4H4v13h12V4h-3M7 3h6v3H7zM7 10h6M7 13h4" />,
  insert: <path d="M10 4v12M4 10h12" />,
  block: <path d="M10 4.5h.01M10 10h.01M10 15.5h.01" strokeLinecap="round" strokeWidth="2.5" />,
  undo: <path d="m13 4 4 4-4 4M17 8H8a4 4 0 0 0 0 8h2" />,
  redo: <path d="M7 4 3 8l4 4M3 8h9a4 4 0 0 1 0 8h-2" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  );
}
