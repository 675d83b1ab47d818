/** What the front itself says, when there is no page to say it. Both languages: it doesn't know the reader's. */

export interface Notice {
  ar: string;
  en: string;
}

export const notices = {
  malformed: { ar: 'هذا العنوان غير مكتوب كما يجب.', en: 'This address is malformed.' },
  notFound: { ar: 'لا شيء في هذا العنوان.', en: 'There is nothing at this address.' },
  gone: { ar: 'سُحب ما كان في هذا العنوان.', en: 'What was at this address has been withdrawn.' },
  notAllowed: { ar: 'هذه الصفحة للقراءة فقط.', en: 'This page can only be read.' },
  noSuchMethod: { ar: 'لا يقبل هذا العنوان هذا الفعل.', en: 'This address does not take this method.' },
  starting: {
    ar: 'الموقع يعود إلى العمل. أعد المحاولة بعد لحظات.',
    en: 'The site is coming back. Please try again in a moment.',
  },
  folderGone: {
    ar: 'لا يجد الخادم مجلد البيانات (MIDAD_DATA). أعده إلى مكانه، وسيعود الموقع إلى العمل.',
    en: 'The data folder is gone (MIDAD_DATA). Put it back in its place, and the site returns.',
  },
  broken: {
    ar: 'حدث خطأ لدينا. أعد المحاولة بعد قليل.',
    en: 'Something broke on our side. Please try again.',
  },
  foreign: { ar: 'الطلب من موقع آخر، فلم يُنفَّذ.', en: 'The request came from another site and was refused.' },
  home: { ar: 'اذهب إلى الصفحة الرئيسية', en: 'Go to the front page' },
  fileTooLarge: {
    ar: 'أكثر ما يُرسل في طلب واحد 30 ميغابايت، ولم نحفظ شيئًا. أرسل ما هو أكبر مقطّعًا إلى /api/v1/media/uploads.',
    en: 'One call takes up to 30 MB, and nothing was saved. Send larger files in pieces to /api/v1/media/uploads.',
  },
  tooLarge: {
    ar: 'ما أُرسل أكبر من المسموح، ولم نحفظ شيئًا.',
    en: 'The request is larger than allowed, and nothing was saved.',
  },
} as const satisfies Record<string, Notice>;
