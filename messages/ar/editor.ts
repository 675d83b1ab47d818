import { blocks } from './blocks.ts';
import { embeds } from './embeds.ts';
import { hands } from './hands.ts';
import { paste } from './paste.ts';
import { saving } from './saving.ts';

/** `{name}` places are filled in by the editor. Counts have Arabic's six forms; English uses `one` and `other`. */
export const editor = {
  hands,
  story: 'الخبر',
  headline: 'العنوان',
  headlineHint: 'اكتب العنوان',
  lead: 'المقدمة',
  leadHint: 'المقدمة: الخبر في جملة أو جملتين',
  body: 'نص الخبر',
  bodyHint: 'اكتب هنا، أو ألصق نصًا أو رابط منشور على X',
  details: 'بيانات الخبر',
  section: 'القسم',
  byline: 'الكاتب',
  bylineHint: 'اسم الكاتب كما يظهر للقارئ',
  tags: 'الوسوم',
  tagsHint: 'افصل بينها بفاصلة',
  readOnly: 'هذا الخبر للقراءة فقط الآن.',
  unreadable: 'تعذّر فتح نص هذا الخبر كما هو محفوظ، فأُغلق التحرير حتى لا يضيع منه شيء.',

  blocks,
  embeds: embeds.editor,

  toolbar: {
    label: 'أدوات الكتابة',
    paragraph: 'فقرة',
    heading2: 'عنوان فرعي',
    heading3: 'عنوان أصغر',
    headingShort2: 'عنوان',
    headingShort3: 'أصغر',
    bold: 'خط عريض',
    italic: 'خط مائل',
    link: 'رابط',
    bulletList: 'قائمة نقطية',
    orderedList: 'قائمة مرقمة',
    blockquote: 'اقتباس',
    pullQuote: 'اقتباس بارز',
    figure: 'صورة',
    embed: 'منشور أو مقطع',
    library: 'مكتبة الوسائط',
    horizontalRule: 'فاصل',
    rtl: 'من اليمين إلى اليسار',
    ltr: 'من اليسار إلى اليمين',
    insert: 'عنصر جديد',
    block: 'خيارات العنصر',
    undo: 'تراجع',
    redo: 'أعد',
    pastePlain: 'الصق نصًا عاديًا',
  },

  address: {
    link: 'عنوان الرابط',
    embed: 'عنوان المنشور أو المقطع',
    put: 'أدرج',
    remove: 'أزل الرابط',
    close: 'أغلق',
    badLink: 'هذا ليس عنوان صفحة. مثال صحيح: https://example.org/page',
    badEmbed: 'هذا ليس عنوان صفحة. مثال صحيح: https://x.com/name/status/123',
  },

  figure: {
    label: 'صورة',
    caption: 'شرح الصورة',
    captionHint: 'شرح الصورة',
    credit: 'المصدر',
    creditHint: 'مصدر الصورة',
    alt: 'وصف بديل',
    altHint: 'ما يظهر في الصورة، لمن لا يراها',
    noPicture: 'لا ملف للصورة بعد',
    choose: 'اختر صورة',
    replace: 'بدّل الصورة',
    remove: 'أزل الصورة',
    uploading: 'تُرفع الصورة «{name}»…',
    retry: 'أعد المحاولة',
    dismiss: 'أغلق',
    failed: {
      network: 'لم تُرفع الصورة «{name}»: انقطع الاتصال.',
      not_a_picture: 'لم تُرفع «{name}»: ليست صورة يمكن قراءتها. المقبول JPEG وPNG وWebP وGIF وAVIF.',
      unsupported_type: 'لم تُرفع «{name}»: نوع الملف غير مقبول. المقبول JPEG وPNG وWebP وGIF وAVIF.',
      too_large: 'لم تُرفع «{name}»: الصورة أكبر من المسموح، وهو 25 ميغابايت و50 مليون بكسل.',
      damaged_file: 'لم تُرفع «{name}»: الملف تالف أو لم يصل كاملًا. افتحه على جهازك لتتأكد منه.',
      heic_picture: 'لم تُرفع «{name}»: صورة HEIC كما تحفظها هواتف آيفون. صدّرها JPEG ثم ارفعها.',
      two_files_in_one: 'لم تُرفع «{name}»: في الملف ملف آخر مخبّأ. احفظ الصورة من جديد ثم ارفعها.',
      too_many_requests: 'لم تُرفع «{name}»: ملفات كثيرة تنتظر دورها. أعد المحاولة بعد دقيقة.',
      not_signed_in: 'لم تُرفع «{name}»: انتهت جلستك. سجّل الدخول ثم أعد المحاولة.',
      other: 'لم تُرفع الصورة «{name}». أعد المحاولة.',
    },
  },

  pullQuote: {
    label: 'اقتباس بارز',
    attribution: 'القائل',
    attributionHint: 'قائل العبارة',
  },

  save: {
    now: 'احفظ',
    saved: 'حُفظ {time}',
    savedPlain: 'حُفظ',
    unsaved: 'لم يُحفظ بعد',
    saving: 'يحفظ…',
    failed: 'لم يُحفظ: {why}',
    why: {
      network: 'لا اتصال بالخادم. نصّك باقٍ هنا، ونعيد المحاولة.',
      not_signed_in: 'انتهت جلستك. نصّك باقٍ هنا.',
      too_many_requests: 'الخادم مشغول. نصّك باقٍ هنا، ونعيد المحاولة.',
      refused: 'لم يقبل الخادم هذا النص. نصّك باقٍ هنا.',
      too_large: 'الخبر أكبر من الحد المسموح. نصّك باقٍ هنا.',
      controls: 'في {field} علامة خفية غير مسموح بها. احذفها وأعد كتابة الكلمة.',
      tooLong: '{field}: أطول من {n} حرف. اختصر ليُحفظ، ونصّك باقٍ هنا.',
      tooMany: '{field}: العدد أكثر من {n}. احذف بعضها ليُحفظ.',
      stale_revision: 'حُفظت نسخة أحدث من هذا الخبر.',
      closed: 'لم يعد تعديل هذا الخبر متاحًا لك الآن.',
      other_person: 'سُجّل الدخول بحساب آخر. نصّك باقٍ هنا، ولا يُحفظ باسم غيرك.',
      elsewhere: 'الكتابة الآن في نافذة أخرى لك.',
    },
    retry: 'حاول الآن',
  },

  trouble: {
    staleBy: 'حفظ {name} نسخة أحدث من هذا الخبر عند {time}.',
    stale: 'حُفظت نسخة أحدث من هذا الخبر عند {time}، من شخص آخر أو من نافذة أخرى.',
    staleUnknown: 'حُفظت نسخة أحدث من هذا الخبر، من شخص آخر أو من نافذة أخرى.',
    closed: 'تغيّرت حال هذا الخبر، فلم يعد تعديله متاحًا لك.',
    safe: 'نصّك باقٍ كما هو في هذه الصفحة وعلى هذا الجهاز، ولن يُرسل حتى تختار.',
    copy: 'انسخ نصّي',
    copied: 'نُسخ نصّك.',
    notCopied: 'تعذّر النسخ. حدّد النص وانسخه بنفسك.',
    loadTheirs: 'افتح النسخة الأحدث',
  },

  saving,

  count: {
    label: 'طول النص',
    words: {
      zero: 'بلا كلمات',
      one: 'كلمة واحدة',
      two: 'كلمتان',
      few: '{n} كلمات',
      many: '{n} كلمة',
      other: '{n} كلمة',
    },
    characters: {
      zero: 'بلا حروف',
      one: 'حرف واحد',
      two: 'حرفان',
      few: '{n} أحرف',
      many: '{n} حرفًا',
      other: '{n} حرف',
    },
  },

  paste,
};

export type EditorWords = typeof editor;
