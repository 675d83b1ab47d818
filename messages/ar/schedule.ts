/** Words for the time at which a story is published by itself. */
export const schedule = {
  time: 'موعد النشر',
  zone: 'بتوقيت غرفة الأخبار',
  explain: 'يُنشر الخبر وحده في هذا الموعد، وحتى ذلك الحين لا يراه قارئ. للتعديل قبل الموعد ألغِ الموعد أولًا.',
  submit: 'حدّد الموعد',
  missing: 'اختر يومًا وساعة لم يمضيا بعد.',
  willBe: 'يُنشر وحده',
  dueAt: 'الموعد',
};

export type ScheduleWords = typeof schedule;
