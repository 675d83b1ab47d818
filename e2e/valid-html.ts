import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    'long-title': 'off',
    'require-sri': ['error', { target: 'crossorigin' }],
    'no-inline-style': 'off',
    'attribute-boolean-style': 'off',
    'no-raw-characters': ['error', { relaxed: true }],
  },
});

/** What is wrong with a page's markup, each with the page's name, its line and the rule; nothing where it is valid. */
export async function problemsIn(name: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map((m) => `${name}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`),
  );
}
