/** Another Node program of the project's, run to its end. */
import { spawn } from 'node:child_process';
import { projectFolder } from '#db/environment.ts';

/** What it prints goes where ours does. Rejects where it fails; `what` says in the error what it was. */
export function runNode(what: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectFolder(),
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${what} ended with ${signal ?? code}`));
    });
  });
}
