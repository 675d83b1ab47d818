// Loaded before everything else in each process of the product under test (NODE_OPTIONS). npm itself may run on an
// older Node, which reads no TypeScript and has no door either.
if (Number(process.versions.node.split('.')[0]) >= 24) await import('./outside.ts');
