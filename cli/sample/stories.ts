/** Everything in the sample newsroom. Towns, people, clubs and posts are invented. */

import { calligraphy, filmDays } from './stories/culture.ts';
import { fisherwomen, nightMarket, wheat } from './stories/economy.ts';
import { library } from './stories/library.ts';
import { electionQuestions, localLaw, transportDraft, valley } from './stories/politics.ts';
import { port } from './stories/port.ts';
import { handwriting, lake, observatory } from './stories/science.ts';
import { derby, runner, swimmers } from './stories/sport.ts';
import type { SampleStory } from './story.ts';

export const sampleStories: SampleStory[] = [
  port,
  localLaw,
  derby,
  library,
  wheat,
  observatory,
  valley,
  nightMarket,
  electionQuestions,
  calligraphy,
  runner,
  handwriting,
  lake,
  transportDraft,
  fisherwomen,
  filmDays,
  swimmers,
];
