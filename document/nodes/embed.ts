import { Node } from '@tiptap/core';
import { dirOf } from '#arabic/bidi.ts';
import { dirAttr, dirAttribute, stringOf, textAttr, writtenAttr } from '../attributes.ts';
import { hostsOf, isAtHost, isProviderName } from '../embed-address.ts';
import { atHandle, embedHtml } from '../embed-html.ts';
import { longestName, longestPost, longestTitle, readCard, readProviderMarkup } from '../embed-markup.ts';
import { findWebAddressProblem } from '../href.ts';
import type { AttrSpec, NodeSpec } from '../spec.ts';

const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const silent = { default: '', parseHTML: () => null, rendered: false };
const unknown = { ...silent, default: null };

const Embed = Node.create({
  name: 'embed',
  group: 'block',
  atom: true,
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    ...dirAttribute,
    provider: { ...silent, default: 'link' },
    url: silent,
    text: silent,
    author: silent,
    handle: silent,
    postedAt: silent,
    title: unknown,
    picture: unknown,
    ratio: unknown,
    fetchedAt: unknown,
    hash: unknown,
  }),
  parseHTML: () => [
    { tag: 'figure.embed', priority: 60, getAttrs: (element) => readCard(element) ?? false },
    ...['blockquote', 'div.fb-post', 'div.fb-video', 'iframe', 'script'].map((tag) => ({
      tag,
      priority: 60,
      getAttrs: (element: HTMLElement) => readProviderMarkup(element) ?? false,
    })),
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { provider, url, text, author, handle, postedAt, title, picture, ratio, fetchedAt, hash } =
      node.attrs;
    const lines = String(text)
      .split('\n')
      .flatMap((line, index) => (index ? [['br'], line] : [line]));
    return [
      'figure',
      {
        class: 'embed',
        'data-provider': provider,
        'data-handle': handle,
        'data-title': title,
        'data-picture': picture,
        'data-ratio': ratio,
        'data-fetched-at': fetchedAt,
        'data-hash': hash,
        ...HTMLAttributes,
      },
      ['blockquote', { dir: dirOf(String(text)) }, ['p', ...lines]],
      [
        'figcaption',
        ['bdi', { class: 'author' }, author],
        ' ',
        ...(postedAt ? [['time', { datetime: postedAt }, postedAt], ' '] : []),
        ...(url ? [['a', { href: url }, url]] : []),
      ],
    ];
  },
});

export const embed: NodeSpec = {
  extension: Embed,
  attrs: {
    dir: dirAttr,
    provider: {
      fallback: 'link',
      check: (value) =>
        isProviderName(value) ? null : 'must be a provider of /api/v1/openapi.json, link or iframe',
    },
    url: {
      fallback: '',
      check(value) {
        if (typeof value !== 'string') return 'must be a string';
        return value === '' ? null : findWebAddressProblem(value);
      },
    },
    text: writtenAttr(longestPost),
    author: writtenAttr(longestName),
    handle: textAttr(longestName),
    postedAt: {
      fallback: '',
      check: (value) => (value === '' || isTime(value) ? null : 'must be an ISO 8601 time or empty'),
    },
    title: {
      fallback: null,
      isWritten: true,
      longest: longestTitle,
      check: (value) => (value === null ? null : textAttr(longestTitle).check(value)),
    },
    picture: unlessKnown(
      (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value),
      'must be the id of a stored picture',
    ),
    ratio: unlessKnown(
      (value) => typeof value === 'number' && value >= 0.2 && value <= 5,
      'must be a number from 0.2 to 5',
    ),
    fetchedAt: unlessKnown(isTime, 'must be an ISO 8601 time'),
    hash: unlessKnown(
      (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
      'must be a SHA-256 in hex',
    ),
  },
  // A card that says "on X" leads to X.
  checkTogether(attrs) {
    const url = String(attrs.url ?? '');
    if (url === '') return attrs.text ? null : { attr: 'url', detail: 'needs an address or a text' };
    const hosts = hostsOf(String(attrs.provider));
    if (!hosts || hosts.some((host) => isAtHost(url, host))) return null;
    return { attr: 'url', detail: `is not at ${hosts.join(', ')}` };
  },
  html: embedHtml,
  text: (node) =>
    [
      stringOf(node, 'title'),
      stringOf(node, 'text'),
      [stringOf(node, 'author'), atHandle(stringOf(node, 'handle'))].filter(Boolean).join(' '),
      stringOf(node, 'url'),
    ]
      .filter(Boolean)
      .join('\n'),
  picturesOfOthers: true,
  pictures: (node) => (stringOf(node, 'picture') ? [stringOf(node, 'picture')] : []),
};

function isTime(value: unknown): boolean {
  return typeof value === 'string' && isoTime.test(value) && !Number.isNaN(Date.parse(value));
}

/** An attribute that stays away where nothing is known. */
function unlessKnown(check: (value: unknown) => boolean, detail: string): AttrSpec {
  return { fallback: null, check: (value) => (value === null || check(value) ? null : detail) };
}
