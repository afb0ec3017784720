/**
 * The smallest set of jobs that meets every requirement at once, exactly: branch and bound over "take this job or leave it".
 * Of equally small sets the one with the least work left wins. Source: PRODUCT "What nobody else has" 8.
 */

/** Met when the weights of the clauses that contain a chosen job add up to `need`. */
export interface Requirement {
  readonly id: string;
  readonly need: number;
  readonly clauses: readonly { readonly jobs: readonly string[]; readonly weight: number }[];
}

export interface SmallestSet {
  /** In the order of their ids. */
  readonly jobs: readonly string[];
  /** Requirements that no set of jobs can meet; the others are met without them. */
  readonly unmet: readonly string[];
  /** False when the search was cut short and a smaller set may exist. */
  readonly proven: boolean;
}

interface Clause {
  jobs: number[];
  weight: number;
}

/** A requirement as the search sees it: open clauses and what is still needed. */
interface Open {
  need: number;
  clauses: Clause[];
}

interface Best {
  chosen: readonly number[];
  work: number;
}

const DUST = 1e-9;

/** Nodes after which a search gives up proving, about a second; a village's questions take some hundreds. */
const PATIENCE = 20_000;

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `work` is what is left to do for a job, in any unit that can be added up. */
export function smallestSet(requirements: readonly Requirement[], work: (job: string) => number): SmallestSet {
  const ids = [...new Set(requirements.flatMap(({ clauses }) => clauses.flatMap(({ jobs }) => jobs)))].sort(compareIds);
  const numbers = new Map(ids.map((id, i) => [id, i]));
  const unmet: string[] = [];
  const open: Open[] = [];
  for (const requirement of requirements) {
    if (requirement.need <= DUST) continue;
    const clauses = merged(requirement, numbers);
    if (clauses.reduce((sum, clause) => sum + clause.weight, 0) < requirement.need - DUST) unmet.push(requirement.id);
    else open.push({ need: requirement.need, clauses });
  }
  const cost = ids.map((id) => Math.max(0, work(id)));
  const parts = components(open).map((part) => new Search(part, cost).run());
  const jobs = parts.flatMap((part) => part.chosen.map((job) => ids[job] ?? ''));
  return { jobs: jobs.sort(compareIds), unmet, proven: parts.every((part) => part.proven) };
}

/** Clauses with the same jobs are one; those without jobs can never be met. */
function merged(requirement: Requirement, numbers: ReadonlyMap<string, number>): Clause[] {
  const byJobs = new Map<string, Clause>();
  for (const { jobs, weight } of requirement.clauses) {
    const own = [...new Set(jobs.map((job) => numbers.get(job) ?? -1))].sort((a, b) => a - b);
    if (own.length === 0 || weight <= 0) continue;
    const known = byJobs.get(own.join());
    if (known) known.weight += weight;
    else byJobs.set(own.join(), { jobs: own, weight });
  }
  return [...byJobs.values()];
}

/** Requirements that share no job are independent of each other. */
function components(open: readonly Open[]): Open[][] {
  let groups: { jobs: Set<number>; parts: Open[] }[] = [];
  for (const part of open) {
    const jobs = new Set(part.clauses.flatMap((clause) => clause.jobs));
    const touching = groups.filter((group) => [...jobs].some((job) => group.jobs.has(job)));
    groups = groups.filter((group) => !touching.includes(group));
    for (const group of touching) for (const job of group.jobs) jobs.add(job);
    groups.push({ jobs, parts: [...touching.flatMap((group) => group.parts), part] });
  }
  return groups.map((group) => group.parts);
}

class Search {
  readonly #start: Open[];
  readonly #cost: readonly number[];
  #best: Best | null = null;
  #nodes = 0;

  constructor(start: Open[], cost: readonly number[]) {
    this.#start = start;
    this.#cost = cost;
  }

