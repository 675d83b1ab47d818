import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Report {
  diagnostics: { category: string; severity: string; location: { path: string; start: { line: number } } }[];
}

/**
 * What the project's linter says to lines that nobody would write, each file laid where its room would be.
 *
 * @param probes lines by the file they stand in, relative to the project's root
 * @param rule which of Biome's rules count, such as `noRestrictedImports`
 * @returns the numbers (from 1) of the lines refused as an error, by file
 */
export async function refusedLines(
  probes: ReadonlyMap<string, readonly string[]>,
  rule: RegExp,
): Promise<Map<string, Set<number>>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'midad-lint-'));
  try {
    const config = JSON.parse(await readFile('biome.json', 'utf8'));
    await writeFile(path.join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    for (const [file, lines] of probes) {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
      await writeFile(path.join(folder, file), `${lines.join('\n')}\n`);
    }
    const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');
    const output = await new Promise<string>((resolve) => {
      execFile(
        process.execPath,
        [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
        { cwd: folder },
        (_error, stdout) => resolve(stdout),
      );
    });
    const report: Report = JSON.parse(output);
    const refused = new Map([...probes.keys()].map((file) => [file, new Set<number>()]));
    for (const { category, severity, location } of report.diagnostics) {
      if (severity === 'error' && rule.test(category))
        refused.get(path.normalize(location.path))?.add(location.start.line);
    }
    return refused;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
