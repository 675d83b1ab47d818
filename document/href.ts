/** The longest address that a link or an embed may carry. */
export const longestAddress = 2048;

// White space and invisible characters are how `java\nscript:` and spoofed hosts are smuggled in.
const invisible = /[\s\p{Cc}\p{Cf}\p{Z}\p{Cs}\\]/u;

/** What is wrong with an http(s) address, or null. A user name in it is refused: `https://x.com@evil.example`. */
export function findWebAddressProblem(address: string): string | null {
  if (address.length > longestAddress) return `an address is at most ${longestAddress} characters long`;
  if (invisible.test(address)) return 'white space, a backslash or an invisible character in an address';
  if (!/^https?:\/\/[^/?#]/i.test(address)) return 'an address begins with https:// or http://';
  const url = URL.parse(address);
  if (!url) return 'not a well-formed address';
  if (url.username || url.password) return 'an address with a user name or password in it';
  return null;
}

/**
 * What is wrong with a link's target, or null. Allowed are http, https, mailto and paths on this site
 * (`/politics`, not `//host`).
 */
export function findHrefProblem(href: string): string | null {
  if (href.length > longestAddress) return `a link is at most ${longestAddress} characters long`;
  if (invisible.test(href)) return 'white space, a backslash or an invisible character in a link';
  if (/^\/(?!\/)/.test(href)) return null;
  if (/^mailto:/i.test(href)) return /^mailto:[^@?]+@[^@?]+/i.test(href) ? null : 'mailto: needs an address';
  if (/^https?:/i.test(href)) return findWebAddressProblem(href);
  return 'only http, https, mailto and paths that begin with one slash can be linked to';
}
