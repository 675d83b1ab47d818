const western = '0123456789';
const arabic = '٠١٢٣٤٥٦٧٨٩';
const persian = '۰۱۲۳۴۵۶۷۸۹';

/** ٣٬٥٠٠٫٢٥٪ and ۳۵ → 3,500.25% and 35. The signs ٫ ٬ ٪ belong to Arabic-Indic digits and go with them. */
export function toWesternDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => western.charAt(arabic.indexOf(digit)))
    .replace(/[۰-۹]/g, (digit) => western.charAt(persian.indexOf(digit)))
    .replace(/(?<=[0-9])٫(?=[0-9])/g, '.')
    .replace(/(?<=[0-9])٬(?=[0-9])/g, ',')
    .replace(/٪/g, '%');
}

/**
 * 3,500.25% → ٣٬٥٠٠٫٢٥٪. For numbers and dates that the house sets; not for copy with addresses in it.
 * Dots and commas change only where they can't be anything but decimal and thousands signs: 13.6.2022 keeps
 * its dots.
 */
export function toArabicDigits(text: string): string {
  return text
    .replace(/[0-9]+(?:[.,][0-9]+)*%?/g, (number) => {
      const plain = number.replace('%', '٪');
      if (/^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?٪?$/.test(plain)) {
        return plain.replaceAll(',', '٬').replace('.', '٫');
      }
      return /^[0-9]+\.[0-9]+٪?$/.test(plain) ? plain.replace('.', '٫') : plain;
    })
    .replace(/[0-9]/g, (digit) => arabic.charAt(Number(digit)));
}
