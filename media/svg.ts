/** SVG as the pixels it draws. Nothing of the drawing itself is kept: it could hold script and addresses. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectFolder } from '#db/environment.ts';

const largestSvg = 2 * 1024 * 1024;
const msToDraw = 1700;

export type Drawn =
  | { ok: true; png: Buffer }
  | { ok: false; code: 'too_large' | 'damaged_file'; detail: string };

export function drawSvg(bytes: Uint8Array): Promise<Drawn> {
  if (bytes.byteLength > largestSvg) {
    return Promise.resolve({ ok: false, code: 'too_large', detail: 'a drawing (SVG) may have at most 2 MB' });
  }
  return new Promise((resolve, reject) => {
    const script = path.join(projectFolder(), 'media', 'draw-svg.ts');
    const child = spawn(process.execPath, ['--max-old-space-size=96', script], {
      cwd: projectFolder(),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const parts: Buffer[] = [];
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, msToDraw);
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.once('error', reject);
    // It may be gone before it has read all.
    child.stdin.on('error', () => undefined);
    child.once('close', (code) => {
      clearTimeout(late);
      if (isLate)
        resolve({ ok: false, code: 'too_large', detail: 'this drawing (SVG) takes too long to draw' });
      else if (code === 3)
        resolve({ ok: false, code: 'too_large', detail: 'this drawing (SVG) is too large' });
      else if (code === 0 && parts.length > 0) resolve({ ok: true, png: Buffer.concat(parts) });
      else resolve({ ok: false, code: 'damaged_file', detail: 'this drawing (SVG) is damaged' });
    });
    child.stdin.end(bytes);
  });
}
