const prefixes = ['ال', 'وال', 'بال', 'كال', 'فال', 'لل', 'و'];
const suffixes = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ية', 'ه', 'ة', 'ي'];

/**
 * The light stem of a folded word (Lucene's ArabicStemmer): one article or conjunction off the front, then each ending
 * in turn, as long as two letters remain (three where only و goes). Good for comparing and never for showing: it takes
 * the و off وزراء, so whoever searches looks for the word itself, too.
 */
export function stem(word: string): string {
  let stemmed = word;
  for (const prefix of prefixes) {
    const remaining = prefix.length === 1 ? 3 : 2;
    if (stemmed.startsWith(prefix) && stemmed.length >= prefix.length + remaining) {
      stemmed = stemmed.slice(prefix.length);
      break;
    }
  }
  for (const suffix of suffixes) {
    if (stemmed.endsWith(suffix) && stemmed.length >= suffix.length + 2) {
      stemmed = stemmed.slice(0, -suffix.length);
    }
  }
  return stemmed;
}
