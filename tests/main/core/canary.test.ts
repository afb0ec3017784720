/** Known names and numbers are planted in the vault of a working county and looked for everywhere else. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpShell, startHttpShell } from '../../../main/http/server.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { type RunningCounty, runSmallCounty } from '../../support/running-county.ts';
import { TOWN_B, VILLAGE_A1, VILLAGE_B1 } from '../../support/small-county.ts';

const PLANTED: readonly Person[] = [0, 1, 2].map((i) => ({
  name: `欧阳雀${'甲乙丙'[i] ?? ''}`,
  idNumber: `99010119550${i + 1}17${String(4420 + i)}X`,
  phone: `1110000731${i}`,
  bank: `00000077881199${i}4321`,
  members: [`司徒鹊${'甲乙丙'[i] ?? ''}`],
}));
const SECRETS = PLANTED.flatMap(({ name, idNumber, phone, bank, members }) => [
  name,
  idNumber,
  phone,
  bank,
  ...members,
]);
const HOUSEHOLD = `${VILLAGE_A1}/0001`;
const ask = { household: HOUSEHOLD, user: '王五', role: 'duty', why: '入户核对' };

/** Where a secret turns up, also in gzipped files and inside workbooks, as UTF-8, UTF-16 or GBK. */
function hits(places: ReadonlyMap<string, Buffer>): string[] {
  return [...places].flatMap(([place, bytes]) => {
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const texts = isGzip ? [gunzipSync(bytes)] : isZip ? Object.values(unzipSync(bytes)).map(Buffer.from) : [bytes];
    return SECRETS.filter((secret) =>
      texts.some((text) =>
        [Buffer.from(secret), Buffer.from(secret, 'utf16le'), iconv.encode(secret, 'gbk')].some((each) =>
          text.includes(each),
        ),
      ),
    ).map((secret) => `${place}: ${secret}`);
  });
}

function filesIn(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files.map((file): [string, Buffer] => {
      const path = join(file.parentPath, file.name);
      return [path, readFileSync(path)];
    }),
  );
}

const MAIN = pathToFileURL(join(import.meta.dirname, '../../../main/cli/index.ts')).href;

let running: RunningCounty;
let shell: HttpShell;
/** Everything that was answered over HTTP or said by a process, by what was asked. */
const said = new Map<string, Buffer>();

async function call(name: string, input: unknown, keep = true): Promise<unknown> {
  const response = await fetch(`${shell.origin}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${shell.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (keep) said.set(`${name} ${said.size}`, Buffer.from(text));
  return JSON.parse(text);
}

async function command(...words: readonly string[]): Promise<void> {
  const code = `import { main } from '${MAIN}'; process.exitCode = await main(process.argv.slice(1));`;
  const node = ['--import', 'tsx', '--input-type=module', '--eval', code, '--'];
  const child = spawn(process.execPath, [...node, ...words, '--data', running.root]);
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
  await new Promise((done) => child.once('close', done));
  const output = Buffer.concat(parts);
  expect(output.toString()).toContain('"ok":true');
  said.set(`guatu ${words.join(' ')}`, output);
}

/** Lists with the names as a page has them, ledgers in every form, and the templates. */
async function exportEverything(): Promise<void> {
  const formats = ['xlsx', 'csv', 'csv-gbk'];
  const masked = (await call('person.masked', { village: VILLAGE_A1 })) as { rows: { name: string; phone: string }[] };
  for (const format of formats) {
    const columns = ['户主', '电话'].map((title) => ({ title, form: 'text' }));
    const head = { name: '贫困户', title: '贫困户', subtitle: '', format, columns };
    const { table } = (await call('export.open', head)) as { table: string };
    await call('export.lines', { table, lines: masked.rows.map(({ name, phone }) => [name, phone]) });
    await call('export.save', { table });
    for (const of of [{ kind: 'pool' }, { level: 'all' }]) await call('export.ledger', { of, format });
  }
  for (const of of [{ kind: 'pool' }, { list: 'units' }, { list: 'households' }]) await call('export.template', { of });
}

beforeAll(async () => {
  running = await runSmallCounty();
  const started = await startHttpShell({
    host: running.host,
    rendererFolder: join(import.meta.dirname, '../fixtures/page'),
    port: 0,
  });
  if (!started.ok) throw new Error(started.error.reason);
  shell = started.value;
  const put = await running.host.parts.vault.putVillage(VILLAGE_A1, new Map(PLANTED.map((each, row) => [row, each])));
  if (!put.ok) throw new Error(put.error);
});
afterAll(async () => {
  await shell.close();
  await running.close();
});

describe('planted names, identity numbers, telephones and accounts', () => {
  it('are shown to whoever may see them, one operation each', async () => {
    const before = running.host.parts.journal.position.count;
    const fields = ['name', 'idNumber', 'phone', 'bank', 'members'];
    expect(await call('person.reveal', { ...ask, fields }, false)).toEqual({
      ok: true,
      invented: false,
      fields: PLANTED[0],
    });
    expect(running.host.parts.journal.position.count).toBe(before + 1);
    const [operation] = running.host.parts.operations.slice(-1);
    expect(operation).toMatchObject({ k: 'reveal', subject: HOUSEHOLD, payload: { fields, why: '入户核对' } });
  });

  it('are nowhere else: 0 hits in files, answers and what commands say', async () => {
    const [first, second] = PLANTED;
    if (!first || !second) throw new Error('nothing planted');
    // Everything that may go wrong with them in hand.
    await call('person.edit', { ...ask, set: { phone: second.phone } });
    await call('person.edit', { ...ask, set: { phone: 13 } });
    await call('person.edit', { ...ask, set: { name: first.name.repeat(99) } });
    await call('person.edit', { ...ask, why: `改名${second.name}`, set: { name: second.name } });
    await call('person.edit', { ...ask, role: 'viewer', set: { name: second.name } });
    await call('person.reveal', { ...ask, why: `核对${first.idNumber}`, fields: ['name'] });
    await call('person.reveal', { ...ask, role: `township@${TOWN_B}`, fields: ['name'] });
    await call('person.masked', { village: VILLAGE_A1 });
    await call('person.masked', { village: VILLAGE_B1 });
    await call('host.info', {});
    await call('journal.read', { after: 0, limit: 5000 });
    await call('journal.verify', {});
    await call('journal.undo', { user: '王五', role: 'duty' });
    await call('picture.save', { name: '作战图', base64: Buffer.from('89504e470d0a1a0a', 'hex').toString('base64') });
    await exportEverything();
    await command('verify', '--json');
    await command('targets', '--json');
    const places = new Map([...filesIn(running.root), ...said]);
    const folders = ['journal', 'exports', 'batches', 'vault'].map((name) => join(running.root, name));
    for (const folder of folders) {
      expect([folder, [...places.keys()].some((place) => place.startsWith(folder))]).toEqual([folder, true]);
    }
    expect(said.size).toBe(16 + 19);
    expect(hits(places)).toEqual([]);
  });

  it('would be found: each of them is, where it is planted on purpose', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guatu-canary-'));
    mkdirSync(join(folder, 'journal'));
    SECRETS.forEach((secret, i) => writeFileSync(join(folder, 'journal', `${i}.log`), `{"why":"${secret}"}\n`));
    writeFileSync(join(folder, 'x.xlsx'), zipSync({ 'xl/a.xml': Buffer.from(SECRETS.join()) }));
    writeFileSync(join(folder, 'x.csv'), iconv.encode(SECRETS.join(), 'gbk'));
    expect(hits(filesIn(folder))).toHaveLength(SECRETS.length * 3);
    rmSync(folder, { recursive: true });
  });
});
