/**
 * The local control endpoint: a command on the same machine calls the contract of the host that is running on the same
 * data. A socket that only this user can reach, and the key out of the lock file, which only this user can read.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { ok } from '../../shared/domain/result.ts';
import { contract, type Host, type Input, type OperationName, type Output } from '../../shared/host/contract.ts';
import { callContract } from './call-contract.ts';

const requestSchema = z.object({ key: z.string(), id: z.number().int(), name: z.string(), input: z.unknown() });
const replySchema = z.object({ id: z.number().int(), output: z.unknown().optional(), error: z.string().optional() });

/** How long a running host may take to pick up the line, ms. */
const CONNECT_MS = 3000;

/** Where the endpoint of a data folder is: a path for sockets, a pipe name on Windows. */
export function controlPath(root: string): string {
  const name = createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\guatu-${name}`;
  const folder = join(tmpdir(), `guatu-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return join(folder, `${name}.sock`);
}

/** Starts answering on the data folder's endpoint. Call only while holding its writer lock. */
export async function serveControl(
  root: string,
  key: string,
  host: Host,
  onShow: () => void = () => {},
): Promise<{ close(): Promise<void> }> {
  const path = controlPath(root);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).on('line', (line) => void answer(line, key, host, onShow, socket));
  });
  await new Promise<void>((done, refuse) => {
    server.once('error', refuse);
    server.listen(path, done);
  });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function answer(line: string, key: string, host: Host, onShow: () => void, socket: Socket): Promise<void> {
  let id = -1;
  try {
    const request = requestSchema.parse(JSON.parse(line));
    id = request.id;
    if (request.key !== key) throw new Error('bad-key');
    if (request.name === 'show') onShow();
    const called = request.name === 'show' ? ok({}) : await callContract(host, request.name, request.input);
    if (!called.ok) throw new Error('detail' in called.error ? called.error.detail : called.error.reason);
    socket.write(`${JSON.stringify({ id, output: called.value })}\n`);
  } catch (error) {
    socket.write(`${JSON.stringify({ id, error: error instanceof Error ? error.message : String(error) })}\n`);
  }
}

export interface ControlClient {
  readonly host: Host;
  /** Asks the running application to bring its window to the front. */
  show(): Promise<void>;
  close(): void;
}

/** Reaches the host that is running on a data folder; null when nobody answers there. */
export async function connectControl(root: string, key: string): Promise<ControlClient | null> {
  const socket = await reach(controlPath(root));
  if (!socket) return null;
  const waiting = new Map<number, { done: (value: unknown) => void; refuse: (error: Error) => void }>();
  let next = 0;
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    for (const each of waiting.values()) each.refuse(new Error('host-gone'));
    waiting.clear();
  });
  createInterface({ input: socket }).on('line', (line) => {
    const reply = replySchema.safeParse(JSON.parse(line));
    const each = reply.success ? waiting.get(reply.data.id) : undefined;
    if (!reply.success || !each) return;
    waiting.delete(reply.data.id);
    if (reply.data.error === undefined) each.done(reply.data.output);
    else each.refuse(new Error(reply.data.error));
  });
  const call = (name: string, input: unknown): Promise<unknown> =>
    new Promise((done, refuse) => {
      if (socket.destroyed) return refuse(new Error('host-gone'));
      const id = (next += 1);
      waiting.set(id, { done, refuse });
      socket.write(`${JSON.stringify({ key, id, name, input })}\n`);
    });
  return { host: contractOver(call), show: async () => void (await call('show', {})), close: () => socket.destroy() };
}

/** The contract over any way of calling by name; what comes back is checked like everything from outside. */
function contractOver(call: (name: string, input: unknown) => Promise<unknown>): Host {
  const names = Object.keys(contract) as OperationName[];
  const entries = names.map((name) => [
    name,
    async (input: Input<typeof name>): Promise<Output<typeof name>> =>
      contract[name].output.parse(await call(name, input)) as Output<typeof name>,
  ]);
  return Object.fromEntries(entries) as Host;
}

async function reach(path: string): Promise<Socket | null> {
  const until = Date.now() + CONNECT_MS;
  for (;;) {
    const socket = createConnection(path);
    const isOpen = await new Promise<boolean>((done) => {
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
    });
    if (isOpen) return socket;
    socket.destroy();
    if (Date.now() > until) return null;
    // The other process may hold the lock and not listen yet.
    await new Promise((done) => setTimeout(done, 100));
  }
}
