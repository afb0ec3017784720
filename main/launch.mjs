#!/usr/bin/env node
/**
 * `npm start` and `guatu`: builds what is missing, then chooses where the application is shown and says so in one line.
 * Plain JavaScript, because it runs before anything is built.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureBuilt } from './launch/build.mjs';
import { fetchElectron, installedElectron } from './launch/electron-binary.mjs';
import { readFlags } from './launch/flags.mjs';
import { launchText } from './text/launch-text.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** An Electron that ends with an error within this time could not start at all, ms. */
const FAILED_START_MS = 8000;

const say = (line) => process.stderr.write(`${line}\n`);

const hasDisplay = () =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const built = (name) => import(pathToFileURL(join(root, 'out', 'main', name)).href);

/** Runs Electron until its window is closed; null when it could not start. */
function runElectron(path, options) {
  const args = [root];
  if (options.data !== undefined) args.push('--data', options.data);
  // Chromium refuses its sandbox to root.
  if (process.platform === 'linux' && process.getuid?.() === 0) args.unshift('--no-sandbox');
  const began = Date.now();
  const child = spawn(path, args, { stdio: 'inherit', env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.on('error', () => done(null));
    child.on('exit', (code, signal) => {
      const failed = (code !== 0 || signal !== null) && code !== 1 && Date.now() - began < FAILED_START_MS;
      if (failed) say(launchText.electronFailed(code ?? signal));
      done(failed ? null : (code ?? 0));
    });
  });
}

async function start(options) {
  if (options.open && hasDisplay()) {
    const path = installedElectron(root) ?? (await fetchElectron(root, say));
    if (path) {
      say(launchText.chosenElectron);
      const code = await runElectron(path, options);
      if (code !== null) return code;
    }
  }
  const why = !options.open ? 'asked-not-to-open' : hasDisplay() ? 'no-electron' : 'no-display';
  const { serve } = await built('http.js');
  return serve({ data: options.data, port: options.port, open: options.open && hasDisplay(), why, say });
}

async function main() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    say(launchText.oldNode(process.versions.node));
    return 1;
  }
  const flags = readFlags(process.argv.slice(2));
  if (flags.usage) {
    say(flags.usage);
    return 2;
  }
  const problem = await ensureBuilt(root, say);
  if (problem) {
    say(problem);
    return 1;
  }
  if (!flags.command && !flags.help) return start(flags.options);
  if (!existsSync(join(root, 'out', 'main', 'cli.js'))) {
    say(flags.help ? launchText.help : launchText.unknownCommand(flags.command[0]));
    return flags.help ? 0 : 2;
  }
  const commandLine = await built('cli.js');
  return commandLine.main(flags.help ? ['--help'] : process.argv.slice(2));
}

// Set, not called: output that is still on its way to a pipe must arrive.
process.exitCode = await main();
