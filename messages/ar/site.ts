import { commentWords } from './comments.ts';
import { embeds } from './embeds.ts';
import { housePages } from './house-pages.ts';
import { sitePages } from './site-pages.ts';

/** What readers see around the stories. `SiteWords` is the shape that every other language answers to. */
export const site = {
  ...sitePages,
  skip: 'انتقل إلى المحتوى',
  sections: 'الأقسام',
  latest: 'أحدث الأخبار',
  published: 'نُشر',
  updated: 'حُدّث',
  corrected: 'في هذا الخبر تصحيح',
  corrections: 'تصحيح',
  moreFrom: (section: string) => `المزيد من ${section}`,
  mostReadIn: (section: string) => `الأكثر قراءة في ${section}`,
  sectionTitle: (section: string, name: string) => `${section} | ${name}`,
  sectionDescription: (section: string, name: string) => `آخر أخبار قسم ${section} في ${name}`,
  storyTitle: (headline: string, name: string) => `${headline} | ${name}`,
  older: 'الأقدم',
  newer: 'الأحدث',
  paging: 'صفحات القسم',
  feed: 'خلاصة RSS',
  feedTitle: (section: string, name: string) => `${name}: ${section}`,
  rights: (year: string, name: string) => `© ${year} ${name}. جميع الحقوق محفوظة.`,
  embeds: embeds.reader,
  houseUpdated: housePages.updated,
  comments: commentWords.reader,
  /** What stands above a link to another story, and what a table without a caption is called. */
  related: 'اقرأ أيضًا',
  table: 'جدول',
  pair: { before: 'قبل', after: 'بعد' },
  moving: { play: 'شغّل الحركة', stop: 'أوقف الحركة' },
  document: 'افتح المستند',
  emptyHome: 'لا أخبار منشورة بعد.',
  emptyHomeHint: 'ستجد الأخبار هنا فور نشرها.',
  emptySection: 'لا أخبار في هذا القسم بعد.',
  emptySectionHint: 'تجد آخر ما نُشر في الصفحة الرئيسية.',
  notFound: 'لا صفحة بهذا العنوان',
  notFoundHint: 'ربما نُسخ الرابط ناقصًا. ابدأ من الصفحة الرئيسية أو من أحد الأقسام.',
  gone: 'سُحب هذا الخبر',
  goneHint: 'نُشر هنا خبر ثم سحبته هيئة التحرير، ولم يعد متاحًا للقراءة.',
  toHome: 'اذهب إلى الصفحة الرئيسية',
};

export type SiteWords = typeof site;
