/** A home page as a newsroom has it: forty stories with pictures, in five sections. */
import type { Caller } from './call.ts';
import { photograph, untilMade, upload } from './media.ts';

const stories = 40;
const pictures = 8;
const sections = ['politics', 'economy', 'culture', 'sport', 'science'];
const subjects = [
  'مجلس المدينة يقر خطة لتوسعة شبكة القطار الخفيف',
  'أسعار الخبز تستقر بعد موسم حصاد وفير في السهول الشرقية',
  'متحف المرفأ يفتح أبوابه ليلًا طوال أيام المعرض',
  'فريق الناشئين يبلغ النهائي بعد ركلات ترجيح طويلة',
  'باحثون يرصدون عودة السلاحف إلى شاطئ هُجر عشرين عامًا',
];

export async function fillFrontPage(
  journalist: Caller,
  editor: Caller,
  body: { type: string; content?: unknown[] },
): Promise<void> {
  const ids: string[] = [];
  for (let index = 0; index < pictures; index += 1) {
    const { id } = await upload(journalist.origin, journalist.token, await photograph(1600, 1000, index));
    await untilMade(journalist.origin, journalist.token, id);
    ids.push(id);
  }
  for (let index = 0; index < stories; index += 1) {
    const figure = {
      type: 'figure',
      attrs: { media: ids[index % pictures], alt: 'مشهد من المدينة', credit: 'تصوير المكتب' },
      content: [{ type: 'text', text: 'مشهد من المدينة أمس.' }],
    };
    const draft = await journalist.ask('POST', '/stories', {
      headline: `${subjects[index % subjects.length]} (${index + 1})`,
      lead: 'تفاصيل القرار وما يعنيه للسكان في الأسابيع المقبلة، كما شرحها مسؤولون ومختصون لمراسلينا.',
      section: sections[index % sections.length],
      tags: ['المدينة', subjects[index % subjects.length]?.split(' ')[0]],
      body: { ...body, content: [figure, ...(body.content ?? [])] },
    });
    await editor.step(await editor.step(await journalist.step(draft, 'submit'), 'approve'), 'publish');
  }
}
