/** Imported into the Next process (`--import`): it doesn't outlive the front, even when that was killed. */
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(0);
}, 250).unref();
