/** nginx, started on a configuration made here: one worker, no access log. */
import { spawn } from 'node:child_process';
import { access, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../e2e/product.ts';
import { call } from './call.ts';
import { pause } from './measure.ts';

export async function findProgram(name: string): Promise<string | null> {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  for (const folder of folders) {
    const file = path.join(folder, name);
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return file;
  }
  return null;
}

export interface Nginx {
  origin: string;
  stop(): Promise<void>;
}

export interface NginxParts {
  /** What stands in `http { }` before the server, and what in the server. */
  http: string;
  server: string;
  /** Files in its folder, which is the server's root where `server` names none, by name. */
  files?: Record<string, Buffer>;
}

export async function startNginx(program: string, { http, server, files = {} }: NginxParts): Promise<Nginx> {
  const folder = await mkdtemp(path.join(tmpdir(), 'midad-nginx-'));
  // Started by root, its worker is nobody, who must be able to read the files.
  await chmod(folder, 0o755);
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
  const port = await freePort();
  const config = path.join(folder, 'nginx.conf');
  await writeFile(
    config,
    `
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pcre_jit on;
daemon off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  ${http}
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    ${server}
  }
}
`,
  );
  const child = spawn(program, ['-p', folder, '-e', path.join(folder, 'error.log'), '-c', config], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  let answers = false;
  for (let i = 0; i < 600 && !answers && child.exitCode === null; i += 1) {
    answers = await call('GET', `${origin}/`).then(
      () => true,
      () => false,
    );
    if (!answers) await pause(50);
  }
  if (!answers) {
    const log = await readFile(path.join(folder, 'error.log'), 'utf8').catch(() => '');
    throw new Error(`nginx did not start:\n${log}`);
  }
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** docs/deploy/ as it stands, with this product's folder and port in the place of those named there. */
export async function startDeployed(
  program: string,
  product: { data: string; port: number },
): Promise<Nginx> {
  const here = (text: string) =>
    text.replaceAll('/var/lib/midad', product.data).replaceAll('127.0.0.1:3000', `127.0.0.1:${product.port}`);
  const site = here(await readFile('docs/deploy/nginx.conf', 'utf8'));
  return startNginx(program, {
    http: `${site.slice(0, site.indexOf('server {\n    listen 80'))}`,
    server: here(await readFile('docs/deploy/midad.conf', 'utf8')),
  });
}
