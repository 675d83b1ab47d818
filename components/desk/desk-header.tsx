import Link from 'next/link';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { DeskWords } from '#messages/ar/desk.ts';
import type { Actor } from '#newsroom/types.ts';
import { NavLink } from './nav-link.tsx';
import type { Theme } from './theme.ts';
import { ThemeSwitch } from './theme-switch.tsx';

export function DeskHeader({
  actor,
  newsroom,
  words,
  pages,
  theme,
  comments,
  signOut,
}: {
  actor: Pick<Actor, 'name' | 'role'>;
  newsroom: string;
  words: DeskWords;
  /** What the newsroom's own pages are called. */
  pages: string;
  theme: Theme;
  /** The way to readers' comments, with how many wait; null where there are none. */
  comments: { label: string; waiting: string | null } | null;
  signOut: () => Promise<void>;
}) {
  return (
    <header className="desk-header">
      <Link href="/desk" prefetch={false} className="desk-brand">
        <bdi>{newsroom}</bdi>
        <span className="desk-brand-room">{words.room}</span>
      </Link>
      <nav aria-label={words.nav.label}>
        <NavLink href="/desk" within="/desk/stories">
          {words.nav.stories}
        </NavLink>
        <NavLink href="/desk/fronts">{words.nav.fronts}</NavLink>
        <NavLink href="/desk/breaking">{words.nav.breaking}</NavLink>
        <NavLink href="/desk/media">{words.nav.media}</NavLink>
        {comments ? (
          <NavLink href="/desk/comments">
            {comments.label}
            {comments.waiting ? <span className="views-count"> {comments.waiting}</span> : null}
          </NavLink>
        ) : null}
        {actor.role === 'journalist' ? null : <NavLink href="/desk/pages">{pages}</NavLink>}
        {actor.role === 'admin' ? (
          <>
            <NavLink href="/desk/people">{words.nav.people}</NavLink>
            <NavLink href="/desk/settings">{words.nav.settings}</NavLink>
          </>
        ) : null}
        {/* The readers' site is another document: a whole page load, not the desk's router. */}
        <a href="/">{words.nav.site}</a>
      </nav>
      <div className="desk-who">
        <ThemeSwitch theme={theme} words={words.theme} />
        <NavLink href="/desk/account">
          <bdi>{actor.name}</bdi> <span className="desk-role">{words.roles[actor.role]}</span>
        </NavLink>
        <form action={signOut}>
          <SubmitButton kind="quiet">{words.nav.signOut}</SubmitButton>
        </form>
      </div>
    </header>
  );
}
