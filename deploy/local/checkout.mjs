// Only builtins of Node here: a fresh checkout has no node_modules yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const site = 'services/portal/applicant';

/** Makes a checkout runnable: the right Node, its packages, an up-to-date build. */
export async function prepareCheckout() {
  refuseOldNode(process.versions.node);
  await oneAtATime(() => {
    install();
    build();
  });
}

/** The compiled twin of a source below the repository's root. */
export function compiled(source) {
  return import(new URL(`../../dist/${source}`, import.meta.url));
}

export function refuseOldNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Daftar needs Node 20.19 or newer; this is ${version}. Get one at https://nodejs.org, or use Docker: docker compose up --build`,
  );
}

function install() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const installed = JSON.parse(read(join(root, 'node_modules/.package-lock.json')) ?? '{}');
  if (isInstalled(wanted.packages, installed.packages ?? {})) return;
  // Not `npm ci`: it refuses a lock file that names no packages for systems which its registry did not serve.
  step('Packages (npm install)', 'npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel', 'error']);
}

/** npm keeps what it installed in node_modules; only optional packages may be missing there. */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    const found = installed[path];
    return path === '' || link || (found ? found.version === version : optional === true);
  });
}

function build() {
  const mark = join(root, 'dist/.fingerprint');
  const sources = fingerprint(buildInputs());
  if (read(mark) === sources) return;
  rmSync(mark, { force: true });
  const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
  step('Build', process.execPath, [nest, 'build', '--all', '-b', 'swc']);
  removeOrphans(join(root, 'dist'));
  step('Site', process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', site]);
  writeFileSync(mark, sources);
}

function buildInputs() {
  const files = ['package.json', 'tsconfig.json', 'nest-cli.json', '.swcrc'].map((name) => join(root, name));
  for (const folder of ['services', 'libs', 'deploy']) {
    files.push(...filesBelow(join(root, folder)));
  }
  return files.filter((file) => existsSync(file) && !file.endsWith('.spec.ts')).sort();
}

/** A compiled file whose source is gone would still run: a migration, for example. */
function removeOrphans(dist) {
  for (const file of filesBelow(dist)) {
    // What the site's own build writes, it also removes.
    if (relative(dist, file).startsWith(site)) continue;
    const source = join(root, relative(dist, file)).replace(/\.js(\.map)?$/, '');
    const isOurs = /\.js(\.map)?$/.test(file);
    if (isOurs && !existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`)) rmSync(file);
  }
}

/** One hash over names and contents. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function step(title, command, args) {
  const begun = performance.now();
  process.stdout.write(`  … ${title}\n`);
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) fail(`${title} failed:\n${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`  ✔ ${title.padEnd(44)} ${seconds} s\n`);
}

/** `npm start` and `npm test` may begin at the same moment in one checkout. */
async function oneAtATime(work) {
  const lock = join(root, '.daftar/checkout.lock');
  mkdirSync(dirname(lock), { recursive: true });
  while (!tryLock(lock)) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(Number(read(lock)))) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(pid) {
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
