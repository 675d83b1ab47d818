/** The six forms of an Arabic plural; a form that isn't given falls to `other`. `{n}` stands for the number. */
export interface PluralForms {
  zero?: string;
  one?: string;
  two?: string;
  few?: string;
  many?: string;
  other: string;
}

const rules = new Intl.PluralRules('ar');

/**
 * The right form with its number put in (Western digits; the house's digits are set by the caller).
 * English words go through the same door with `one` and `other`: Arabic's `one` is 1 and nothing else, too.
 */
export function plural(n: number, forms: PluralForms): string {
  return (forms[rules.select(n)] ?? forms.other).replaceAll('{n}', String(n));
}
