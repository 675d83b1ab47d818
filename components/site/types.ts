import type { PluralForms } from '#arabic/plural.ts';
import type { PictureFormat } from '#document/address.ts';
import type { Edition } from '#document/edition.ts';
import type { LayoutName } from '#document/front.ts';
import type { SiteWords } from '#messages/ar/site.ts';
import type { Locale } from '#messages/locale.ts';

/**
 * What the reader's pages are given. Plain objects only: a page is rendered once, when something is
 * published, by whoever has the data (`publishing/`), and knows no database. All times are ISO 8601 UTC.
 * Each page component is a whole `<html>` element: serve `toDocument(renderToStaticMarkup(…))` (`document.ts`).
 */
export interface SiteContext {
  name: string;
  description: string;
  /** Without a slash at the end: `https://news.example`. */
  origin: string;
  edition: Edition;
  /** The other edition, in its own words; null where the newsroom has one. */
  other: { edition: Edition; name: string; read: string } | null;
  locale: Locale;
  dir: 'rtl' | 'ltr';
  /** Locale with the house's digits, for what a script writes: `ar-u-nu-latn`. */
  numbers: string;
  sections: SiteSection[];
  /** For the foot of each page. */
  housePages: HousePageLink[];
  /** A date in words, in the newsroom's zone, digits and month names. */
  date(iso: string): string;
  /** A day that is of no time zone (`2026-11-22`) in words. */
  day(date: string): string;
  /** The same with the time of day. */
  dateTime(iso: string): string;
  /** «3 نتائج», in the house's digits. */
  count(n: number, forms: PluralForms): string;
  words: SiteWords;
  /** The whole stylesheet, fonts' rules included, as it stands in `<style>` (see `style-sheet.ts`). */
  css: string;
  /** The rules of `story.css`, for stories' pages. */
  storyCss: string;
  /** The rules of `blocks.css`, for pages of stories that hold such blocks. */
  blocksCss: string;
  /** Those of `embeds.css`, for stories with embeds. */
  embedsCss: string;
  /** Addresses of the script of every page, of the one that makes players of embeds, and of the comments'. */
  scripts: { page: string; player: string; comments: string };
  /** The rules of `comments.css`, for stories that have comments. */
  commentsCss: string;
  /** Hosts whose frames the admin allows. */
  frameHosts: readonly string[];
  /** The same for the pages around the stories. */
  pagesCss: string;
  /** The same for the home page and the sections' first pages. */
  frontsCss: string;
  /** Font files worth asking for before the stylesheet is read. */
  fonts: { href: string }[];
  /** For the line of rights in the footer, in the house's digits. */
  year: string;
  /** Which build rendered the page. */
  build: string;
}

/** Where a page stands in an edition, and for whom it isn't in any language of theirs. */
export interface Alternate {
  language: Edition | 'x-default';
  path: string;
}

/** A page of the newsroom's own: about, contact, privacy. */
export interface HousePageLink {
  path: string;
  title: string;
}

export interface SiteSection {
  slug: string;
  name: string;
}

/** A stored picture; `widths` are those of its renditions, in pixels, each in all of `formats`. */
export interface CardPicture {
  id: string;
  alt: string;
  width: number;
  height: number;
  widths: number[];
  formats: PictureFormat[];
  /** See document/picture-html.ts. */
  placeholder: string;
  /** In hundredths. */
  focusX: number;
  focusY: number;
  /** The file cut for link previews, 1200 × 630; empty for none. */
  card: string;
}

export interface StoryCard {
  id: string;
  edition: Edition;
  section: SiteSection;
  slug: string;
  headline: string;
  lead: string;
  byline: string;
  publishedAt: string;
  updatedAt: string;
  picture: CardPicture | null;
}

export interface Correction {
  at: string;
  note: string;
}

/** A word that leads somewhere, where it does. */
export interface Linked {
  text: string;
  path: string | null;
}

