import { Node } from '@tiptap/core';
import { dirOf } from '#arabic/bidi.ts';
import { dirAttr, dirAttribute, dirOfBlock, stringOf, textAttr } from '../attributes.ts';
import { embedHosts, findAddresses, isAtHost } from '../embed-address.ts';
import { longestName, longestPost, readCard, readProviderMarkup } from '../embed-markup.ts';
import { escapeHtml, htmlAttributes } from '../escape.ts';
import { findWebAddressProblem } from '../href.ts';
import type { HtmlWriter, NodeSpec } from '../spec.ts';
import type { DocNode } from '../types.ts';

const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

const silent = { default: '', parseHTML: () => null, rendered: false };

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
  }),
  parseHTML: () => [
    { tag: 'figure.embed', priority: 60, getAttrs: (element) => readCard(element) ?? false },
    ...['blockquote', 'div.fb-post'].map((tag) => ({
      tag,
      priority: 60,
      getAttrs: (element: HTMLElement) => readProviderMarkup(element) ?? false,
    })),
  ],
  renderHTML: ({ node, HTMLAttributes }) => {
    const { provider, url, text, author, handle, postedAt } = node.attrs;
    const lines = String(text)
      .split('\n')
      .flatMap((line, index) => (index ? [['br'], line] : [line]));
    return [
      'figure',
      { class: 'embed', 'data-provider': provider, 'data-handle': handle, ...HTMLAttributes },
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
        value === 'link' || (typeof value === 'string' && Object.hasOwn(embedHosts, value))
          ? null
          : `must be one of ${Object.keys(embedHosts).join(', ')}, link`,
    },
    url: {
      fallback: '',
      check(value) {
        if (typeof value !== 'string') return 'must be a string';
        return value === '' ? null : findWebAddressProblem(value);
      },
    },
    text: textAttr(longestPost),
    author: textAttr(longestName),
    handle: textAttr(longestName),
    postedAt: {
      fallback: '',
      check: (value) =>
        value === '' || (typeof value === 'string' && isoTime.test(value) && !Number.isNaN(Date.parse(value)))
          ? null
          : 'must be an ISO 8601 time or empty',
    },
  },
  // A card that says "on X" leads to X.
  checkTogether(attrs) {
    const url = String(attrs.url ?? '');
    if (url === '') return attrs.text ? null : { attr: 'url', detail: 'needs an address or a text' };
    const hosts = embedHosts[String(attrs.provider)];
    if (!hosts || hosts.some((host) => isAtHost(url, host))) return null;
    return { attr: 'url', detail: `is not at ${hosts.join(', ')}` };
  },
  html(node, write) {
    const text = stringOf(node, 'text');
    const opening = htmlAttributes({
      class: 'embed',
      'data-provider': stringOf(node, 'provider'),
      'data-handle': stringOf(node, 'handle') || null,
      dir: dirOfBlock(node),
    });
    const post =
      text && `<blockquote${htmlAttributes({ dir: dirOf(text) })}><p>${postHtml(text)}</p></blockquote>`;
    return `<figure${opening}>${post}<figcaption>${captionHtml(node, write)}</figcaption></figure>`;
  },
  text: (node) =>
    [
      stringOf(node, 'text'),
      [stringOf(node, 'author'), atHandle(stringOf(node, 'handle'))].filter(Boolean).join(' '),
      stringOf(node, 'url'),
    ]
      .filter(Boolean)
      .join('\n'),
};

/** The post's own words: line breaks kept, addresses made links and set apart from the text around them. */
function postHtml(text: string): string {
  let html = '';
  let at = 0;
  for (const { start, end, url } of findAddresses(text)) {
    const opening = htmlAttributes({ href: url, dir: 'ltr', rel: 'noopener nofollow' });
    html += `${linesHtml(text.slice(at, start))}<a${opening}>${escapeHtml(text.slice(start, end))}</a>`;
    at = end;
  }
  return html + linesHtml(text.slice(at));
}

function linesHtml(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function captionHtml(node: DocNode, write: HtmlWriter): string {
  const { words, date } = write.context;
  const author = stringOf(node, 'author');
  const handle = atHandle(stringOf(node, 'handle'));
  const url = stringOf(node, 'url');
  const postedAt = stringOf(node, 'postedAt');
  const time =
    postedAt && `<time${htmlAttributes({ datetime: postedAt })}>${escapeHtml(date(postedAt))}</time>`;
  const label = escapeHtml(words.post[stringOf(node, 'provider')] ?? words.post.link);
  const parts = [
    author && `<bdi class="author">${escapeHtml(author)}</bdi>`,
    handle && `<bdi class="handle" dir="ltr">${escapeHtml(handle)}</bdi>`,
    url &&
      `<a${htmlAttributes({ href: url, rel: 'noopener nofollow' })}>${[label, time].filter(Boolean).join(' ')}</a>`,
    url ? '' : time,
  ];
  return parts.filter(Boolean).join(' ');
}

function atHandle(handle: string): string {
  return handle && !handle.startsWith('@') ? `@${handle}` : handle;
}
