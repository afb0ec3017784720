/** The launcher as a process of its own. What needs a build uses the one in out/ (made when it is missing or old). */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSmall, temporaryFolder } from './fixtures/small-county.ts';

const LAUNCH = join(import.meta.dirname, '../../main/launch.mjs');
const folder = temporaryFolder();
const data = join(folder.path, 'data');
const running = new Set<ChildProcess>();
const SLOW = { timeout: 180_000 };

beforeAll(async () => {
  const county = await openSmall(data);
  await county.close();
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(folder.remove);

interface Launched {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  said(): string;
  /** Waits until it has said something that matches, or has ended. */
  until(pattern: RegExp): Promise<string>;
}

/** Starts the launcher in another folder, without display and network unless `env` says otherwise. */
function launch(args: readonly string[], env: Record<string, string> = {}): Launched {
  const child = spawn(process.execPath, [LAUNCH, ...args], {
    cwd: folder.path,
    env: { PATH: '', HOME: folder.path, ELECTRON_SKIP_BINARY_DOWNLOAD: '1', ...env },
  });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)));
  void ended.then(() => running.delete(child));
  const until = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(text) && running.has(child)) await new Promise((done) => setTimeout(done, 50));
    return text;
  };
  return { child, ended, said: () => text, until };
}

describe('flags', () => {
  it.each([
    [['--dta', '/x'], '不认识的参数“--dta”'],
    [['--data'], '--data 后面缺少内容'],
    [['--data', '--no-open'], '--data 后面缺少内容'],
    [['--port', '99999'], '端口“99999”无效'],
    [['--port=12x'], '端口“12x”无效'],
    [['--no-open=1'], '不认识的参数“--no-open=1”'],
    [['-x'], '不认识的参数“-x”'],
  ])('%j end with 2 and one sentence', async (args, sentence) => {
    const { ended, said } = launch(args);
    expect(await ended).toBe(2);
    expect(said()).toContain(sentence);
    expect(said().trim().split('\n')).toHaveLength(1);
  });
});

describe('a start', () => {
  it('without a display serves, says why, prints the address, stays up and ends cleanly', SLOW, async () => {
    const { child, ended, until } = launch(['--data', data]);
    const text = await until(/Ctrl\+C/);
    expect(text).toContain('已选择只提供服务、不打开窗口：这台机器没有图形界面。');
    const [, address = '', token = ''] = /地址：(http:\/\/127\.0\.0\.1:\d+\/)#token=(\S+)/.exec(text) ?? [];
    expect((await fetch(address)).headers.get('content-security-policy')).toContain("default-src 'none'");
    const answer = await fetch(`${address}api/host.info`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await answer.json()).toMatchObject({ shell: 'http', dataFolder: data });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(join(data, 'lock'))).toBe(false);
  });

  it('a second time on the same data asks the first to show itself', SLOW, async () => {
    const first = launch(['--no-open', '--data', data]);
    expect(await first.until(/Ctrl\+C/)).toContain('使用了 --no-open');
    const second = launch(['--no-open', '--data', data]);
    expect(await second.ended).toBe(0);
    expect(second.said()).toContain('挂图已经在这份数据上运行');
    // Two processes, two pipes: the second may have ended before the word of the first has come through.
    await expect.poll(() => first.said().match(/地址：/g), { timeout: 30_000 }).toHaveLength(2);
    first.child.kill('SIGKILL');
    await first.ended;
    const third = launch(['--no-open', '--data', data]);
    expect(await third.until(/Ctrl\+C/)).toContain('地址：');
  });

  it('with a display and no Electron opens an installed browser in app mode with a private profile', SLOW, async () => {
    const browser = join(folder.path, 'browser.sh');
    const noted = join(folder.path, 'arguments.txt');
    writeFileSync(browser, `#!/bin/sh\nfor a in "$@"; do echo "$a" >> ${noted}; done\nexec /bin/sleep 60\n`);
    chmodSync(browser, 0o755);
    const { child, until } = launch(['--data', data], { DISPLAY: ':99', GUATU_BROWSER: browser });
    const text = await until(/Ctrl\+C/);
    expect(text).toContain(`已选择浏览器窗口（${browser}）：Electron 没有安装且暂时无法下载。`);
    const isNoted = (): boolean => existsSync(noted) && readFileSync(noted, 'utf8').includes('swiftshader');
    while (!isNoted() && running.has(child)) await new Promise((done) => setTimeout(done, 50));
    const args = readFileSync(noted, 'utf8').trim().split('\n');
    expect(args).toContain(`--app=${/地址：(\S+)/.exec(text)?.[1]}`);
    expect(args).toContain(`--user-data-dir=${join(data, 'windows', 'browser')}`);
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
  });

  it('ends when its window has been closed and no page listens', SLOW, async () => {
    const browser = join(folder.path, 'closing.sh');
    writeFileSync(browser, '#!/bin/sh\nexec /bin/sleep 2\n');
    chmodSync(browser, 0o755);
    const { ended, said } = launch(['--data', data], { DISPLAY: ':99', GUATU_BROWSER: browser });
    expect(await ended).toBe(0);
    expect(said()).toContain('已结束，数据已保存。');
    expect(existsSync(join(data, 'lock'))).toBe(false);
  });

  it('keeps serving when the browser cannot run', SLOW, async () => {
    const browser = join(folder.path, 'broken.sh');
    writeFileSync(browser, '#!/bin/sh\nexit 3\n');
    chmodSync(browser, 0o755);
    const { until, child } = launch(['--data', data], { DISPLAY: ':99', GUATU_BROWSER: browser });
    expect(await until(/无法启动/)).toContain('code 3');
    await new Promise((done) => setTimeout(done, 8000));
    expect(child.exitCode).toBeNull();
  });

  it('says what to do about a port in use and about folders that it cannot use', SLOW, async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => taken.once('listening', done));
    const { port } = taken.address() as { port: number };
    const busy = launch(['--no-open', '--data', data, '--port', `${port}`]);
    expect(await busy.ended).toBe(1);
    expect(busy.said()).toContain(`端口 ${port} 已被占用；请用 --port 换一个端口`);
    taken.close();
    const others = join(folder.path, 'others');
    mkdirSync(others);
    writeFileSync(join(others, 'letter.txt'), '');
    const refused = launch(['--no-open', '--data', others]);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('不是挂图的数据文件夹');
  });
});
