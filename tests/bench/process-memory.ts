/** Memory of processes, from the system (Linux). */
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly parent: number;
  readonly command: string;
  readonly megabytes: number;
}

function processOf(pid: string): Process | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return {
      parent: number('PPid'),
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
      megabytes: (number('VmRSS') * 1024) / 1e6,
    };
  } catch {
    return null;
  }
}

/** Resident memory of the largest page process below `root`, MB: the one that shows the map. */
export function rendererMemory(root: number): number {
  const processes = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid): [number, Process | null] => [Number(pid), processOf(pid)]),
  );
  const isBelow = (pid: number): boolean => {
    for (let at = pid; at > 1; at = processes.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  const pages = [...processes].filter(([pid, each]) => each?.command.includes('--type=renderer') && isBelow(pid));
  return Math.max(0, ...pages.map(([, each]) => each?.megabytes ?? 0));
}
