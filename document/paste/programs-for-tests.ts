import type { DocNode } from '../types.ts';
import { br, figure, h, li, ltr, ol, p, quote, say, table, ul } from './blocks-for-tests.ts';
import type { LeftOut } from './source.ts';

/** A clipboard file and the whole of what a story gets of it, in a test of the rules and in a browser. */
export interface Example {
  file: string;
  /** Reads as the end of «a paste from …». */
  what: string;
  blocks: DocNode[];
  leftOut?: LeftOut[];
  missing?: number;
  pictures?: number;
}

const tweet = {
  type: 'embed',
  attrs: {
    provider: 'x',
    url: 'https://x.com/jabalstation/status/1700000000000000001',
    text: 'وصل القطار 🚂 pic.twitter.com/abc123',
    author: 'محطة الجبل',
    handle: '@jabalstation',
    postedAt: '2023-09-08T04:15:59.129Z',
  },
};

const video = {
  type: 'embed',
  attrs: {
    provider: 'youtube',
    url: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
    text: '',
    author: '',
    handle: '',
    postedAt: '',
  },
};

export const word: Example[] = [
  {
    file: 'word/report-365',
    what: 'Word keeps title, headings, lists with their levels and numbers, links and direction',
    blocks: [
      h(2, 'سوق السمك يعود إلى الرصيف القديم'),
      p(
        'قالت ',
        say('رئيسة البلدية', 'bold'),
        ' إن السوق «',
        say('سيفتح', 'italic'),
        ' قبل الفجر»، وفق ',
        say('بيانها', { href: 'https://example.org/souk?id=7' }),
        '.',
      ),
      h(2, 'ما الذي يتغيّر'),
      ul(li(p('سقف جديد'), ul(li(p('من خشب الأرز')))), li(p('أربعون بسطة'))),
      ol(1, li(p('تسجيل الصيادين')), li(p('قرعة الأماكن'))),
      p('ثم تأتي المرحلة الأخيرة:'),
      ol(3, li(p('الافتتاح'))),
      ltr(p('The market opens at 5 a.m. daily.')),
    ],
  },
  {
    file: 'word/tracked-365',
    what: 'Word with tracked changes keeps what was put in and the notes, not what was taken out, hidden or remarked',
    blocks: [
      p('يبدأ العمل يوم الاثنين في الميناء الشرقي، كما قال المدير. انتهى[1].'),
      p('[1] بحسب سجل الميناء.'),
    ],
    leftOut: ['comments'],
  },
  {
    file: 'word/pictures-365',
    what: 'Word brings its pictures, whose bytes are in the RTF',
    blocks: [p('قبل الصورة.'), figure({ media: 'paste-0', alt: 'قارب أزرق عند الرصيف' }), p('بعد الصورة.')],
    pictures: 1,
  },
  {
    file: 'word/table-365',
    what: 'Word makes a header row of the row that is bold',
    blocks: [table(true, ['المحطة', 'الركاب'], ['الميناء', '1200'])],
  },
];

export const wordOnline: Example[] = [
  {
    file: 'word/online',
    what: 'Word for the web puts its lists together again',
    blocks: [
      h(2, 'صباح في المكتبة'),
      p(
        'تفتح المكتبة ',
        say('كل يوم', 'bold'),
        '، وفق ',
        say('جدولها', { href: 'https://example.org/hours' }),
        '.',
        br,
        'سطر ثانٍ',
      ),
      ul(li(p('قاعة الأطفال'), ul(li(p('حكايات المساء')))), li(p('قاعة الصحف'))),
      ol(4, li(p('الدور الرابع'))),
    ],
  },
];

