import type { StoryBody } from '#document/types.ts';

/** A body with every kind of node and mark, about the invented town's springs. */
export const sampleBody: StoryBody = {
  type: 'doc',
  content: [
    {
      type: 'figure',
      attrs: { media: 'p0', alt: 'قناة ماء حجرية بين صخور', credit: 'سامر الحجّار/ مداد' },
      content: [
        {
          type: 'text',
          text: 'ماء يجري في القناة الوسطى بعد أسبوع من إزالة الطمي عنها، وقد بقيت حجارتها في مكانها منذ القرن الثامن عشر.',
        },
      ],
    },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'لم يصدّق أبو نادر أذنيه حين سمع خرير الماء فجر الأحد. يقول الرجل الذي جاوز السبعين: «ظننتها ريحًا، ثم نزلت فوجدت العين تفيض على الدرج». كانت عين الصفصافة، وهي أقدم عيون تين الجبل، قد جفّت عام 2019، ولحقت بها اثنتان في الصيف الذي تلاه.',
        },
      ],
    },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'بدأت القصة بخريطة. عثرت المهندسة ريم الدالي في ' },
        {
          type: 'text',
          marks: [{ type: 'link', attrs: { href: 'https://midad.example/archive' } }],
          text: 'أرشيف البلدية',
        },
        {
          type: 'text',
          text: ' على رسم يعود إلى سنة 1811 يبيّن مسار قنوات تحت الأرض لا يظهر منها اليوم شيء، وقارنته بصور التقطتها طائرة مسيّرة من طراز Kestrel 4. وتقول إن الخطوط تطابقت ',
        },
        { type: 'text', marks: [{ type: 'bold' }], text: 'بفارق أقل من مترين' },
        { type: 'text', text: '، وإن ما جفّ لم يكن الينبوع بل ' },
        { type: 'text', marks: [{ type: 'italic' }], text: 'الطريق إليه' },
        { type: 'text', text: '.' },
      ],
    },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'ثلاثة أشهر من الحفر باليد' }] },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'رفض الأهالي إدخال الآليات الثقيلة خوفًا على السقوف الحجرية. عمل نحو ستين متطوعًا في نوبات من أربع ساعات، وأخرجوا ما يقدّر بتسعين مترًا مكعبًا من الطمي. وحين بلغوا العقدة التي تلتقي عندها القنوات وجدوا جذور شجرة تين سدّت المجرى كله.',
        },
      ],
    },
    {
      type: 'bulletList',
      content: [
        'ترميم ثلاث قنوات طولها مجتمعة 1.4 كيلومتر',
        'تركيب مقاييس للمنسوب تُقرأ عن بعد',
        'منع حفر آبار خاصة في دائرة نصف قطرها 500 متر',
      ].map((t) => ({
        type: 'listItem',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: t }] }],
      })),
    },
    {
      type: 'pullQuote',
      attrs: { attribution: 'ريم الدالي، مهندسة مياه' },
      content: [{ type: 'text', text: 'ما جفّ لم يكن الينبوع، بل الطريق إليه' }],
    },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'ولا يخلو الأمر من خلاف. فأصحاب البساتين السفلى يخشون أن تذهب الحصة الكبرى إلى الحارة الفوقا كما كان يحدث في الماضي، ويطالبون بنظام دور مكتوب. وردّ رئيس المجلس البلدي بأن لجنة من خمسة أشخاص ستضع جدولًا للريّ قبل نهاية كانون الأول.',
        },
      ],
    },
    {
      type: 'embed',
      attrs: {
        provider: 'x',
        url: 'https://x.com/tinjabal_town/status/1860000000000000001',
        text: 'عاد الماء إلى عين الصفصافة. شكرًا لكل يد حملت دلوًا.\nيُرجى عدم الشرب منها قبل ظهور نتائج الفحص يوم الأربعاء.\n#عيون_تين_الجبل',
        author: 'بلدية تين الجبل',
        handle: 'tinjabal_town',
        postedAt: '2026-11-19T16:40:00.000Z',
      },
    },
    { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'هل يدوم؟' }] },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'يحذّر الباحث في علوم المياه كمال الرفاعي من التفاؤل السريع، ويقول إن منسوب الحوض الجوفي ما زال أدنى مما كان عليه قبل عقدين بنحو 11 مترًا، وإن شتاءً شحيحًا واحدًا قد يعيد العيون إلى صمتها. لكنه يرى في ما جرى درسًا: «الصيانة أرخص من الحفر، دائمًا».',
        },
      ],
    },
    {
      type: 'blockquote',
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'ومن أحيا قناةً أو عينًا فله منها سُقياه وسُقيا دوابّه، ولا يُمنع عنها عابر سبيل.',
            },
          ],
        },
        { type: 'paragraph', content: [{ type: 'text', text: 'من وقفية محفوظة في البلدة' }] },
      ],
    },
    { type: 'horizontalRule' },
    {
      type: 'orderedList',
      attrs: { start: 1 },
      content: ['فحص عينات من العيون الثلاث', 'إعلان جدول الدور', 'افتتاح الدرج المرمّم أمام الزوار'].map(
        (t) => ({ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: t }] }] }),
      ),
    },
    {
      type: 'paragraph',
      content: [
        {
          type: 'text',
          text: 'وفي المساء كان الأطفال قد سبقوا اللجان كلها: وضعوا قواربهم الورقية على الماء وركضوا معها حتى آخر الحارة. كُتب على أحدها بخط متعثّر: «إلى البحر»، ومن يعرف تين الجبل يعرف أن البحر بعيد، وأن القارب مع ذلك وصل إلى البستان الأخير قبل أن يبتلّ.',
        },
      ],
    },
  ],
};
