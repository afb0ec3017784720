/**
 * Kills a process that writes to a journal, again and again, and counts what was acknowledged and is not there.
 * `npx tsx tests/bench/kill-journal.ts 200` prints one line of JSON and exits 1 when anything was lost.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { Journal } from '../../main/core/journal.ts';

const WRITER = fileURLToPath(new URL('../main/fixtures/journal-writer.ts', import.meta.url));

export interface KillReport {
  kills: number;
  /** Records in the journal at the end. */
  records: number;
  acknowledged: number;
  lost: number;
  /** Starts that found a torn tail and mended it. */
  mended: number;
  /** Groups of which only a part was kept. */
  partial: number;
  /** Starts at which the journal had another fault. */
  faults: number;
}

/** Bundles the writer into one script, so that it starts in milliseconds. */
async function bundleWriter(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: WRITER,
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
  return join(folder, 'writer.mjs');
}

/** Runs the writer until it has acknowledged `enough` records, then kills it a moment later. */
function runAndKill(writer: string, folder: string, enough: number, acknowledged: Map<string, number>): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [writer, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let seen = 0;
  let rest = '';
  child.stdout?.on('data', (part: Buffer) => {
    const lines = (rest + part.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [stream = '', seq = '0'] = line.split(' ');
      acknowledged.set(stream, Number(seq));
      seen += 1;
    }
    if (seen >= enough) child.kill('SIGKILL');
  });
  return new Promise((done, refuse) => {
    child.on('close', (code, signal) =>
      signal === 'SIGKILL' ? done() : refuse(new Error(`writer ended by itself: ${code ?? signal}`)),
    );
  });
}

/** Groups that are not whole: the last of a group of three is seq 3n + 3 after 3n. */
function partialGroups(kept: readonly { stream: string; seq: number; group: number }[]): number {
  const last = new Map(kept.map((entry) => [entry.stream, entry]));
  return [...last.values()].filter(({ seq, group }) => group === 3 && seq % 3 !== 0).length;
}

export async function killJournal(kills: number): Promise<KillReport> {
  const temporary = mkdtempSync(join(tmpdir(), 'guatu-kill-'));
  const folder = join(temporary, 'journal');
  mkdirSync(folder);
  const acknowledged = new Map<string, number>();
  const report: KillReport = { kills, records: 0, acknowledged: 0, lost: 0, mended: 0, partial: 0, faults: 0 };
  try {
    const writer = await bundleWriter(temporary);
    for (let kill = 0; kill < kills; kill += 1) {
      await runAndKill(writer, folder, 1 + ((kill * 7) % 40), acknowledged);
      const kept: { stream: string; seq: number; group: number }[] = [];
      const journal = await Journal.open(folder, 'write', ({ stream, seq, payload }) =>
        kept.push({ stream, seq, group: Number(payload['group']) }),
      );
      if (journal.torn) report.mended += 1;
      if (journal.fault) report.faults += 1;
      report.partial += partialGroups(kept);
      for (const [stream, seq] of acknowledged) report.lost += Math.max(0, seq - journal.head(`test/${stream}`).seq);
      report.records = journal.position.count;
      await journal.close();
    }
    report.acknowledged = [...acknowledged.values()].reduce((sum, seq) => sum + seq, 0);
    return report;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = await killJournal(Number(process.argv[2] ?? 200));
  console.log(JSON.stringify(report));
  process.exitCode = report.lost + report.partial + report.faults === 0 ? 0 : 1;
}