export const googleDocs: Example[] = [
  {
    file: 'google-docs/report',
    what: 'Google Docs is not bold all through, and its links lead where they say',
    blocks: [
      h(2, 'حديقة على السطح'),
      p(
        'زرعت ',
        say('ليلى', 'bold'),
        say(' طماطمها', 'italic'),
        ' فوق بيتها، كما كتبت في ',
        say('مدونتها', { href: 'https://example.org/garden?a=1' }),
        '.',
      ),
      p('فقرة عربية تركها صاحبها من اليسار.'),
      ltr(p('Tomatoes need six hours of sun.')),
      ul(li(p('تراب'), ul(li(p('أحمر')))), li(p('ماء'))),
      figure({ alt: 'أصص على السطح' }),
    ],
    missing: 1,
  },
];

export const spreadsheet: Example[] = [
  {
    file: 'spreadsheet/google-sheets',
    what: 'Google Sheets is a table',
    blocks: [table(true, ['المدينة', 'المطر (مم)'], ['صور', '12.5'])],
  },
  {
    file: 'spreadsheet/excel-365',
    what: 'Excel is a table, bold by its style sheet and with its empty cell',
    blocks: [table(true, ['الصنف', 'السعر'], ['خبز', '1,250'], ['تمر', ''])],
  },
];

export const whatsapp: Example[] = [
  {
    file: 'whatsapp/web-message',
    what: 'a message in WhatsApp Web keeps its lines and emoji, without the clock',
    blocks: [
      p(
        'وصلنا الآن إلى ',
        say('الميناء', 'bold'),
        ' ⛵ والبحر ',
        say('هادئ', 'italic'),
        br,
        'التفاصيل: ',
        say('https://example.org/port', { href: 'https://example.org/port' }),
      ),
    ],
  },
  {
    file: 'whatsapp/web-messages',
    what: 'several WhatsApp messages says who speaks, without the hours',
    blocks: [
      p(say('أم كريم:', 'bold'), ' وصلنا الآن إلى ', say('الميناء', 'bold')),
      p(say('\u2066+961 3 000 000\u2069:', 'bold'), ' والبحر ', say('هادئ', 'italic'), ' اليوم'),
      p('ولا موج'),
      p(say('أم كريم:', 'bold'), ' غدًا نعود'),
    ],
  },
];

export const telegram: Example[] = [
  {
    file: 'telegram/web-k',
    what: 'Telegram Web keeps words, emoji and links, without the clock and the hashtag searches',
    blocks: [
      p(say('عاجل من المرصد', 'bold'), br, 'هزة خفيفة شرق الجبل 🌋 ولا أضرار.'),
      p('اقرأ: ', say('التفاصيل', { href: 'https://example.org/quake' }), ' #زلزال'),
    ],
  },
  {
    file: 'telegram/desktop-messages',
    what: 'Telegram Desktop with one voice needs no names',
    blocks: [
      p('هزة خفيفة شرق الجبل 🌋 ولا أضرار.'),
      p('اقرأ: https://example.org/quake'),
      p('تحديث: انتهت الهزات الارتدادية.'),
    ],
    leftOut: ['picture'],
  },
];

