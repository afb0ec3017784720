/**
 * The same photograph or scan on two subjects. Files are named by their SHA-256, so equal names are equal bytes.
 * Source: PRODUCT "What nobody else has" 9; issue of paper progress 防数字脱贫.
 */
import type { Suspicion } from './suspicion.ts';

export interface FileStated {
  readonly subject: string;
  readonly unit: string;
  readonly sha256: string;
  readonly name: string;
  readonly at: number;
}

/** One suspicion per file that at least `subjects` subjects carry, on the subject that got it last. */
export function samePhotographs(files: Iterable<FileStated>, subjects: number): Suspicion[] {
  const carried = new Map<string, FileStated[]>();
  for (const file of files) {
    const same = carried.get(file.sha256);
    if (same) same.push(file);
    else carried.set(file.sha256, [file]);
  }
  return [...carried.values()].flatMap((same): Suspicion[] => {
    const carriers = [...new Set(same.map((file) => file.subject))];
    if (carriers.length < subjects) return [];
    const last = same.reduce((a, b) => (b.at > a.at ? b : a));
    const others = carriers.filter((subject) => subject !== last.subject).sort();
    const facts = { name: last.name, sha256: last.sha256, others };
    return [{ rule: 'same-photograph', subject: last.subject, unit: last.unit, facts, at: last.at }];
  });
}
