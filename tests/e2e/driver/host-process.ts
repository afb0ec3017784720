/** The running application: `npm start -- --no-open` as a process group of its own, which can be ended as a power cut would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { LAUNCHER, ROOT } from './places.ts';

const STARTS_WITHIN_MS = 60_000;
const ADDRESS = /地址：(http:\/\/127\.0\.0\.1:\d+\/#token=\S+)/;

export class HostProcess {
  readonly #child: ChildProcess;
  readonly url: string;
  /** Everything it said for people so far. */
  readonly said: () => string;

  private constructor(child: ChildProcess, url: string, said: () => string) {
    this.#child = child;
    this.url = url;
    this.said = said;
  }

  static async start(data: string, ...flags: string[]): Promise<HostProcess> {
    const child = spawn(process.execPath, [LAUNCHER, '--no-open', '--data', data, ...flags], {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const url = await new Promise<string>((done, refuse) => {
      const timer = setTimeout(() => refuse(new Error(`no address within a minute:\n${text}`)), STARTS_WITHIN_MS);
      const listen = (part: Buffer): void => {
        text += part.toString();
        const found = ADDRESS.exec(text)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        done(found);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', (code) => refuse(new Error(`the host ended with ${code}:\n${text}`)));
    });
    return new HostProcess(child, url, () => text);
  }

  get origin(): string {
    return new URL(this.url).origin;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** kill -9 of the whole group; resolves when it is gone. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Asked to end, as by Ctrl+C. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    // Not before its last words have arrived, which may be after its end.
    const gone = new Promise((done) => this.#child.once('close', done));
    process.kill(-this.pid, signal);
    await gone;
  }
}
