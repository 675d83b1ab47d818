/** Where things stand on the reader's site. Paths are percent-encoded and begin with a slash. */
import { type Edition, pathIn } from './edition.ts';
import { editionOf, type FrontKey, sectionOf } from './front.ts';

export function sectionPath(edition: Edition, section: string): string {
  return pathIn(edition, `/${encodeURIComponent(section)}`);
}

/** What an address of a story is made of. */
export interface StoryPlace {
  edition: Edition;
  section: string;
  id: string;
  slug: string;
}

/** The id is what finds the story; section and slug are for people and may change (then 301). */
export function storyPath(story: StoryPlace): string {
  return `${sectionPath(story.edition, story.section)}/${story.id}/${encodeURIComponent(story.slug)}`;
}

/** The comments under a story; `page` from 1. */
export function commentsPath(story: StoryPlace, page = 1): string {
  const path = `${storyPath(story)}/comments`;
  return page === 1 ? path : `${path}/${page}`;
}

export type PictureFormat = 'avif' | 'webp' | 'jpg';

/** A published picture's rendition; `width` is one of the media row's `widths`. */
export function mediaPath(id: string, width: number, format: PictureFormat = 'webp'): string {
  return `/media/${id}/${width}.${format}`;
}

/** Another published file of a stored picture or recording, by its name. */
export function mediaFilePath(id: string, name: string): string {
  return `/media/${id}/${name}`;
}

/** The same for people at the desk, whether or not anything with it is published. */
export function deskMediaPath(id: string, width: number): string {
  return `/desk/media/${id}/${width}.webp`;
}

/** A tag's or an author's page; `page` from 1. */
export function labelPath(edition: Edition, kind: 'tag' | 'author', slug: string, page = 1): string {
  const path = pathIn(edition, `/${kind}/${encodeURIComponent(slug)}`);
  return page === 1 ? path : `${path}/page/${page}`;
}

/** The page of a day: `2026-11-24` is `/archive/2026/11/24`. */
export function dayPath(edition: Edition, day: string): string {
  return pathIn(edition, `/archive/${day.replaceAll('-', '/')}`);
}

/** The page of a front. */
export function frontPath(front: FrontKey): string {
  const section = sectionOf(front);
  const edition = editionOf(front);
  return section === null ? pathIn(edition, '/') : sectionPath(edition, section);
}