export const mail: Example[] = [
  {
    file: 'mail/gmail',
    what: 'Gmail makes a quote of the letter that is answered and leaves the signature',
    blocks: [
      p('السادة في غرفة الأخبار،'),
      p(
        'نرفق ',
        say('بيان الافتتاح', 'bold'),
        ' و',
        say('الصور', { href: 'https://example.org/press' }),
        '.',
      ),
      p(
        'في الثلاثاء، ٣ فبراير ٢٠٢٦ في ٩:٤١ ص تمت كتابة ما يلي بواسطة ',
        say('غرفة الأخبار', 'bold'),
        ' <',
        say('desk@example.org', { href: 'mailto:desk@example.org' }),
        '>:',
      ),
      quote(p('متى يُفتتح السوق؟')),
    ],
    leftOut: ['signature'],
  },
  {
    file: 'mail/outlook-web',
    what: 'Outlook finds the link behind Safe Links and the letter below the rule',
    blocks: [
      p('تحية طيبة،'),
      p(
        'ينطلق المعرض يوم ',
        say('الخميس', 'bold'),
        ' عند 10:00\u00a0صباحًا، و',
        say('التسجيل مفتوح', { href: 'https://example.org/fair?id=3' }),
        '.',
      ),
      p(
        say('من:', 'bold'),
        ' غرفة الأخبار <desk@example.org>',
        br,
        say('تم الإرسال:', 'bold'),
        ' الاثنين، 2 فبراير 2026 08:15',
        br,
        say('الموضوع:', 'bold'),
        ' المعرض',
      ),
      quote(p('هل من جديد عن المعرض؟')),
    ],
    leftOut: ['signature'],
  },
  {
    file: 'mail/plain',
    what: 'a plain letter joins its lines and quotes what it answers',
    blocks: [
      p('تحية طيبة،'),
      p(
        'يسر المكتبة الوطنية أن تعلن عن افتتاح قاعتها الجديدة يوم الخميس المقبل عند الساعة العاشرة صباحًا بحضور عدد كبير من الكتّاب والقرّاء والمهتمين بشؤون الكتاب في البلاد كلها.',
      ),
      p('وتضم القاعة خمسين ألف كتاب جمعها متطوعون خلال ثلاث سنوات من مكتبات البيوت ومن دور النشر الصغيرة.'),
      p('في 2 فبراير 2026، كتب غرفة الأخبار <desk@example.org>:'),
      quote(p('متى تُفتتح القاعة؟'), p('وهل الدخول مجاني؟')),
    ],
    leftOut: ['signature'],
  },
];

export const webPage: Example[] = [
  {
    file: 'web/article-chrome',
    what: 'a news page keeps the story, its picture’s words and its posts, without the furniture',
    blocks: [
      h(2, 'قطار الجبل يعود بعد أربعين عامًا'),
      figure({ alt: 'قطار أحمر بين الصنوبر', credit: 'تصوير: المكتب' }, 'القطار في محطته الأولى'),
      p(
        'عاد القطار ',
        say('إلى الجبل', 'bold'),
        ' صباح اليوم، وفق ',
        say('المصلحة', { href: 'https://example.org/news/1?page=2#top' }),
        '.',
      ),
      h(2, 'رحلة أولى'),
      p('حملت الرحلة 120 راكبًا.'),
      p('وانتهت عند الظهر.'),
      tweet,
      video,
      ltr(p('Source: Mountain Railways, 2025.')),
    ],
    leftOut: ['furniture'],
    missing: 1,
  },
];

export const pdf: Example[] = [
  {
    file: 'pdf/statement',
    what: 'a PDF joins its printed lines and leaves the page numbers',
    blocks: [
      p('دراسة: المدن الساحلية تستعد لارتفاع البحر'),
      p(
        'قالت دراسة نشرها مركز البحوث البحرية إن المدن الساحلية في المنطقة بدأت تستعد لارتفاع مستوى البحر، وإن نصفها وضع خرائط للأحياء المهددة. وشملت الدراسة عشرين مدينة خلال خمس سنوات، واعتمدت على قياسات يومية من محطات المراقبة.',
      ),
      p(
        'وأوضح الباحثون أن كلفة الحماية أقل كثيرًا من كلفة الإصلاح، وأن التأخر سنة واحدة يزيدها بنحو عشرة في المئة. The report calls this a coordinated plan for the whole coast.',
      ),
      ul(li(p('حواجز من الصخر عند المرافئ')), li(p('أشجار على طول الشاطئ'))),
    ],
  },
  {
    file: 'pdf/shapes',
    what: 'an old PDF spells letter shapes with letters, and leaves ﷺ and ﷲ',
    blocks: [p('المدينة القديمة تستقبل زوارها بسلام ﷺ ﷲ')],
  },
];

export const programs = [
  word,
  wordOnline,
  googleDocs,
  spreadsheet,
  whatsapp,
  telegram,
  mail,
  webPage,
  pdf,
].flat();
