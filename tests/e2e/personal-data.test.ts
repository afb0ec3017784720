/** Personal data in the demonstration county: masked for everybody, shown with a reason, and on no picture, log or export. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../shared/domain/person.ts';
import type { Output } from '../../shared/host/contract.ts';
import { demoCounty } from './driver/data-folders.ts';
import { guatu } from './driver/guatu.ts';
import { HostProcess } from './driver/host-process.ts';

const VILLAGE = '990101001201';
const ask = { household: `${VILLAGE}/0001`, user: '值班员甲', role: 'duty', why: '入户核对' };
const FIELDS = ['name', 'idNumber', 'phone', 'bank', 'members'] as const;

const folder = demoCounty();
let host: HostProcess;
let secrets: string[] = [];

beforeAll(async () => {
  host = await HostProcess.start(folder.path);
});
afterAll(async () => {
  await host.stop();
  folder.remove();
});

async function call<T>(name: string, input: unknown): Promise<T> {
  const token = new URLSearchParams(new URL(host.url).hash.slice(1)).get('token') ?? '';
  const response = await fetch(`${host.origin}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return (await response.json()) as T;
}

/** Every file below, by its place. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

function hits(folder: string): string[] {
  return filesIn(folder).flatMap((name) => {
    const bytes = readFileSync(join(folder, name));
    return secrets
      .filter((secret) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')))
      .map((secret) => `${relative(folder, name)}: ${secret}`);
  });
}

describe('a household of the demonstration county', () => {
  it('has made-up people, masked, and raw ones for the duty officer with a reason', async () => {
    const masked = await call<Output<'person.masked'>>('person.masked', { village: VILLAGE });
    if (!masked.ok) throw new Error(masked.refusal.reason);
    const [first] = masked.rows;
    expect(first).toMatchObject({ household: ask.household, invented: true, name: expect.stringMatching(/^.\*$/) });
    expect(await call('person.reveal', { ...ask, role: 'viewer', fields: FIELDS })).toMatchObject({ ok: false });
    const shown = await call<Output<'person.reveal'>>('person.reveal', { ...ask, fields: FIELDS });
    if (!shown.ok) throw new Error(shown.refusal.reason);
    const person = shown.fields as Person;
    expect(person.idNumber).toMatch(/^990101/);
    // One that somebody corrected lies in the vault; it is looked for as well.
    const name = '欧阳雀甲';
    expect(await call('person.edit', { ...ask, set: { name } })).toMatchObject({ ok: true });
    secrets = [name, person.idNumber, person.phone, person.bank];
  });

  it('is not on a picture, in the data folder outside the vault, or in what host and command said', async () => {
    const picture = join(folder.inside, 'picture.png');
    const taken = await guatu(['snapshot', '--out', picture, '--size', '800x600', '--data', folder.path, '--json']);
    expect([taken.code, taken.stderr]).toEqual([0, '']);
    const said = [taken.stdout, taken.stderr, host.said()].join('\n');
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
    const files = filesIn(folder.inside);
    for (const part of ['picture.png', `data/vault/${VILLAGE}.sealed`, 'data/journal/', 'data/batches/']) {
      expect([part, files.some((file) => file.startsWith(part))]).toEqual([part, true]);
    }
    expect(hits(folder.inside)).toEqual([]);
    expect(secrets).toHaveLength(4);
  });
});
