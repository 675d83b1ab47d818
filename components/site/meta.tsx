import { mediaFilePath, mediaPath } from '#document/address.ts';
import type { Alternate, CardPicture, SiteContext } from './types.ts';

interface MetaProps {
  site: SiteContext;
  title: string;
  description: string;
  /** The page's own path, percent-encoded, with its slash. */
  path: string;
  /** This page in the site's editions. */
  alternates?: Alternate[];
  picture?: CardPicture | null;
  /** Path of the picture that is drawn of a headline, for a page without one. */
  card?: { path: string; alt: string };
  article?: { publishedAt: string; updatedAt: string; section: string; tags: string[] };
}

/** What search engines and link previews read: description, canonical address, Open Graph, X's card. */
export function Meta({ site, title, description, path, alternates, picture, card, article }: MetaProps) {
  const own = picture ? previewImage(site.origin, picture) : null;
  const image = own ?? (card ? drawnImage(site.origin, card.path) : null);
  const alt = own ? picture?.alt : card?.alt;
  const address = site.origin + path;
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={address} />
      {alternates?.map(({ language, path }) => (
        <link key={language} rel="alternate" hrefLang={language} href={site.origin + path} />
      ))}
      <meta property="og:type" content={article ? 'article' : 'website'} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:locale" content={site.locale === 'ar' ? 'ar_AR' : 'en_US'} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address} />
      {image && (
        <>
          <meta property="og:image" content={image.address} />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          {alt && <meta property="og:image:alt" content={alt} />}
        </>
      )}
      {article && (
        <>
          <meta property="article:published_time" content={article.publishedAt} />
          <meta property="article:modified_time" content={article.updatedAt} />
          <meta property="article:section" content={article.section} />
          {article.tags.map((tag) => (
            <meta key={tag} property="article:tag" content={tag} />
          ))}
        </>
      )}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
    </>
  );
}

/** The size of what `publishing/cards` draws. */
export function drawnImage(origin: string, path: string) {
  return { address: origin + path, width: 1200, height: 630 };
}

/** What a preview shows: the crop made for it, else the widest rendition in the picture's own proportions. */
export function previewImage(origin: string, picture: CardPicture) {
  if (picture.card) {
    return { address: origin + mediaFilePath(picture.id, picture.card), width: 1200, height: 630 };
  }
  const width = Math.max(0, ...picture.widths);
  if (width === 0 || picture.width === 0) return null;
  const height = Math.round((width * picture.height) / picture.width);
  return { address: origin + mediaPath(picture.id, width), width, height };
}
