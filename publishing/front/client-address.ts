/** Who is asking: the peer, unless the peer is a proxy this house trusts. */
import { BlockList, isIP } from 'node:net';

export type TrustedProxies = (address: string) => boolean;

/** `list` is comma-separated addresses and CIDR ranges. Throws on what is neither. */
export function trustedProxies(list: string | undefined): TrustedProxies {
  const trusted = new BlockList();
  for (const entry of (list ?? '').split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address);
    const bits = prefix === undefined ? null : Number(prefix);
    if (
      family === 0 ||
      (bits !== null && !(Number.isInteger(bits) && bits >= 0 && bits <= (family === 4 ? 32 : 128)))
    ) {
      throw new Error(`MIDAD_TRUSTED_PROXIES: "${entry}" is neither an address nor a range like 10.0.0.0/8`);
    }
    const name = family === 4 ? 'ipv4' : 'ipv6';
    if (bits === null) trusted.addAddress(address, name);
    else trusted.addSubnet(address, bits, name);
  }
  return (address) => {
    const family = isIP(address);
    return family !== 0 && trusted.check(address, family === 4 ? 'ipv4' : 'ipv6');
  };
}

/** IPv4 addresses in IPv6 clothes are undressed, so that one client has one name. */
export function plainAddress(address: string | undefined): string {
  if (!address) return 'unknown';
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
}

/**
 * The right-most address of X-Forwarded-For that isn't a trusted proxy, if the peer itself is one.
 * Everything further left was written by the client and means nothing.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  let client = plainAddress(peer);
  if (!forwardedFor || !trusted(client)) return client;
  for (const hop of forwardedFor.split(',').reverse()) {
    const address = plainAddress(hop.trim());
    if (isIP(address) === 0) break;
    client = address;
    if (!trusted(client)) break;
  }
  return client;
}
