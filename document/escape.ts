const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** For text and for attribute values in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (found) => entities[found] ?? found);
}

/** ` name="value"` for each value that is not null; attributes that say nothing are left out. */
export function htmlAttributes(attributes: Record<string, string | number | null | undefined>): string {
  let html = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) html += ` ${name}="${escapeHtml(String(value))}"`;
  }
  return html;
}
