// `node cli/guard.mjs TARGET.ts args…`: refuses an old Node in words before any TypeScript is read.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const needed = 24;
const [target, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(
    `Midad needs Node ${needed} or newer; this is ${process.versions.node}. Run it through npm (npm ci, then npm start): ` +
      'on Linux and Windows that brings its own Node, unless optional packages were left out; elsewhere install Node 24 first.',
  );
  process.exit(1);
}
if (!target) {
  console.error('usage: node cli/guard.mjs TARGET.ts [args…]');
  process.exit(2);
}

// The target sees its own arguments where it would look for them had it been started itself.
const file = path.resolve(target);
process.argv.splice(1, process.argv.length - 1, file, ...args);
await import(pathToFileURL(file).href);
