import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Why a host is never asked, or null. IP addresses in any of their forms are refused: providers have names. */
export function findHostProblem(hostname: string): string | null {
  const host = hostname.replace(/\.$/, '').toLowerCase();
  // `URL` has already written 0177.1, 2130706433 and 0x7f.1 as 127.0.0.1, and IPv6 in brackets.
  if (host.startsWith('[') || isIP(host)) return 'an IP address instead of a name';
  if (!host.includes('.')) return 'a name without a dot';
  if (/\.(?:localhost|local|internal|intranet|lan|home|corp|onion|test|invalid|arpa)$/.test(host)) {
    return 'a name that is never public';
  }
  return null;
}

// 2000::/3 is all that was ever given out; what is outside of it is no provider's.
const given = ipaddr.parseCIDR('2000::/3');

/** Whether an address as the resolver gave it is on the public internet, and not one of ours in disguise. */
export function isPublicAddress(text: string): boolean {
  if (!isIP(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  // Mapped, 6to4, NAT64, Teredo, unique local… have ranges of their own; compatible (`::7f00:1`) has none.
  return address.kind() === 'ipv4' || address.match(given);
}
