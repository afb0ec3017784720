/** Makes sure that out/ is there and not older than the sources. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchText } from '../text/launch-text.mjs';

const SOURCES = ['main', 'renderer', 'shared', 'electron.vite.config.ts', 'vite.renderer.ts', 'package.json'];
const PRODUCTS = ['out/main/http.js', 'out/renderer/index.html', 'out/preload/preload.cjs'];
/** A build that another process began this long ago has died, ms. */
const BUILD_DEAD_MS = 180_000;

/** Newest change and number of source files: tells an edit, an added and a removed file. */
function stateOfSources(root) {
  let newest = 0;
  let files = 0;
  const visit = (path) => {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      for (const name of readdirSync(path)) visit(join(path, name));
      return;
    }
    files += 1;
    newest = Math.max(newest, stat.mtimeMs);
  };
  for (const each of SOURCES) if (existsSync(join(root, each))) visit(join(root, each));
  return `${files} ${Math.trunc(newest)}`;
}

const stampFile = (root) => join(root, 'out', 'built-from');

function isBuilt(root) {
  if (!PRODUCTS.every((path) => existsSync(join(root, path)))) return false;
  // A packaged application comes without sources: what is there is right.
  if (!existsSync(join(root, 'electron.vite.config.ts'))) return true;
  try {
    return readFileSync(stampFile(root), 'utf8') === stateOfSources(root);
  } catch {
    return false;
  }
}

function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return Infinity;
  }
}

/** Builds when needed; answers null, or the sentence that says why it could not. `say` takes progress lines. */
export async function ensureBuilt(root, say) {
  if (isBuilt(root)) return null;
  const lock = join(root, 'out', '.building');
  mkdirSync(join(root, 'out'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (ageOf(lock) > BUILD_DEAD_MS) rmSync(lock, { recursive: true, force: true });
      else await new Promise((done) => setTimeout(done, 200));
    }
  }
  try {
    return isBuilt(root) ? null : await build(root, say);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

async function build(root, say) {
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (!existsSync(builder)) return launchText.noBuild;
  const state = stateOfSources(root);
  const began = Date.now();
  say(launchText.building);
  const { code, log } = await new Promise((done) => {
    const child = spawn(process.execPath, [builder, 'build', '--logLevel', 'warn'], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
    child.on('error', (error) => done({ code: 1, log: error.message }));
    child.on('exit', (exit) => done({ code: exit ?? 1, log: output }));
  });
  if (code !== 0) return launchText.buildFailed(log.trim());
  writeFileSync(stampFile(root), state);
  say(launchText.built(((Date.now() - began) / 1000).toFixed(1)));
  return null;
}
