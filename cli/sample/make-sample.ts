/**
 * The sample newsroom, made as people would make it: through the newsroom's own commands, each by somebody who may.
 * Only the clock is set, so that the last three days look lived in.
 */
import type { Db } from '#db/client.ts';
import { now, setClock } from '#db/clock.ts';
import { makeWaiting } from '#media/make-renditions.ts';
import { storeMedia } from '#media/store.ts';
import { saveHousePage } from '#newsroom/house-pages.ts';
import { addPerson } from '#newsroom/people.ts';
import type { Result } from '#newsroom/refusal.ts';
import { saveSettings } from '#newsroom/settings.ts';
import { actOnStory, createStory } from '#newsroom/stories.ts';
import type { Actor, Role, Story, StoryAction } from '#newsroom/types.ts';
import { samplePages } from './house-pages.ts';
import { drawPicture } from './pictures.ts';
import { isFigure, settleBody } from './settle.ts';
import { sampleStories } from './stories.ts';
import type { SampleFigure, SampleStory } from './story.ts';

export interface SampleAccount {
  role: Role;
  name: string;
  email: string;
  password: string;
}

const staff = {
  journalist: { role: 'journalist', name: 'ريحانة المشكاتي', email: 'journalist@midad.example' },
  colleague: { role: 'journalist', name: 'كنان الزرعوني', email: 'colleague@midad.example' },
  editor: { role: 'editor', name: 'مهيار الديباجي', email: 'editor@midad.example' },
  admin: { role: 'admin', name: 'جُمان القصبي', email: 'admin@midad.example' },
} as const satisfies Record<string, Omit<SampleAccount, 'password'>>;

type Staff = Record<keyof typeof staff, Actor>;

const hour = 3_600_000;

/** Fills an empty newsroom. Publishes what is published; the pages are baked when the server first needs them. */
export async function makeSampleNewsroom(db: Db): Promise<{ accounts: SampleAccount[] }> {
  const present = now();
  const before = (hours: number) => new Date(present.getTime() - hours * hour);
  try {
    setClock(before(120));
    const { accounts, people } = await hire(db);
    accept(
      await saveSettings(db, people.admin, { name: 'مداد', description: 'أخبار الساحل والسهل وما بينهما' }),
    );
    for (const page of samplePages) {
      accept(await saveHousePage(db, people.editor, { ...page, number: 0, isShown: true }));
    }
    const steps = sampleStories.flatMap((story) => plan(db, people, story, before));
    // In the order of time, as the log of a real newsroom is.
    steps.sort((one, other) => one.at.getTime() - other.at.getTime());
    for (const step of steps) {
      setClock(step.at);
      await step.take();
    }
    await makeWaiting(db);
    return { accounts };
  } finally {
    setClock(null);
  }
}

async function hire(db: Db): Promise<{ accounts: SampleAccount[]; people: Staff }> {
  const accounts: SampleAccount[] = [];
  async function add(who: keyof typeof staff): Promise<Actor> {
    const person = staff[who];
    const { id, password } = accept(await addPerson(db, null, person));
    accounts.push({ ...person, password });
    return { ...person, id, address: null };
  }
  const people = {
    journalist: await add('journalist'),
    editor: await add('editor'),
    admin: await add('admin'),
    colleague: await add('colleague'),
  };
  return { accounts, people };
}

interface Step {
  at: Date;
  take(): Promise<void>;
}

/** What happens to a story, in hours before now: written, handed in, approved, published. */
function plan(db: Db, people: Staff, sample: SampleStory, before: (hours: number) => Date): Step[] {
  const ends =
    sample.state.name === 'published' ? sample.state.hoursAgo : hoursSinceLastStep[sample.state.name];
  const author = people[sample.author];
  let story: Story | null = null;
  const act = (actor: Actor, action: StoryAction, hours: number, note?: string): Step => ({
    at: before(hours),
    async take() {
      if (!story) throw new Error(`${action} before the story was written`);
      story = accept(await actOnStory(db, actor, { id: story.id, action, revision: story.revision, note }));
    },
  });
  const written: Step = {
    at: before(ends + 6),
    async take() {
      story = await write(db, author, sample, before(ends));
    },
  };
  const submitted = act(author, 'submit', ends + 3);
  const approved = act(people.editor, 'approve', ends + 0.4);
  switch (sample.state.name) {
    case 'draft':
      return [written];
    case 'submitted':
      return [written, submitted];
    case 'changes_requested':
      return [written, submitted, act(people.editor, 'request-changes', ends, sample.state.note)];
    case 'approved':
      return [written, submitted, approved];
    case 'published':
      return [written, submitted, approved, act(people.editor, 'publish', ends)];
  }
}

/** The unfinished ones were touched today. */
const hoursSinceLastStep = { draft: 0.5, submitted: 0.2, changes_requested: 1.5, approved: 0.7 };

async function write(db: Db, author: Actor, sample: SampleStory, at: Date): Promise<Story> {
  const pictures = new Map<SampleFigure, string>();
  for (const figure of sample.body.filter(isFigure)) {
    const bytes = await drawPicture(figure.picture);
    const { caption, credit, alt } = figure;
    const words = { fileName: `${figure.picture}.jpg`, caption, credit, alt };
    pictures.set(figure, accept(await storeMedia(db, author, { content: bytes, ...words })).id);
  }
  const { headline, lead, section, tags } = sample;
  const byline = sample.byline ?? author.name;
  const body = settleBody(sample.body, { pictures, at });
  return accept(await createStory(db, author, { headline, lead, section, byline, tags, body }));
}

/** The sample is ours: a refusal is a mistake in it. */
function accept<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  const { code, path, detail } = result.refusal;
  throw new Error(`the sample newsroom was refused: ${code} ${path ?? ''} ${detail ?? ''}`);
}