  run(): { chosen: readonly number[]; proven: boolean } {
    this.#visit(this.#start, [], 0);
    return { chosen: this.#best?.chosen ?? [], proven: this.#nodes < PATIENCE };
  }

  #visit(open: readonly Open[], chosen: readonly number[], work: number): void {
    const left = open.filter((part) => part.need > DUST);
    if (left.length === 0) {
      this.#best = better({ chosen, work }, this.#best);
      return;
    }
    // The first descent always runs to its end, so that there is a set even when patience runs out.
    this.#nodes += 1;
    if (this.#nodes >= PATIENCE && this.#best) return;
    const gains = left.map(gainsOf);
    if (this.#cannotWin(left, gains, chosen.length, work)) return;
    const job = this.#forced(left) ?? this.#mostUseful(gains);
    this.#visit(take(left, job), [...chosen, job], work + (this.#cost[job] ?? 0));
    const without = leave(left, this.#alike(left, job));
    if (without) this.#visit(without, chosen, work);
  }

  /** Whether even the least that is still needed would not beat the best set known. */
  #cannotWin(left: readonly Open[], gains: readonly Map<number, number>[], taken: number, work: number): boolean {
    if (!this.#best) return false;
    const used = new Set<number>();
    let atLeast = 0;
    let independent = 0;
    left.forEach((part, i) => {
      const own = gains[i] ?? new Map<number, number>();
      const least = fewest(part.need, own);
      atLeast = Math.max(atLeast, least);
      // Requirements without a common job need their jobs one beside the other.
      if ([...own.keys()].some((job) => used.has(job))) return;
      for (const job of own.keys()) used.add(job);
      independent += least;
    });
    atLeast = Math.max(atLeast, independent);
    const size = this.#best.chosen.length;
    if (taken + atLeast !== size) return taken + atLeast > size;
    const candidates = new Set(gains.flatMap((own) => [...own.keys()]));
    const cheapest = [...candidates].map((job) => this.#cost[job] ?? 0).sort((a, b) => a - b);
    const least = cheapest.slice(0, atLeast).reduce((sum, value) => sum + value, 0);
    return work + least >= this.#best.work - DUST;
  }

  /** A job without which some requirement can no longer be met. */
  #forced(left: readonly Open[]): number | undefined {
    for (const { need, clauses } of left) {
      const all = clauses.reduce((sum, clause) => sum + clause.weight, 0);
      const only = clauses.find((clause) => clause.jobs.length === 1 && all - clause.weight < need - DUST);
      if (only) return only.jobs[0];
    }
    return undefined;
  }

  /** The job that brings the requirements furthest, each by its share; among equals the one with least work. */
  #mostUseful(gains: readonly Map<number, number>[]): number {
    const useful = new Map<number, number>();
    for (const own of gains) {
      const most = Math.max(...own.values());
      for (const [job, gain] of own) useful.set(job, (useful.get(job) ?? 0) + gain / most);
    }
    const cost = (job: number): number => this.#cost[job] ?? 0;
    return [...useful].reduce((best, entry) => {
      const ahead = entry[1] - best[1];
      if (Math.abs(ahead) > DUST) return ahead > 0 ? entry : best;
      const saved = cost(best[0]) - cost(entry[0]);
      if (Math.abs(saved) > DUST) return saved > 0 ? entry : best;
      return entry[0] < best[0] ? entry : best;
    })[0];
  }

  /** The job and all that do exactly the same for no less work: left together, or the same sets would be tried again. */
  #alike(left: readonly Open[], job: number): ReadonlySet<number> {
    const marks = new Map<number, string[]>();
    left.forEach(({ clauses }, i) => {
      clauses.forEach(({ jobs, weight }, j) => {
        const mark = jobs.length === 1 ? `${i}:w${weight}` : `${i}:c${j}`;
        for (const member of jobs) marks.set(member, [...(marks.get(member) ?? []), mark]);
      });
    });
    const own = (marks.get(job) ?? []).sort().join();
    const cost = this.#cost[job] ?? 0;
    return new Set(
      [...marks]
        .filter(([other, list]) => (this.#cost[other] ?? 0) >= cost - DUST && list.sort().join() === own)
        .map(([other]) => other),
    );
  }
}

const better = (a: Best, b: Best | null): Best =>
  !b || a.chosen.length < b.chosen.length || (a.chosen.length === b.chosen.length && a.work < b.work - DUST) ? a : b;

/** What each job alone would add to a requirement. */
function gainsOf({ clauses }: Open): Map<number, number> {
  const gains = new Map<number, number>();
  for (const { jobs, weight } of clauses) for (const job of jobs) gains.set(job, (gains.get(job) ?? 0) + weight);
  return gains;
}

/** No fewer jobs than this can reach `need`: the most useful ones, as if none of them overlapped. */
function fewest(need: number, gains: ReadonlyMap<number, number>): number {
  let count = 0;
  for (const gain of [...gains.values()].sort((a, b) => b - a)) {
    if (need <= DUST) break;
    need -= gain;
    count += 1;
  }
  return count;
}

const take = (open: readonly Open[], job: number): Open[] =>
  open.map(({ need, clauses }) => {
    const met = clauses.filter((clause) => clause.jobs.includes(job)).reduce((sum, clause) => sum + clause.weight, 0);
    return { need: need - met, clauses: clauses.filter((clause) => !clause.jobs.includes(job)) };
  });

/** Null when some requirement could then no longer be met. */
function leave(open: readonly Open[], without: ReadonlySet<number>): Open[] | null {
  const rest = open.map(({ need, clauses }) => ({
    need,
    clauses: clauses
      .map(({ jobs, weight }) => ({ jobs: jobs.filter((job) => !without.has(job)), weight }))
      .filter((clause) => clause.jobs.length > 0),
  }));
  const reachable = rest.every(
    ({ need, clauses }) => clauses.reduce((sum, clause) => sum + clause.weight, 0) >= need - DUST,
  );
  return reachable ? rest : null;
}
