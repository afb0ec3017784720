/**
 * Who may speak to the loopback server. A naive one let other sites post to it and, through DNS rebinding, read household
 * names; Host + Origin + Sec-Fetch-Site + bearer token stopped all of it (RELIABILITY).
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type GuardRefusal = 'host' | 'origin' | 'cross-site' | 'token';

export interface Door {
  /** Addresses that the page may be reached under, such as `127.0.0.1:4680`. */
  readonly hosts: ReadonlySet<string>;
  readonly token: string;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Null when the request may go on. `needsToken` is false only for the page's own files, which hold no data. */
export function guardRefusal(headers: IncomingHttpHeaders, door: Door, needsToken: boolean): GuardRefusal | null {
  if (!headers.host || !door.hosts.has(headers.host.toLowerCase())) return 'host';
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host.toLowerCase()}`) return 'origin';
  const site = headers['sec-fetch-site'];
  const isOpening = !needsToken && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isOpening) return 'cross-site';
  if (!needsToken) return null;
  const given = /^Bearer ([A-Za-z0-9_-]+)$/.exec(headers.authorization ?? '')?.[1];
  return given !== undefined && sameText(given, door.token) ? null : 'token';
}
