/** The host over loopback HTTP: `POST /api/<operation>`, `/events`, tiles, batches and the page itself. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AssetServer, createAssetServer, isCountyAsset } from '../core/asset-server.ts';
import { callContract } from '../core/call-contract.ts';
import type { CountyHost } from '../core/county-host.ts';
import { MAX_ATTACHMENT_BYTES } from '../../shared/domain/attachment.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { type Door, guardRefusal } from './guard.ts';

const LOOPBACK = '127.0.0.1';
/** First port tried when nobody asks for one; the next ones follow. */
export const FIRST_PORT = 4680;
const PORTS_TRIED = 20;
const MEBIBYTE = 1024 * 1024;
/** Largest body of a call, bytes; more only for calls that carry files. */
const MAX_BODY = 16 * MEBIBYTE;
const FILE_BODIES = new Map([
  ['picture.save', 96 * MEBIBYTE],
  ['file.save', 200 * MEBIBYTE],
  ['attachment.put', Math.ceil(MAX_ATTACHMENT_BYTES / 3) * 4 + MEBIBYTE],
]);
/**
 * Idle connections stay open this long, ms: Node's five seconds end some of them just when a page on a busy machine sends its
 * next call.
 */
const KEEP_ALIVE_MS = 65_000;
/** A comment line this often keeps idle connections open, ms. */
const HEARTBEAT_MS = 20_000;

export interface HttpShell {
  /** Address with the token in its fragment, which browsers keep to themselves. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  /** Pages that listen for events now. */
  listeners(): number;
  close(): Promise<void>;
}

export type ListenRefusal =
  | { readonly reason: 'port-in-use'; readonly port: number }
  | { readonly reason: 'port-refused'; readonly port: number; readonly message: string };

export interface HttpShellOptions {
  readonly host: CountyHost;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  /** 0 for any free one; left out, the first free one from FIRST_PORT on. */
  readonly port?: number;
}

export async function startHttpShell(options: HttpShellOptions): Promise<Result<HttpShell, ListenRefusal>> {
  const token = randomBytes(32).toString('base64url');
  const hosts = new Set<string>();
  const door: Door = { hosts, token };
  const assets = createAssetServer(options.rendererFolder, () => options.host.parts);
  const server = createServer((request, response) => {
    void answer(request, response, options.host, assets, door).catch(() => {
      if (!response.headersSent) reply(response, 500, 'failed');
      else response.destroy();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const listening = await listen(server, options.port);
  if (!listening.ok) return listening;
  const port = listening.value;
  for (const name of [LOOPBACK, 'localhost']) hosts.add(`${name}:${port}`);
  const origin = `http://${LOOPBACK}:${port}`;
  return ok({
    url: `${origin}/#token=${token}`,
    origin,
    port,
    token,
    listeners: () => options.host.listeners,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}

async function listen(server: Server, asked: number | undefined): Promise<Result<number, ListenRefusal>> {
  const ports = asked === undefined ? Array.from({ length: PORTS_TRIED }, (_, i) => FIRST_PORT + i).concat(0) : [asked];
  let refusal: ListenRefusal = { reason: 'port-in-use', port: asked ?? FIRST_PORT };
  for (const port of ports) {
    const error = await new Promise<NodeJS.ErrnoException | null>((done) => {
      server.once('error', done);
      server.listen(port, LOOPBACK, () => {
        server.removeListener('error', done);
        done(null);
      });
    });
    if (!error) return ok((server.address() as AddressInfo).port);
    const isTaken = error.code === 'EADDRINUSE';
    refusal = isTaken ? { reason: 'port-in-use', port } : { reason: 'port-refused', port, message: error.message };
    if (!isTaken) break;
  }
  return fail(refusal);
}

function reply(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify({ reason }));
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  host: CountyHost,
  assets: AssetServer,
  door: Door,
): Promise<void> {
  const path = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
  const isCall = path.startsWith('/api/');
  const isEvents = path === '/events';
  const refusal = guardRefusal(request.headers, door, isCall || isEvents || isCountyAsset(path));
  if (refusal) return reply(response, refusal === 'token' ? 401 : 403, refusal);
  if (isCall) return answerCall(request, response, host, path.slice('/api/'.length));
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply(response, 405, 'method');
  if (isEvents) return answerEvents(request, response, host);
  return answerAsset(request, response, assets, path);
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  host: CountyHost,
  name: string,
): Promise<void> {
  if (request.method !== 'POST') return reply(response, 405, 'method');
  // A JSON type makes a cross-site form post impossible even without the checks before.
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return reply(response, 415, 'type');
  const body = await readBody(request, FILE_BODIES.get(name) ?? MAX_BODY);
  if (body === null) return reply(response, 413, 'too-large');
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    return reply(response, 400, 'bad-input');
  }
  const called = await callContract(host.contract, name, input);
  if (called.ok) {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify(called.value));
    return;
  }
  const { reason } = called.error;
  reply(response, reason === 'unknown-operation' ? 404 : reason === 'bad-input' ? 400 : 500, reason);
}

/** The body as text; null when it is larger than the call may be. */
async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= limit) parts.push(part);
  }
  return bytes > limit ? null : Buffer.concat(parts).toString('utf8');
}

function answerEvents(request: IncomingMessage, response: ServerResponse, host: CountyHost): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(': open\n\n');
  const stop = host.onEvent((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  const beat = setInterval(() => response.write(': beat\n\n'), HEARTBEAT_MS);
  request.on('close', () => {
    stop();
    clearInterval(beat);
  });
}

async function answerAsset(
  request: IncomingMessage,
  response: ServerResponse,
  assets: AssetServer,
  path: string,
): Promise<void> {
  const { status, headers, body } = await assets({
    path,
    range: request.headers.range,
    ifNoneMatch: request.headers['if-none-match'],
  });
  response.writeHead(status, headers);
  if (!body || request.method === 'HEAD') response.end();
  else if ('bytes' in body) response.end(body.bytes);
  else {
    const stream = createReadStream(body.file, { start: body.from, end: body.to });
    stream.on('error', () => response.destroy());
    response.on('close', () => stream.destroy());
    stream.pipe(response);
  }
}
