/** `npm test`: everything, in the order in which a fault is found cheapest. Its last line is the count. */
import { browser, command, lint, runSteps, types, unit } from './steps.ts';

const build = command('build', ['cli/guard.mjs', 'cli/build.ts']);

await runSteps([types, lint, unit, build, browser]);
