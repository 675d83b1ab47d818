/** Whether a request that changes something may come from where it says it comes from. */

export interface OriginFacts {
  method: string;
  origin: string | undefined;
  fetchSite: string | undefined;
}

/**
 * Browsers send Origin with every request that isn't GET or HEAD; one we don't know, `null` included, is refused.
 * Scripts send none and pass: they carry a token, which no foreign page has.
 */
export function isForeign({ method, origin, fetchSite }: OriginFacts, trusted: readonly string[]): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  if (origin !== undefined) return !trusted.includes(origin);
  return fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none';
}
