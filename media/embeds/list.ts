import { applePodcasts } from './apple-podcasts.ts';
import { bluesky } from './bluesky.ts';
import { dailymotion } from './dailymotion.ts';
import { datawrapper } from './datawrapper.ts';
import { documentcloud } from './documentcloud.ts';
import { facebook } from './facebook.ts';
import { flickr } from './flickr.ts';
import { flourish } from './flourish.ts';
import { googleMaps } from './google-maps.ts';
import { instagram } from './instagram.ts';
import { mastodon } from './mastodon.ts';
import { openstreetmap } from './openstreetmap.ts';
import type { Found, Player, Provider } from './provider.ts';
import { reddit } from './reddit.ts';
import { soundcloud } from './soundcloud.ts';
import { spotify } from './spotify.ts';
import { telegram } from './telegram.ts';
import { threads } from './threads.ts';
import { tiktok } from './tiktok.ts';
import { vimeo } from './vimeo.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';

/** Every provider that is known by its address. What is at none of their hosts is a `link` or, if the admin allows it, an `iframe`. */
export const providers: readonly Provider[] = [
  x,
  facebook,
  instagram,
  threads,
  tiktok,
  youtube,
  vimeo,
  dailymotion,
  telegram,
  bluesky,
  mastodon,
  reddit,
  soundcloud,
  spotify,
  applePodcasts,
  flickr,
  googleMaps,
  openstreetmap,
  datawrapper,
  flourish,
  documentcloud,
];

const byName = new Map(providers.map((provider) => [provider.name, provider]));

export function findProvider(name: string): Provider | undefined {
  return byName.get(name);
}

/** Whether the address stands at the host or below it: `mobile.x.com` at `x.com`, `x.com.evil.example` not. */
export function isAtHost(address: string, host: string): boolean {
  const name = URL.parse(address)?.hostname.replace(/\.$/, '');
  return name === host || name?.endsWith(`.${host}`) === true;
}

const byHost = new Map<string, Provider[]>();
for (const provider of providers) {
  for (const host of provider.hosts) byHost.set(host, [...(byHost.get(host) ?? []), provider]);
}

/** Those at whose hosts this one is: looked up by itself and by what it stands below, not host by host. */
function* providersAt(hostname: string): Generator<Provider> {
  const labels = hostname.replace(/\.$/, '').split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    yield* byHost.get(labels.slice(from).join('.')) ?? [];
  }
}

/** What a sound http(s) address is of, as far as the address alone says; null for what no provider knows. */
export function recognise(url: URL): (Found & { provider: string }) | null {
  if (url.port) return null;
  for (const provider of providersAt(url.hostname)) {
    const found = provider.read(url);
    if (found) return { ...found, provider: provider.name };
  }
  return null;
}

/** The frame of a stored embed; null where its address is of nothing that plays. `ratio` is what the provider answered. */
export function playerOf(provider: string, address: string, ratio?: number | null): Player | null {
  const known = findProvider(provider);
  const url = URL.parse(address);
  const found = known && url && recognise(url);
  if (!known || !found || found.provider !== provider) return null;
  const player = known.player?.(new URL(found.url)) ?? null;
  if (!player || !ratio || !('ratio' in player.shape)) return player;
  return { ...player, shape: { ratio: [Math.round(ratio * 1000), 1000] } };
}
