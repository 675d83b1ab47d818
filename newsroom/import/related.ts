import { fold } from '#arabic/fold.ts';
import { readCaption } from './caption.ts';
import { countLineWords, endsSentence, findLastSentence, isSpaced, type Line } from './lines.ts';

export interface Related {
  /** Indices of lines that belong to a box of other stories, or to a list of tags. */
  dropped: Set<number>;
  /** Indices of lines below such a label that may as well be the story's own, and so stay. */
  doubtful: Set<number>;
}

/**
 * The titles of other stories below «اقرأ أيضا», and tags below «الوسوم», by their label's index. A line goes only where the text closes its
 * sentences and this one is none: in the middle of the story one title (further ones where no blank line parts
 * them from it), behind the last sentence all of them.
 */
export function findRelated(lines: Line[], labels: Map<number, 'titles' | 'tags'>): Related {
  const found: Related = { dropped: new Set(), doubtful: new Set() };
  const own = lines.filter((line) => countLineWords(line.text) >= 10);
  const stops = own.length > 0 && own.filter((line) => endsSentence(line.text)).length >= own.length * 0.6;
  const spaced = isSpaced(lines);
  const lastSentence = findLastSentence(lines);
  for (const [label, kind] of labels) {
    const isLast = label > lastSentence;
    if (kind === 'tags' && !isLast) continue;
    for (let index = label + 1; index < lines.length; index += 1) {
      const line = lines[index];
      if (!line) break;
      if (labels.has(index)) {
        if (isLast) break;
        continue;
      }
      const first = index === label + 1;
      // In a list of titles blank lines part nothing.
      const listed = bullet.test(line.text) && bullet.test(lines[label + 1]?.text ?? '');
      const near = (line.gap === 0 && spaced) || listed;
      if (!isLast && !first && !near) break;
      const fits = kind === 'tags' ? readsAsTag(line.text) : stops && readsAsTitle(line.text, near || isLast);
      if (fits) found.dropped.add(index);
      else {
        if ((first || isLast) && !endsSentence(line.text) && !/[:：]/.test(line.text))
          found.doubtful.add(index);
        if (!isLast) break;
      }
    }
  }
  return found;
}

const bullet = /^(?:[•▪◦‣●*–—-]|[0-9٠-٩]{1,2}[.)-])\s*/u;

function readsAsTag(text: string): boolean {
  return countLineWords(text) <= 4 && !endsSentence(text) && !/[:：@]|https?:/.test(text);
}

/** How reported speech goes on, which no title begins with. */
const goesOn =
  /^و(?:قال|اضاف|اشار|ذكر|اكد|تابع|كان|اوضح|بين|كتب|لفت|شدد|راي|اعتبر|نقل|افاد|حسب|بحسب|في|من|علي)/;

function readsAsTitle(text: string, mayAsk: boolean): boolean {
  const title = text.replace(bullet, '');
  const words = countLineWords(title);
  const stops = mayAsk ? /[.…۔][\s"'»”’)\]\p{Cf}]*$/u.test(title) : endsSentence(title);
  return (
    words >= 4 &&
    words <= 18 &&
    !stops &&
    !/[:：،,]\s*$|[#@]|https?:/.test(title) &&
    !goesOn.test(fold(title)) &&
    readCaption(title)?.known !== true
  );
}
