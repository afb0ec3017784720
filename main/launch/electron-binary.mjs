/** Finds Electron's binary, or fetches it when the network allows, without making every start wait for a network that is not there. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchText } from '../text/launch-text.mjs';

/** A start waits for a download no longer than this, s. */
const WAIT_S = 20;
/** After a failure the network is left alone for this long, ms. */
const REMEMBER_MS = 10 * 60_000;

const packageFolder = (root) => join(root, 'node_modules', 'electron');
const failureFile = (root) => join(root, 'node_modules', '.cache', 'guatu-electron-failed');

/** Path of the executable; null when it is not installed. */
export function installedElectron(root) {
  try {
    const folder = packageFolder(root);
    const name = readFileSync(join(folder, 'path.txt'), 'utf8');
    const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

function failedLately(root) {
  try {
    const noted = readFileSync(failureFile(root), 'utf8');
    const isSameSource = noted === (process.env.ELECTRON_MIRROR ?? '');
    return isSameSource && Date.now() - statSync(failureFile(root)).mtimeMs < REMEMBER_MS;
  } catch {
    return false;
  }
}

function noteFailure(root) {
  try {
    mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
    writeFileSync(failureFile(root), process.env.ELECTRON_MIRROR ?? '');
  } catch {
    // A read-only installation: the next start tries again.
  }
}

function bytesIn(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
  } catch {
    return 0;
  }
}

/**
 * Path of the executable after trying to fetch it; null when it is not to be had now. A download that has begun and takes
 * longer goes on beside the application and serves the next start.
 */
export async function fetchElectron(root, say) {
  const script = join(packageFolder(root), 'install.js');
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || !existsSync(script) || failedLately(root)) return null;
  say(launchText.fetching(WAIT_S));
  const folder = mkdtempSync(join(tmpdir(), 'guatu-electron-'));
  const child = spawn(process.execPath, [script], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  const ended = new Promise((done) => {
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
  const tidy = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => child.kill('SIGKILL');
  process.once('exit', stop);
  let shown = 0;
  const progress = setInterval(() => {
    const megabytes = Math.trunc(bytesIn(folder) / 1e6);
    if (megabytes > shown) say(launchText.fetchProgress(megabytes));
    shown = Math.max(shown, megabytes);
  }, 2000);
  const code = await Promise.race([
    ended,
    new Promise((done) => setTimeout(() => done('slow'), WAIT_S * 1000).unref()),
  ]);
  clearInterval(progress);
  if (code === 'slow' && bytesIn(folder) > 0) {
    child.unref();
    void ended.then((late) => {
      tidy();
      if (late === 0) say(launchText.fetchedLater);
    });
    return null;
  }
  if (code === 'slow') stop();
  process.removeListener('exit', stop);
  await ended;
  tidy();
  const path = installedElectron(root);
  if (code === 0 && path) {
    say(launchText.fetched);
    return path;
  }
  noteFailure(root);
  return null;
}
