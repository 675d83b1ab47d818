import { escapeHtml } from '#document/escape.ts';
import type { PageFields } from './working-copy.ts';

/** Puts the whole story on the clipboard, formatted where the browser can. False where nothing was copied. */
export async function copyStory(fields: PageFields, html: string, text: string): Promise<boolean> {
  const plain = [fields.headline, fields.lead, text].filter(Boolean).join('\n\n');
  const rich = `<h1>${escapeHtml(fields.headline)}</h1><p>${escapeHtml(fields.lead)}</p>${html}`;
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([plain], { type: 'text/plain' }),
        'text/html': new Blob([rich], { type: 'text/html' }),
      }),
    ]);
    return true;
  } catch {
    return copyPlain(plain);
  }
}

// navigator.clipboard is missing on plain http.
function copyPlain(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}
