/** Reads one file in a process of its own and tells what came of it: `tsx read-once.ts PATH`. Megabytes are the peak of the process. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readTableFile } from '../../../../main/core/import/formats/table-file.ts';

/** Where the system tells it: the figure of `resourceUsage` counts what the starting process held too. */
function peakKilobytes(): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

const path = process.argv[2] ?? '';
const bytes = readFileSync(path);
const before = process.cpuUsage();
const layers = await readTableFile({ name: basename(path), files: [{ name: basename(path), bytes }] });
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({
    outcome: layers.ok ? `${layers.value[0]?.grid.length ?? 0} lines` : layers.error.reason,
    cpuMs: Math.round((user + system) / 1000),
    megabytes: Math.round(peakKilobytes() / 1024),
  }),
);
