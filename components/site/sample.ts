import { plural } from '#arabic/plural.ts';
import { site as words } from '#messages/ar/site.ts';
import type { SiteContext, StoryCard, StoryPageProps } from './types.ts';

/** A made-up newsroom for the tests and for looking at the pages. The town and everyone in it are invented. */
const sections = [
  { slug: 'politics', name: 'سياسة' },
  { slug: 'economy', name: 'اقتصاد' },
  { slug: 'society', name: 'مجتمع' },
  { slug: 'culture', name: 'ثقافة' },
  { slug: 'science', name: 'علوم' },
];

const long = new Intl.DateTimeFormat('ar-u-nu-latn', { dateStyle: 'long', timeZone: 'Asia/Amman' });
const time = new Intl.DateTimeFormat('ar-u-nu-latn', { timeStyle: 'short', timeZone: 'Asia/Amman' });

export const sampleSite: SiteContext = {
  name: 'مداد',
  description: 'أخبار بلدة تين الجبل وما حولها، يكتبها أهلها ويراجعها محرر قبل نشرها.',
  origin: 'https://midad.example',
  edition: 'ar',
  other: null,
  locale: 'ar',
  dir: 'rtl',
  numbers: 'ar-u-nu-latn',
  sections,
  housePages: [{ path: '/about', title: 'من نحن' }],
  date: (iso) => long.format(new Date(iso)),
  day: (date) => long.format(new Date(`${date}T09:00:00Z`)),
  dateTime: (iso) => `${long.format(new Date(iso))}، ${time.format(new Date(iso))}`,
  count: plural,
  words,
  css: '',
  storyCss: '',
  blocksCss: '',
  embedsCss: '',
  scripts: { page: '/assets/page.js', player: '/assets/player.js', comments: '/assets/comments.js' },
  commentsCss: '',
  frameHosts: [],
  pagesCss: '',
  frontsCss: '',
  fonts: [],
  year: '2026',
  build: 'sample',
};

const headlines: [string, string, string][] = [
  [
    'society',
    'تين الجبل تعيد فتح عيونها القديمة بعد سبعة أعوام من الجفاف',
    'عادت المياه إلى ثلاث عيون كانت قد نضبت، بعد أن رمّم الأهالي قنوات حجرية عمرها أكثر من مئتي عام.',
  ],
  [
    'economy',
    'تعاونية الزيتون توقّع أول عقد تصدير وتَعِد بسعر ثابت للمزارعين',
    'يشمل العقد 120 طنًا في موسمه الأول، وتقول التعاونية إن الدفع سيكون عند التسليم.',
  ],
  [
    'politics',
    'المجلس البلدي يقر موازنة تخصص ثلثها للطرق والإنارة',
    'صوّت تسعة أعضاء مع المشروع وعارضه اثنان بعد جلسة دامت خمس ساعات.',
  ],
  [
    'culture',
    'مهرجان الحكاية يعود إلى الساحة العتيقة',
    'عشرون حكّاءً وحكّاءة يروون على مدى أربع ليالٍ قصصًا جمعها تلاميذ البلدة من جدّاتهم.',
  ],
  ['science', 'فريق مدرسي يبني محطة رصد للطقس بأقل من مئة دينار', ''],
  ['society', 'متطوعون يرسمون أول خريطة لأشجار البلدة', 'أحصوا حتى الآن 4200 شجرة، ثلثها من التين.'],
  ['economy', 'سوق الخميس يمدّد ساعاته حتى منتصف الليل', 'القرار تجريبي، ويراجع بعد ثلاثة أشهر.'],
  ['politics', 'فتح باب الترشح لمجلس الشباب المحلي', ''],
  ['culture', 'مكتبة متنقلة تجوب القرى الخمس', 'تحمل ألف كتاب، نصفها للأطفال.'],
  ['science', 'تجربة ريّ بالضباب تنجح في أعلى التلال', 'جمعت الشباك 300 لتر في ليلة واحدة.'],
  ['society', 'مطر', ''],
  ['politics', 'البلدية تنشر محاضر جلساتها على الإنترنت', 'يمكن البحث فيها بالكلمة والتاريخ.'],
  ['economy', 'ورشة لتجفيف التين تشغّل أربعين سيدة', 'يباع الإنتاج في سبع مدن.'],
];

/** Cards, newest first; every third has a picture when `pictures` is asked for. */
export function sampleCards(count: number, pictures = true): StoryCard[] {
  return Array.from({ length: count }, (_, index) => {
    const [slug, headline, lead] = headlines[index % headlines.length] ?? ['society', 'خبر', ''];
    const at = new Date(Date.UTC(2026, 10, 20, 9, 30) - index * 5 * 3600_000).toISOString();
    return {
      id: `st${index}`,
      edition: 'ar',
      section: sections.find((section) => section.slug === slug) ?? { slug, name: slug },
      slug: headline.split(' ').slice(0, 6).join('-'),
      headline,
      lead,
      byline: 'ليلى النسّاج',
      publishedAt: at,
      updatedAt: at,
      picture:
        pictures && index % 3 === 0
          ? {
              id: `p${index}`,
              alt: 'قناة ماء بين صخور',
              width: 1600,
              height: 1067,
              widths: [480, 960, 1600],
              formats: ['avif', 'webp', 'jpg'],
              placeholder: '2b3a4a2b3a4a5c6b7a8a97a42b3a4a3c4b5a6b7a898a97a4d9c7a1c8b58ea79372867155',
              focusX: 30,
              focusY: 50,
              card: `card-30-50.jpg`,
            }
          : null,
    };
  });
}

/** The story in the page's tests; its body's HTML is whatever the test made of a body. */
export function sampleStory(
  bodyHtml: string,
  changes: Partial<StoryPageProps['story']> = {},
): StoryPageProps {
  const [card] = sampleCards(1);
  if (!card) throw new Error('The sample has no story.');
  const { picture, ...story } = card;
  return {
    site: sampleSite,
    story: {
      ...story,
      updatedAt: '2026-11-20T14:05:00.000Z',
      tags: ['مياه', 'تراث'],
      corrections: [
        {
          at: '2026-11-20T14:05:00.000Z',
          note: 'ذكرت نسخة سابقة من هذا الخبر أن عدد القنوات المرمّمة خمس، والصحيح أنها ثلاث.',
        },
      ],
      ...changes,
    },
    bodyHtml,
    picture,
    byline: [{ text: story.byline, path: '/author/ليلى-النساج' }],
    tags: [
      { text: 'مياه', path: '/tag/مياه' },
      { text: 'تراث', path: '/tag/تراث' },
    ],
    card: '/card/a/b.png',
    updates: ['2026-11-22T12:00:00.000Z', '2026-11-22T10:30:00.000Z'],
    recording: null,
    minutes: 4,
    comments: null,
    translation: null,
    related: sampleCards(9).slice(6),
    earlier: sampleCards(10)[9] ?? null,
    later: null,
    more: sampleCards(6).slice(1),
    mostRead: sampleCards(4).slice(1),
  };
}
