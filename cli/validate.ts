/** `npm run validate`: what a commit should pass, without a build or a browser. */
import { lint, runSteps, types, unit } from './steps.ts';

await runSteps([types, lint, unit]);
