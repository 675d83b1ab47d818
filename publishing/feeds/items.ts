/** A published story as feeds carry it: whole, with absolute addresses and its pictures' credits. */

import type { SiteContext } from '#components/site/types.ts';
import type { Picture, PublishedCard, PublishedStory } from '#db/queries/published.ts';
import { mediaPath } from '#document/address.ts';
import { escapeHtml } from '#document/escape.ts';
import { bodyToHtml } from '#document/html.ts';
import type { DocNode, StoryBody } from '#document/types.ts';
import { pathOf } from '../page-kind.ts';
import { clipOf, documentOf, findRecording, type Stored } from '../stored-media.ts';

export interface FeedPicture {
  address: string;
  width: number;
  height: number;
  alt: string;
  credit: string;
  caption: string;
}

export interface FeedItem {
  id: string;
  address: string;
  headline: string;
  lead: string;
  byline: string;
  section: string;
  tags: string[];
  html: string;
  publishedAt: string;
  updatedAt: string;
  pictures: FeedPicture[];
  /** What programs for listening fetch: the story's first recording. */
  audio: { src: string; mime: string; bytes: number } | null;
}

export function toFeedItem(
  story: PublishedStory,
  { pictures, clips, withdrawn }: Stored,
  related: Map<string, PublishedCard>,
  site: SiteContext,
): FeedItem {
  const addressOf = (card: PublishedCard) => site.origin + pathOf(card);
  const address = addressOf(story);
  const lead = story.lead ? `<p><strong>${escapeHtml(story.lead)}</strong></p>` : '';
  const body = bodyToHtml(story.body, {
    newsroom: false,
    dir: site.dir,
    picture: (id) => {
      const picture = pictures.get(id);
      const rendition = picture && widest(picture);
      return rendition ? { src: pictureAddress(picture, rendition.width, site), ...rendition } : null;
    },
    clip: (id) => clipOf(clips.get(id), site.origin),
    document: (id) => documentOf(clips.get(id), site.origin),
    related: (id) => {
      const card = related.get(id);
      return card && id !== story.id ? { href: addressOf(card), headline: card.headline } : null;
    },
    isWithdrawn: (id) => withdrawn.has(id),
    date: site.dateTime,
    day: site.day,
    words: site.words,
  });
  return {
    id: story.id,
    address,
    headline: story.headline,
    lead: story.lead,
    byline: story.byline,
    section: story.section.name,
    tags: story.tags,
    html: lead + body,
    publishedAt: story.publishedAt,
    updatedAt: story.updatedAt,
    audio: findRecording(story.body, clips, site.origin),
    pictures: listFigures(story.body).flatMap((figure) => {
      const picture = pictures.get(String(figure.attrs?.media ?? ''));
      const rendition = picture && widest(picture);
      if (!picture || !rendition) return [];
      return {
        ...rendition,
        address: pictureAddress(picture, rendition.width, site),
        alt: String(figure.attrs?.alt ?? ''),
        credit: String(figure.attrs?.credit ?? ''),
        caption: textOf(figure),
      };
    }),
  };
}

/** Readers of feeds are older than browsers: JPEG where there is one. */
function pictureAddress(picture: Picture, width: number, site: SiteContext): string {
  const format = picture.formats.includes('jpg') ? 'jpg' : 'webp';
  return site.origin + mediaPath(picture.id, width, format);
}

/** The largest rendition, with its height in the original's proportions. */
function widest(picture: Picture): { width: number; height: number } | null {
  const width = Math.max(0, ...picture.widths);
  if (width === 0 || picture.width === 0) return null;
  return { width, height: Math.round((width * picture.height) / picture.width) };
}

function listFigures(body: StoryBody): DocNode[] {
  const found: DocNode[] = [];
  const visit = (node: DocNode) => {
    if (node.type === 'figure') found.push(node);
    node.content?.forEach(visit);
  };
  visit(body);
  return found;
}

function textOf(node: DocNode): string {
  return node.text ?? (node.content ?? []).map(textOf).join('');
}
