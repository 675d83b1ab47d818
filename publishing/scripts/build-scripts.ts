/** The readers' scripts: each made one small file with its hash in the name, which may be kept for good. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { projectFolder } from '#db/environment.ts';
import { type ScriptFiles, scriptManifest } from './script-files.ts';

/** The text a browser gets for `components/site/NAME.js` and what it imports. */
export async function bundleScript(name: keyof ScriptFiles): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(projectFolder(), 'components', 'site', `${name}.js`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`nothing was made of ${name}.js`);
  return file.text;
}

export async function buildScripts(folder: string): Promise<void> {
  const write = async (name: keyof ScriptFiles) => {
    const text = await bundleScript(name);
    const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.js`;
    writeFileSync(path.join(folder, file), text);
    return `/assets/${file}`;
  };
  const files: ScriptFiles = {
    page: await write('page'),
    player: await write('player'),
    comments: await write('comments'),
  };
  writeFileSync(path.join(folder, scriptManifest), `${JSON.stringify(files)}\n`);
}
