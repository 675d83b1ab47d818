/**
 * Counting readers, without knowing them: each story page that goes out, from memory or not, adds one to its story's
 * number for the hour, unless it goes to a machine or to who was just counted. A page's script says so once more when it
 * is opened, for pages that another server sent; who was counted already isn't counted again. Addresses are kept for a
 * minute or two, in memory. Every few seconds the numbers are put as a file beside the store, and the newsroom's process takes them in. Built-ins
 * only.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readEdition } from '#document/edition.ts';

/** What a request says of who asks; all of it is anybody's to invent. */
export interface Asker {
  /** The client's address. */
  address: string;
  agent: string | undefined;
  referer: string | undefined;
  /** `Sec-Purpose` or its older names: a browser that fetches ahead says so. */
  purpose: string | undefined;
  /** `Sec-Fetch-Dest`. */
  dest: string | undefined;
}

/** As it stands in a file: the hour (`2026-11-25T14`), the story, how many, from where, and how far they read. */
export interface CountedReads {
  hour: string;
  story: string;
  reads: number;
  /** By the referrer's host; `ours` for this site, `none` where nothing was said. */
  sources: Record<string, number>;
  /** How many came to the first, second, third and last quarter. */
  depths: [number, number, number, number];
}

export function readsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'reads');
}

const machines =
  /bot|crawl|spider|slurp|preview|externalhit|headless|lighthouse|pagespeed|monitor|uptime|pingdom|archiv|scrap|validator|feed|python|curl|wget|java\/|okhttp|axios|phantom|http-client/i;

/** Browsers all call themselves Mozilla, and few machines that read in numbers do without saying what they are. */
export function isMachine(agent: string | undefined): boolean {
  return agent === undefined || !agent.startsWith('Mozilla/') || machines.test(agent);
}

/** A page that is opened; `empty` where a service worker (public/sw.js) asks in its place. */
const pageDests = new Set(['document', 'empty']);
/** One reader opens no more stories a minute than this. */
const mostAMinute = 20;
const mostAskers = 50_000;
const mostStories = 20_000;
const mostSources = 100;
const mostTexts = 2000;
const flushMs = 10_000;

export class ReadCounter {
  readonly #folder: string;
  readonly #ownHosts: ReadonlySet<string>;
  readonly #clock: () => number;
  readonly #timer: NodeJS.Timeout;
  /** By agent's text, for the same few come again and again: a number for each, 0 for machines. */
  #agents = new Map<string, number>();
  #agentsSeen = 0;
  /** By referrer's text, likewise. */
  #sources = new Map<string, string>();
  /** Who was counted in this minute, and in the one before: their address and agent, with the story, or stories. */
  #askers = new Map<string, string | Set<string>>();
  #askersBefore: ReadonlyMap<string, string | Set<string>> = new Map();
  #minute = 0;
  #hour = '';
  #counted = new Map<string, CountedReads>();
  #files = 0;

  constructor(options: { dataFolder: string; ownHosts: Iterable<string>; clock?: () => number }) {
    this.#folder = readsFolder(options.dataFolder);
    this.#ownHosts = new Set(options.ownHosts);
    this.#clock = options.clock ?? Date.now;
    this.#timer = setInterval(() => this.flush(), flushMs);
    this.#timer.unref();
  }

