/** A year is the most that RFC 9116 recommends; half of one says that somebody still looks. */
const daysValid = 180;

/** security.txt (RFC 9116): where to report a hole. `contact` is an https address or a mail address. */
export function renderSecurity(origin: string, contact: string, now: Date): string {
  const expires = new Date(now.getTime() + daysValid * 86_400_000);
  expires.setUTCHours(0, 0, 0, 0);
  return [
    `Contact: ${contact.includes('://') ? contact : `mailto:${contact}`}`,
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    'Preferred-Languages: ar, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n');
}
