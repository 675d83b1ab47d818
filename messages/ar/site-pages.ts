/** What readers see on the pages around the stories: search, tags, authors, the archive. Part of `site`. */
import type { CountForms } from './desk.ts';

const results: CountForms = {
  zero: 'لا نتائج',
  one: 'نتيجة واحدة',
  two: 'نتيجتان',
  few: '{n} نتائج',
  many: '{n} نتيجة',
  other: '{n} نتيجة',
};

const stories: CountForms = {
  zero: 'لا أخبار',
  one: 'خبر واحد',
  two: 'خبران',
  few: '{n} أخبار',
  many: '{n} خبرًا',
  other: '{n} خبر',
};

const minutes: CountForms = {
  zero: 'قراءة أقل من دقيقة',
  one: 'قراءة دقيقة',
  two: 'قراءة دقيقتين',
  few: 'قراءة {n} دقائق',
  many: 'قراءة {n} دقيقة',
  other: 'قراءة {n} دقيقة',
};

const updates: CountForms = {
  zero: 'لم يُحدَّث',
  one: 'حُدّث مرة واحدة',
  two: 'حُدّث مرتين',
  few: 'حُدّث {n} مرات',
  many: 'حُدّث {n} مرة',
  other: 'حُدّث {n} مرة',
};

const fresh: CountForms = {
  zero: 'لا أخبار جديدة',
  one: 'خبر جديد',
  two: 'خبران جديدان',
  few: '{n} أخبار جديدة',
  many: '{n} خبرًا جديدًا',
  other: '{n} خبر جديد',
};

export const sitePages = {
  counts: { results, stories, minutes, updates, fresh },
  tools: {
    share: 'شارك',
    shareBy: {
      whatsapp: 'واتساب',
      telegram: 'تلغرام',
      facebook: 'فيسبوك',
      x: 'إكس',
      mail: 'البريد',
    },
    copy: 'انسخ الرابط',
    copied: 'نُسخ الرابط',
    listenLater: 'استمع لاحقًا',
    larger: 'خط أكبر',
    smaller: 'خط أصغر',
    print: 'اطبع',
  },
  mostRead: 'الأكثر قراءة',
  breaking: 'عاجل',
  closeBreaking: 'أغلق العاجل',
  search: {
    title: 'البحث',
    pageTitle: (query: string, name: string) => `${query} | البحث في ${name}`,
    description: (name: string) => `ابحث في أخبار ${name}`,
    label: 'ابحث في الأخبار',
    submit: 'ابحث',
    filters: 'ضيّق البحث',
    section: 'القسم',
    allSections: 'كل الأقسام',
    author: 'الكاتب',
    from: 'من يوم',
    to: 'إلى يوم',
    sort: 'ترتيب النتائج',
    newest: 'الأحدث أولًا',
    best: 'الأقرب أولًا',
    more: (count: string) => `أكثر من ${count}. ضيّق البحث لتصل إلى الأقدم.`,
    hint: 'اكتب كلمة أو أكثر. لا فرق بين الهمزات ولا يلزم التشكيل، وما بين علامتي «» يُبحث عنه كما هو.',
    none: 'لا نتائج',
    noneHint: 'جرّب كلمات أقل أو أعمّ، أو أزل ما ضيّقت به البحث.',
    suggestion: 'هل تقصد',
    incomplete: 'لا يشمل البحث كل الأخبار بعد: ما زال بعضها يُضاف إليه، الأحدث أولًا. أعد المحاولة لاحقًا.',
    tooLong: 'عبارة البحث أطول من 200 حرف. اختصرها ثم أعد المحاولة.',
    tooMany: 'طلبات بحث كثيرة في وقت قصير. انتظر ثواني ثم أعد المحاولة.',
    paging: 'صفحات النتائج',
    next: 'النتائج التالية',
    previous: 'النتائج السابقة',
  },
  tag: {
    kicker: 'وسم',
    description: (tag: string, name: string) => `كل ما نشرته ${name} تحت وسم ${tag}`,
    of: 'الوسوم',
  },
  author: {
    kicker: 'كاتب',
    description: (author: string, name: string) => `كل ما كتبه ${author} في ${name}`,
  },
  archive: {
    title: 'الأرشيف',
    dayTitle: (day: string) => `أخبار ${day}`,
    description: (day: string, name: string) => `كل ما نشرته ${name} في ${day}`,
    earlier: 'اليوم السابق',
    later: 'اليوم التالي',
    paging: 'أيام الأرشيف',
  },
  correctionsPage: {
    title: 'التصحيحات',
    description: (name: string) => `ما صحّحته ${name} في أخبارها بعد نشرها`,
    intro: 'حين نخطئ نصحّح الخبر ونقول ذلك فيه، ونجمع التصحيحات هنا.',
    none: 'لا تصحيحات حتى الآن.',
  },
  offline: {
    title: 'لا اتصال بالإنترنت',
    hint: 'لم نصل إلى الشبكة. تحقّق من اتصالك ثم أعد المحاولة.',
    kept: 'ما قرأته أخيرًا باقٍ على جهازك',
    again: 'أعد المحاولة من الصفحة الرئيسية',
  },
  related: 'أخبار ذات صلة',
  neighbours: 'الخبر السابق والتالي',
  earlierStory: 'الخبر السابق',
  laterStory: 'الخبر التالي',
  broken: 'تعذّر فتح الصفحة',
  brokenHint: 'حدث خطأ عندنا، وليس منك. أعد المحاولة بعد قليل.',
};