  /** A story's page goes out to this asker. */
  read(story: string, asker: Asker): void {
    if (asker.purpose !== undefined && /prefetch|prerender|preview/i.test(asker.purpose)) return;
    if (asker.dest !== undefined && !pageDests.has(asker.dest)) return;
    const agent = this.#readerOf(asker.agent);
    if (agent === 0 || !this.#isNew(`${asker.address} ${agent}`, story)) return;
    const counted = this.#of(story);
    if (!counted) return;
    counted.reads += 1;
    const source = this.#sourceOf(asker.referer);
    // A host may be called `constructor`.
    const before = Object.hasOwn(counted.sources, source) ? counted.sources[source] : undefined;
    if (before !== undefined) counted.sources[source] = before + 1;
    else if (Object.keys(counted.sources).length < mostSources) counted.sources[source] = 1;
  }

  /** A reader left the story having seen it up to this quarter, 1 to 4. */
  depth(story: string, quarter: number, asker: Asker): void {
    const agent = this.#readerOf(asker.agent);
    if (agent === 0 || !this.#isNew(`${asker.address} ${agent}`, `${story} left`)) return;
    const counted = this.#of(story);
    if (counted && quarter >= 1 && quarter <= 4) {
      counted.depths[quarter - 1] = (counted.depths[quarter - 1] ?? 0) + 1;
    }
  }

  /** Puts what was counted aside as a file, for `takeInReads`. What can't be written is lost: it is only numbers. */
  flush(): void {
    if (this.#counted.size === 0) return;
    const text = JSON.stringify([...this.#counted.values()]);
    this.#counted = new Map();
    this.#files += 1;
    const file = path.join(this.#folder, `${this.#clock()}-${process.pid}-${this.#files}.json`);
    try {
      // Not recursively: a data folder that was taken away stays away.
      try {
        mkdirSync(this.#folder, { mode: 0o700 });
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      }
      writeFileSync(`${file}.part`, text);
      renameSync(`${file}.part`, file);
    } catch (error) {
      console.error('Counted readers could not be kept:', error instanceof Error ? error.message : error);
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.flush();
  }

  /** A number for the browser, the same each time; 0 for what is none. */
  #readerOf(agent: string | undefined): number {
    if (agent === undefined) return 0;
    const known = this.#agents.get(agent);
    if (known !== undefined) return known;
    if (this.#agents.size >= mostTexts) this.#agents = new Map();
    this.#agentsSeen += 1;
    const reader = isMachine(agent) ? 0 : this.#agentsSeen;
    this.#agents.set(agent, reader);
    return reader;
  }

  /** False for who has just been counted with it, and for who opens more than anybody reads. */
  #isNew(asker: string, story: string): boolean {
    const time = this.#clock();
    const minute = Math.floor(time / 60_000);
    if (minute !== this.#minute || this.#askers.size >= mostAskers) {
      this.#askersBefore = minute === this.#minute + 1 ? this.#askers : new Map();
      this.#minute = minute;
      this.#hour = new Date(time).toISOString().slice(0, 13);
      this.#askers = new Map();
    }
    const before = this.#askersBefore.get(asker);
    if (before !== undefined && holds(before, story)) return false;
    const stories = this.#askers.get(asker);
    if (stories === undefined) {
      // Most open one: a set for each would be most of what counting costs.
      this.#askers.set(asker, story);
      return true;
    }
    if (holds(stories, story)) return false;
    if (typeof stories === 'string') this.#askers.set(asker, new Set([stories, story]));
    else if (stories.size >= mostAMinute) return false;
    else stories.add(story);
    return true;
  }

  /** Of the hour in which `#isNew` was asked. */
  #of(story: string): CountedReads | null {
    const key = `${this.#hour} ${story}`;
    const known = this.#counted.get(key);
    if (known) return known;
    if (this.#counted.size >= mostStories) return null;
    const counted: CountedReads = { hour: this.#hour, story, reads: 0, sources: {}, depths: [0, 0, 0, 0] };
    this.#counted.set(key, counted);
    return counted;
  }

  #sourceOf(referer: string | undefined): string {
    if (!referer) return 'none';
    const known = this.#sources.get(referer);
    if (known !== undefined) return known;
    if (this.#sources.size >= mostTexts) this.#sources = new Map();
    const host = URL.parse(referer)?.hostname ?? '';
    const named = this.#ownHosts.has(host) ? 'ours' : host.replace(/^www\./, '');
    const source = host && host.length <= 100 ? named : 'none';
    this.#sources.set(referer, source);
    return source;
  }
}

function holds(stories: string | Set<string>, story: string): boolean {
  return typeof stories === 'string' ? stories === story : stories.has(story);
}

/** First segments whose pages aren't stories although they have two parts. */
const otherRooms = new Set(['tag', 'author', 'archive', 'card', 'media', 'assets', '.well-known']);

/** The story whose page stands at that decoded path; undefined for every other page. */
export function storyAt(pagePath: string): string | undefined {
  const [room = '', id = '', , ...rest] = readEdition(pagePath).path.slice(1).split('/');
  // What lies under a story (its comments) is another page.
  return rest.length === 0 && !otherRooms.has(room) && /^[0-9a-hjkmnp-tv-z]{12}$/.test(id) ? id : undefined;
}
