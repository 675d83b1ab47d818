import { describe, expect, test } from 'vitest';
import { readCaption, readCreditLine } from './caption.ts';

describe('a caption and its credit are told apart', () => {
  const caption = 'قوارب الصيد في الميناء';

  test.each([
    [`${caption}- (وكالة أنباء الساحل)`, 'وكالة أنباء الساحل'],
    [`${caption} (رويترز)`, 'رويترز'],
    [`${caption}(أ ف ب).`, 'أ ف ب'],
    [`${caption} [الأناضول]`, 'الأناضول'],
    [`${caption} / أرشيف`, 'أرشيف'],
    [`${caption}/رويترز`, 'رويترز'],
    [`${caption} – الفرنسية`, 'الفرنسية'],
    [`${caption} ـ أ.ف.ب`, 'أ.ف.ب'],
    [`${caption} (رويترز/أرشيف)`, 'رويترز/أرشيف'],
    [`${caption} (تصوير: مصور المدينة)`, 'تصوير: مصور المدينة'],
    [`${caption} (AFP)`, 'AFP'],
    [`${caption} © وكالة الأناضول`, 'وكالة الأناضول'],
    [`${caption} ©Agence X`, 'Agence X'],
  ])('%s', (line, credit) => {
    expect(readCaption(line)).toEqual({ caption, credit, known: true });
  });

  test('an unlisted name in brackets is a credit by its place only', () => {
    expect(readCaption(`${caption} (صحيفة الموج)`)).toEqual({ caption, credit: 'صحيفة الموج', known: false });
  });

  test.each([
    'المدينة القديمة كما لم ترها (فيديو)',
    'وقعت الحادثة قبل عقود (1987)',
    'المدينة – الساحل: طريق جديدة',
    'وقال الحارس إن الميناء مغلق.',
    caption,
  ])('%s has none', (line) => {
    expect(readCaption(line)).toBeNull();
  });

  test('a credit may stand on a line of its own', () => {
    expect(readCreditLine('(رويترز)')).toBe('رويترز');
    expect(readCreditLine('تصوير: مصور المدينة')).toBe('تصوير: مصور المدينة');
    expect(readCreditLine('قالت رويترز إن الميناء مغلق')).toBeNull();
  });
});
