import type { DocNode, StoryBody } from '#document/types.ts';

const text = (words: string): DocNode => ({ type: 'text', text: words });
const paragraph = (words: string): DocNode => ({ type: 'paragraph', content: [text(words)] });
const cell = (type: string, words: string): DocNode => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [paragraph(words)],
});
const row = (type: string, words: string[]): DocNode => ({
  type: 'tableRow',
  content: words.map((word) => cell(type, word)),
});
const figure = (media: string, alt: string, caption: string): DocNode => ({
  type: 'figure',
  attrs: { media, alt, credit: 'سامر الحجّار/ مداد' },
  content: [text(caption)],
});

/** A body with the blocks that few stories hold, about the same invented town. */
export const blocksBody: StoryBody = {
  type: 'doc',
  content: [
    { type: 'sourceNote', content: [text('من مكالمة مع رئيس المجلس البلدي، والتسجيل في الأرشيف')] },
    paragraph('عادت المياه إلى ثلاث عيون من أصل سبع، وتأمل اللجنة أن تلحق بها اثنتان قبل الصيف.'),
    {
      type: 'table',
      attrs: { caption: 'منسوب العيون كما قيس صباح الأحد' },
      content: [
        row('tableHeader', ['العين', 'قبل الترميم (لتر/ثانية)', 'بعده (لتر/ثانية)', 'آخر قياس']),
        row('tableCell', ['الصفصافة', '0', '3.4', '22 تشرين الثاني']),
        row('tableCell', ['الدرج', '0.2', '1.9', '22 تشرين الثاني']),
        row('tableCell', ['البستان الأخير', '0', '0.7', '21 تشرين الثاني']),
      ],
    },
    {
      type: 'factBox',
      attrs: { title: 'القنوات في أرقام' },
      content: [
        {
          type: 'bulletList',
          content: ['طولها 1.4 كيلومتر', 'أُخرج منها 90 مترًا مكعبًا من الطمي', 'عمل فيها 60 متطوعًا'].map(
            (words) => ({
              type: 'listItem',
              content: [paragraph(words)],
            }),
          ),
        },
      ],
    },
    {
      type: 'gallery',
      content: [
        figure('p1', 'رجال يرفعون دلاء من بئر', 'المتطوعون في نوبة الفجر'),
        figure('p2', 'درج حجري تجري عليه المياه', 'الدرج بعد أول جريان'),
        figure('p3', 'قوارب من ورق على ماء ضحل', 'قوارب الأطفال'),
      ],
    },
    {
      type: 'interview',
      content: [
        { type: 'question', content: [text('متى عرفتم أن القناة مسدودة لا جافة؟')] },
        { type: 'answer', content: [paragraph('حين سمعنا الماء خلف الجدار. كان الصوت واضحًا في الليل.')] },
        { type: 'question', content: [text('وهل تكفي العيون الثلاث؟')] },
        {
          type: 'answer',
          content: [paragraph('للبيوت نعم، وللبساتين لا.'), paragraph('لذلك وضعنا جدولًا للدور.')],
        },
      ],
    },
    {
      type: 'timeline',
      content: [
        {
          type: 'timelineEntry',
          attrs: { time: 'صيف 2019', date: '2019' },
          content: [paragraph('جفّت عين الصفصافة، أقدم العيون.')],
        },
        {
          type: 'timelineEntry',
          attrs: { time: '', date: '2026-08-30' },
          content: [paragraph('بدأ الحفر من العقدة التي تلتقي عندها القنوات.')],
        },
        {
          type: 'timelineEntry',
          attrs: { time: 'فجر الأحد', date: '2026-11-15' },
          content: [paragraph('سُمع خرير الماء من جديد.')],
        },
      ],
    },
    { type: 'relatedStory', attrs: { story: 'st7' } },
    {
      type: 'video',
      attrs: { media: 'v1', alt: 'ماء يتدفق من فتحة حجرية', credit: 'مداد', poster: 'p1' },
      content: [text('لحظة وصول الماء')],
    },
    {
      type: 'audio',
      attrs: { media: 's1', alt: 'تسجيل لخرير الماء', credit: 'إذاعة تين الجبل' },
      content: [text('صوت القناة ليلًا')],
    },
  ],
};
