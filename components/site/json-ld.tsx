/**
 * Structured data as a script of data. `<` is written as an escape, so that no headline can end the
 * element (`</script>`) or open a comment in it; JSON reads it back as it was.
 */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: data, not markup; as a child React would write &quot; into it
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
