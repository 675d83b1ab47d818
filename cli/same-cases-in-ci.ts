import fc from 'fast-check';

// Generated cases differ with every run at a desk, where somebody looks at what they find. CI says the same of the same
// commit: a case that only chance finds must not decide whether work lands.
if (process.env.CI) fc.configureGlobal({ seed: 20261125 });
