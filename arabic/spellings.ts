import { fold } from './fold.ts';

/**
 * Names that Arabic papers write in more than one way and that folding does not make one: the sounds g, v, p, ch and o
 * have no letter of their own, and each desk has its habit. A line is one name; a spelling may be of several words.
 */
const lines = `
نتنياهو نتانياهو
غوغل جوجل قوقل
إنجلترا إنكلترا إنغلترا
إنجليزي إنكليزي إنغليزي
إنجليزية إنكليزية إنغليزية
أوكرانيا أكرانيا
أستراليا أوستراليا
هنغاريا المجر
فنزويلا فينزويلا
غواتيمالا جواتيمالا
نيكاراغوا نيكاراجوا
أوروغواي أوروجواي
باراغواي باراجواي
سنغافورة سنجافورة
غينيا جينيا
غانا جانا
الغابون الجابون
أنغولا أنجولا
الكونغو الكونجو
غامبيا جامبيا
السنغال السنجال
كيب_تاون كيبتاون
هونغ_كونغ هونج_كونج هونكونغ
شنغهاي شانغهاي
بكين بيجين
طوكيو توكيو
سيول سيؤول
بيونغ_يانغ بيونج_يانج
بلغراد بلجراد
زغرب زجرب
براغ براج
غلاسكو جلاسكو
شيكاغو شيكاجو
لوس_أنجلوس لوس_أنجيليس
سان_فرانسيسكو سانفرانسيسكو
غوانتانامو جوانتانامو
ستوكهولم استوكهولم
اسطنبول إسطنبول استنبول
طهران تهران
أصفهان إصفهان أصبهان
أذربيجان آذربيجان اذربايجان
قيرغيزستان قرغيزستان قرقيزستان
كازاخستان قازاقستان كازخستان
تشيلي شيلي
تشيكيا التشيك
غرينتش جرينتش غرينيتش
غرينلاند جرينلاند
بوروندي بروندي
رواندا راوندا
ترامب ترمب
بوتين بوتن
ماكرون مكرون
ميركل مركل
أردوغان إردوغان أردوجان
زيلينسكي زيلنسكي
غوتيريش جوتيريش غوتيريس
غورباتشوف جورباتشوف
غاندي جاندي
غريغوري جريجوري
غوارديولا جوارديولا
إنستغرام إنستجرام انستقرام
تلغرام تيليغرام تليجرام تيليجرام
فيسبوك فيس_بوك
يوتيوب يو_تيوب
تيك_توك تيكتوك
واتساب واتس_آب واتسآب
تويتر تويتير
إنترنت انترنيت
تلفزيون تليفزيون
تلفون تليفون
فيديو فديو
ديمقراطي ديموقراطي
ديمقراطية ديموقراطية
بيروقراطية بروقراطية
تكنولوجيا تقنولوجيا تكنلوجيا
بترول بيترول
كيلوغرام كيلوجرام
غرام جرام
كورونا كرونا
أنفلونزا إنفلونزا
موسيقى موسيقا
مئة مائة
مئتان مائتان
أبو_ظبي أبوظبي
أبو_بكر أبوبكر
`;

const known = new Map<string, string[][]>();
for (const line of lines.trim().split('\n')) {
  // Some fold to the same.
  const spellings = new Set(line.split(' ').map((spelling) => fold(spelling).replaceAll('_', ' ')));
  for (const one of spellings) {
    const others = [...spellings].filter((other) => other !== one);
    known.set(
      one,
      others.map((other) => other.split(' ')),
    );
  }
}

const attached = /^(?:[وفبك]?ال|لل|[وفبل])(?=..)/u;

/**
 * The other ways a folded name is written, each as its folded words; none for most. عبد and what follows it are written
 * as one word or as two. What is attached in front («لغوغل», «الإنكليزي») is left off.
 */
export function otherSpellings(words: readonly string[]): string[][] {
  const [first = '', second] = words;
  if (words.length === 2 && first === 'عبد' && second?.startsWith('ال')) return [[first + second]];
  const joined = words.length === 1 ? /^عبد(ال.{2,})$/u.exec(first)?.[1] : undefined;
  if (joined) return [['عبد', joined]];
  const bare = [first.replace(attached, ''), ...words.slice(1)];
  return known.get(words.join(' ')) ?? known.get(bare.join(' ')) ?? [];
}
