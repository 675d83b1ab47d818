/** Words about the newsroom's editions. `site`: of this edition, on the other one's pages. */
export const editions = {
  site: { name: 'العربية', read: 'اقرأه بالعربية' },
  desk: {
    title: 'الطبعة',
    edition: 'تصدر في الطبعة',
    editions: { ar: 'العربية', en: 'الإنجليزية' },
    fixed: 'نُشرت المادة، فلا تتغير طبعتها: عنوانها على الموقع مبني عليها.',
    translationOf: 'ترجمة عن',
    translationHint: 'المادة في الطبعة الأخرى التي تنقلها هذه. يتبادل نصّاهما الرابط متى نُشرا.',
    noTranslation: 'ليست ترجمة',
    findOriginal: 'ابحث عن المادة الأصلية',
    found: 'ما وُجد في القائمة أدناه.',
    foundNone: 'لا مادة منشورة بهذه الكلمات.',
    findFailed: 'تعذّر البحث. حاول ثانية.',
    chose: 'جعله في الطبعة {edition}',
    choseOriginal: 'جعله في الطبعة {edition}، ترجمةً عن «{headline}»',
    choseUnseen: 'جعله في الطبعة {edition}، ترجمةً عن مادة أخرى',
    unseen: 'مادة أخرى لا تُعرض عليك',
    save: 'حفظ الطبعة',
    saved: 'حُفظت الطبعة.',
    taken: 'لهذه المادة ترجمة أخرى. اختر غيرها.',
    newStory: 'مادة بالإنجليزية',
    mark: 'إنجليزية',
  },
  settings: {
    english: 'طبعة إنجليزية للقرّاء',
    on: 'مفتوحة',
    off: 'مغلقة: لا يظهر منها شيء',
    descriptionEn: 'وصف الموقع بالإنجليزية',
    sections: 'أسماء الأقسام بالإنجليزية',
    sectionsHint: 'القسم الذي يبقى اسمه خاليًا يظهر في الطبعة الإنجليزية باسمه العربي.',
    save: 'حفظ أسماء الأقسام',
    saved: 'حُفظت أسماء الأقسام.',
    wrong: 'اسم القسم 80 حرفًا على الأكثر، في سطر واحد.',
  },
};

export type EditionWords = typeof editions;
