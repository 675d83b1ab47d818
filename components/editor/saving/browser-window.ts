import type { StoryKey } from './journal.ts';
import type { WindowChannel } from './story-saves.ts';

/** What one person's windows with one story open say to each other goes over this. */
export function openChannel({ person, story }: StoryKey): WindowChannel {
  const channel = new BroadcastChannel(`midad ${person} ${story}`);
  return {
    post: (message) => channel.postMessage(message),
    hear: (listener) => channel.addEventListener('message', ({ data }) => listener(data)),
    close: () => channel.close(),
  };
}

/** For a window or an attempt. crypto.randomUUID is missing on plain http, where a newsroom's first trial often runs. */
export function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

export function nowIso(): string {
  return new Date().toISOString();
}
