/** What a page of the desk says when it broke. Every page brings it in both languages, so it is nothing but this. */
export const broken = {
  title: 'حدث خلل من جهتنا',
  text: 'آخر ما حُفظ باقٍ كما هو. أعد المحاولة، فإن تكرّر فأخبر مدير غرفة الأخبار.',
  retry: 'أعد المحاولة',
};

export type BrokenWords = typeof broken;
