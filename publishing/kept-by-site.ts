import type { SiteContext } from '#components/site/types.ts';

/**
 * What several pages show alike, by name. It is right as long as its newsroom's context is, which is another as soon as
 * anything changed that readers see (`getSite` in press.ts), and is forgotten with it.
 */
export function keptBySite<Value>(): (site: SiteContext) => Map<string, Value> {
  const kept = new WeakMap<SiteContext, Map<string, Value>>();
  return (site) => {
    const known = kept.get(site) ?? new Map<string, Value>();
    kept.set(site, known);
    return known;
  };
}
