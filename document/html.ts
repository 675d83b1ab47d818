import { dirOfBlock } from './attributes.ts';
import { isolatedHtml, isolatesAmong } from './isolates.ts';
import { findMarkSpec, findNodeSpec } from './list.ts';
import type { HtmlContext, HtmlWriter } from './spec.ts';
import type { DocMark, DocNode, StoryBody } from './types.ts';

export type { HtmlContext, HtmlPicture } from './spec.ts';

/** For exports and the clipboard inside the newsroom, where no picture's address is known and times stay as stored. */
export const plainContext: HtmlContext = {
  newsroom: true,
  picture: () => null,
  clip: () => null,
  related: () => ({ href: '', headline: '' }),
  date: (iso) => iso,
  day: (date) => date,
  words: {
    table: 'جدول',
    related: 'اقرأ أيضًا',
    embeds: {
      link: {
        post: 'المنشور على {name}',
        video: 'المقطع على {name}',
        audio: 'التسجيل على {name}',
        picture: 'الصورة على {name}',
        map: 'الموقع على {name}',
        chart: 'الرسم على {name}',
        document: 'الوثيقة على {name}',
        frame: 'الصفحة',
        page: 'الرابط',
      },
    },
  },
};

/**
 * A checked body as HTML: the one renderer for the reader's page, feeds, clipboard and export. Everything
 * is escaped, nothing is requested from third parties, and `from-html.ts` reads it back to the same body (but for
 * what the context leaves out).
 */
export function bodyToHtml(body: StoryBody, context: HtmlContext = plainContext): string {
  const first = body.content.find((node) => context.newsroom || !findNodeSpec(node.type)?.internal);
  const write: HtmlWriter = {
    context,
    isFirst: (node) => node === first || (first?.type === 'gallery' && node === first.content?.[0]),
    inline: (node) => inlineHtml(node, write),
    blocks: (nodes) => nodes.map((node) => nodeHtml(node, write)).join(''),
  };
  return nodeHtml(body, write);
}

function nodeHtml(node: DocNode, write: HtmlWriter): string {
  const spec = findNodeSpec(node.type);
  if (!spec || (spec.internal && !write.context.newsroom)) return '';
  return spec.html(node, write);
}

/** Marks are opened once over all neighbours that share them, so that one link stays one link. */
function inlineHtml(block: DocNode, write: HtmlWriter): string {
  const nodes = block.content ?? [];
  const dir = dirOfBlock(block) ?? write.context.dir;
  const runs = dir === 'ltr' ? [] : isolatesAmong(nodes.map((node) => node.text ?? '\ufffc'));
  let at = 0;
  let html = '';
  const open: { mark: DocMark; close: string }[] = [];
  const closeTo = (depth: number) => {
    while (open.length > depth) html += open.pop()?.close ?? '';
  };
  for (const node of nodes) {
    const marks = node.marks ?? [];
    let shared = 0;
    while (shared < open.length && isSame(open[shared]?.mark, marks[shared])) shared += 1;
    closeTo(shared);
    for (const mark of marks.slice(shared)) {
      const tags = findMarkSpec(mark.type)?.html(mark) ?? { open: '', close: '' };
      html += tags.open;
      open.push({ mark, close: tags.close });
    }
    html += node.text === undefined ? nodeHtml(node, write) : isolatedHtml(node.text, at, runs);
    at += node.text?.length ?? 1;
  }
  closeTo(0);
  return html;
}

function isSame(a: DocMark | undefined, b: DocMark | undefined): boolean {
  return a !== undefined && b !== undefined && a.type === b.type && a.attrs?.href === b.attrs?.href;
}