export interface StoryPageData {
  /** The published revision; its `body` isn't needed, `bodyHtml` is. */
  story: Omit<StoryCard, 'picture'> & { tags: string[]; corrections: Correction[] };
  /** From `document/html.ts`, which escapes: it is put into the page as it is. */
  bodyHtml: string;
  /** The story's first picture, for link previews and search engines; the page shows what the body holds. */
  picture: CardPicture | null;
  /** When what readers see was changed after it was first published, newest first. */
  updates: string[];
  /** Path of its first recording, to be kept and heard later. */
  recording: string | null;
  /** Path of the picture drawn of its headline, for previews of a story without one. */
  card: string;
  /** The byline's pieces in their order; those that name somebody lead to their page. */
  byline: Linked[];
  tags: Linked[];
  /** How long reading takes; 0 for less than one. */
  minutes: number;
  /** Other published stories that share its tags or its words, the closest first. */
  related: StoryCard[];
  /** The stories published before and after it in its section. */
  earlier: StoryCard | null;
  later: StoryCard | null;
  /** The same story in the other edition. */
  translation: { headline: string; path: string } | null;
  /** Where its comments are and how many, «3 تعليقات»; null where it has none. */
  comments: { path: string; count: string } | null;
  /** Other published stories of the same section, newest first; the story itself is left out by the page. */
  more: StoryCard[];
  /** What its section's readers read most, the first the most; none under an old story. */
  mostRead: StoryCard[];
}

/** Who stands where at the head of a front (document/front.ts); no story stands twice. */
export interface FrontStories {
  layout: LayoutName;
  /** Null where there is nothing to show. */
  lead: StoryCard | null;
  with: StoryCard[];
  second: StoryCard[];
  rail: StoryCard[];
  /** The first the most; empty for no list. */
  mostRead: StoryCard[];
}

/** What is breaking; `href` is percent-encoded, null where it leads nowhere. */
export interface BreakingLine {
  id: string;
  text: string;
  /** ISO 8601 UTC. */
  until: string;
  href: string | null;
}

export interface HomePageProps {
  site: SiteContext;
  breaking: BreakingLine | null;
  /** When the newest of all stories was published: the script counts those that come after. */
  newestAt: string | null;
  front: FrontStories;
  /** In the order the sections stand, each with at least one story that stands nowhere else. */
  strips: { section: SiteSection; stories: StoryCard[] }[];
}

export interface SectionPageProps {
  site: SiteContext;
  section: SiteSection;
  /** What its first page opens with. */
  front?: FrontStories;
  /** The list under it: none of those that the front shows. */
  stories: StoryCard[];
  /** Paths of the neighbouring pages of the list, where there are any. */
  older?: string | null;
  newer?: string | null;
  /** This page's own path, where it isn't the section's first. */
  path?: string;
}

export interface StoryPageProps extends StoryPageData {
  site: SiteContext;
}

export interface NoticePageProps {
  site: SiteContext;
}

export interface CommentsPageProps {
  site: SiteContext;
  story: Pick<StoryCard, 'id' | 'edition' | 'section' | 'slug' | 'headline'>;
  /** Oldest first, those of this page. */
  comments: { id: string; name: string; isStaff: boolean; text: string; createdAt: string }[];
  /** Of all pages. */
  total: number;
  page: number;
  hasNext: boolean;
  isOpen: boolean;
  /** When time closes it; null where it doesn't, or where it is closed already. */
  closesAt: string | null;
  moderation: 'before' | 'after';
}

/** A run of text; `hit` where a word that was looked for stands in it. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** What the reader asked for, as it stands in the form. */
export interface SearchForm {
  query: string;
  section: string;
  author: string;
  from: string;
  to: string;
  sort: 'newest' | 'best';
}

export interface SearchPageProps {
  site: SiteContext;
  form: SearchForm;
  /** Null before anything was looked for. */
  found: {
    results: { card: StoryCard; headline: Piece[]; snippet: Piece[] }[];
    total: number;
    more: boolean;
    suggestion: string | null;
    /** False while there are stories that no search finds yet. */
    complete: boolean;
  } | null;
  /** What was wrong with the query, in words. */
  problem?: string;
  /** This page's number; there is a next one. */
  page: number;
  hasNext: boolean;
}

/** A list of stories under one name: a tag, an author, a day. */
export interface ListingProps {
  site: SiteContext;
  kicker?: string;
  title: string;
  pageTitle: string;
  description: string;
  /** This page's own path. */
  path: string;
  stories: StoryCard[];
  /** Headlines only, for a long list. */
  isCompact?: boolean;
  /** «12 خبرًا»; not counted where it is costly. */
  count?: string;
  feed?: { path: string; title: string };
  /** Labels and paths of the neighbouring pages. */
  paging: { label: string; older?: Neighbour | null; newer?: Neighbour | null };
  /** What search engines are told beside the breadcrumbs. */
  data?: Record<string, unknown>;
  /** A page of its own between home and this one. */
  above?: { name: string; path: string };
}

export interface Neighbour {
  path: string;
  label: string;
}
