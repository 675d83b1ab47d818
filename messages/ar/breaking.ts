/** Words for breaking news at the desk. `BreakingWords` is the shape that every other language answers to. */
export const breaking = {
  title: 'عاجل',
  intro: 'سطر واحد يصل إلى كل صفحة من موقع القرّاء في ثوانٍ، قبل أن يُكتب الخبر. ينتهي وحده.',
  introReader: 'ما يقرؤه القرّاء الآن في شريط العاجل. يكتبه المحرّرون.',
  introEdition:
    'سطر واحد يصل إلى كل صفحة من الطبعة المختارة هنا في ثوانٍ، قبل أن يُكتب الخبر، ولا يراه قرّاء الأخرى. ينتهي وحده.',
  none: 'لا عاجل الآن.',
  now: 'أمام القرّاء الآن',
  text: 'نص العاجل',
  textHint: 'جملة واحدة، حتى 160 حرفًا.',
  story: 'الخبر الذي يفتحه',
  noStory: 'بلا رابط',
  minutes: 'ينتهي بعد',
  lengths: {
    15: 'ربع ساعة',
    30: 'نصف ساعة',
    60: 'ساعة',
    180: '3 ساعات',
    720: '12 ساعة',
  },
  send: 'أرسله إلى القرّاء',
  replace: 'أرسله مكان العاجل الحالي',
  sending: 'يُرسل…',
  sent: 'وصل العاجل إلى القرّاء.',
  withdraw: 'اسحبه الآن',
  draft: 'اكتب منه خبرًا',
  openDraft: 'افتح الخبر الذي كُتب منه',
  by: 'كتبه {name}',
  until: 'ينتهي',
  ended: 'انتهى',
  withdrawn: 'أنهاه {name}',
  before: 'ما سبق',
  textWrong: 'اكتب جملة من حرف إلى 160 حرفًا.',
  stale:
    'تغيّر العاجل الذي أمام القرّاء بعد أن فتحت هذه الصفحة، فلم نرسل شيئًا. ما كتبته باقٍ؛ اقرأ الحالي ثم أرسل.',
};

export type BreakingWords = typeof breaking;
