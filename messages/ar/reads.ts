/** Words for the numbers of readers at the desk. `ReadsWords` is the shape that every other language answers to. */
import type { CountForms } from './desk.ts';

const readers: CountForms = {
  zero: 'لا قراءات',
  one: 'قراءة واحدة',
  two: 'قراءتان',
  few: '{n} قراءات',
  many: '{n} قراءة',
  other: '{n} قراءة',
};

export const reads = {
  title: 'القراءات',
  readers,
  none: 'لم يقرأه أحد بعد، أو لم تصل الأرقام. تصل كل بضع ثوانٍ.',
  byDay: 'يومًا بيوم',
  from: 'من أين جاء القرّاء',
  ours: 'من صفحات الموقع',
  direct: 'رابط مباشر أو لم يُذكر',
  depth: 'إلى أين وصلوا في النص',
  quarters: ['الربع الأول', 'نصفه', 'ثلاثة أرباعه', 'آخره'],
  about:
    'أرقام تقريبية تُعدّ على خادمنا بلا ملفات تعريف ولا أطراف أخرى، وتُترك منها الآلات. الأيام بالتوقيت العالمي.',
};

export type ReadsWords = typeof reads;
