import { expect, test } from 'vitest';
import { joinPrintedLines } from './printed-lines.ts';

test('lines that their writer ended are left alone', () => {
  const headlines = Array.from(
    { length: 6 },
    (_, n) => `عنوان طويل بما يكفي ليبدو سطرًا مكسورًا لكنه عنوان رقم ${n}`,
  );
  expect(joinPrintedLines(headlines.join('\n'))).toBeNull();
  expect(joinPrintedLines('بيت من الشعر\nوبيت آخر\nوثالث')).toBeNull();
  const paragraphs = Array.from({ length: 5 }, () => `${'كلمة '.repeat(30)}.`);
  expect(joinPrintedLines(paragraphs.join('\n'))).toBeNull();
});

test('a sentence goes on over the page', () => {
  const text = [
    'بدأت أعمال الترميم في السوق القديم صباح الأحد بعد تأخر دام أربعة',
    'أشهر بسبب الأمطار الغزيرة التي أغرقت الأقبية وأتلفت جزءًا من',
    'الخشب المخزون فيها. وقال المهندس المشرف على العمل إن الفريق',
    '',
    '12',
    '\fسيعمل ليلًا حتى لا تتعطل حركة البيع، وإن السقف أول ما يُرمم.',
  ].join('\n');
  expect(joinPrintedLines(text)).toEqual([
    'بدأت أعمال الترميم في السوق القديم صباح الأحد بعد تأخر دام أربعة أشهر بسبب الأمطار الغزيرة التي أغرقت الأقبية وأتلفت جزءًا من الخشب المخزون فيها. وقال المهندس المشرف على العمل إن الفريق سيعمل ليلًا حتى لا تتعطل حركة البيع، وإن السقف أول ما يُرمم.',
  ]);
});
