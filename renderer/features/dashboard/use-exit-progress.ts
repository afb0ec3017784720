/**
 * How many poor villages of a unit may exit, and what holds back the rest. Judging a county takes about two seconds of work:
 * it is done in slices between frames and begun again a moment after something has changed.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Unit } from '../../../shared/domain/unit.ts';
import { useChanged, useCounty, useReader } from '../../db/county-store.tsx';
import { readExitStandings, villagesIn } from '../../db/exit-standings.ts';

export interface VillageExit {
  readonly village: Unit;
  /** Targets of its smallest set. */
  readonly jobs: number;
  /** Items that need a mark or a new target. */
  readonly otherwise: number;
  readonly lift: number;
}

export interface ExitProgress {
  readonly unit: string;
  readonly checked: number;
  readonly total: number;
  readonly passed: readonly Unit[];
  readonly failed: number;
  readonly open: number;
  /** Items by the number of villages in which they are not met, most first. */
  readonly obstacles: readonly {
    readonly id: string;
    readonly name: string;
    readonly fail: number;
    readonly open: number;
  }[];
  /** Those that have not passed, nearest first. */
  readonly waiting: readonly VillageExit[];
}

/** Milliseconds of work between two breaths. */
const SLICE_MS = 12;
const SETTLES_MS = 1500;

const breath = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Null where there is no checklist for villages; undefined while loading. */
export function useExitProgress(unit: Unit): ExitProgress | null | undefined {
  const county = useCounty();
  const reader = useReader();
  const [progress, setProgress] = useState<{ unit: string; turn: number; value: ExitProgress | null }>();
  const [turn, setTurn] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTurn((it) => it + 1), SETTLES_MS);
  }, []);
  useChanged(again);
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    let isStale = false;
    const run = async (): Promise<void> => {
      const villages = villagesIn(county.units, unit.id).filter((village) => (village.poor ?? 0) > 0);
      const hasStandard = (county.settings.standards ?? []).some(({ level }) => level === 'village');
      if (villages.length === 0 || !hasStandard || unit.level === 'village') {
        setProgress({ unit: unit.id, turn, value: null });
        return;
      }
      const { standings } = await readExitStandings(reader, county, unit.id);
      const counts = new Counts(unit.id, villages.length);
      let began = performance.now();
      for (const village of villages) {
        if (isStale) return;
        const standing = standings.of(village.id);
        if (standing.ok) counts.add(village, standing.value);
        if (performance.now() - began < SLICE_MS) continue;
        await breath();
        began = performance.now();
        // Figures that stand are not taken away while they are checked again.
        if (turn === 0 && counts.isWorthShowing) setProgress({ unit: unit.id, turn, value: counts.value });
      }
      if (!isStale) setProgress({ unit: unit.id, turn, value: counts.value });
    };
    void run();
    return () => {
      isStale = true;
    };
  }, [county, reader, unit, turn]);
  return progress?.unit === unit.id ? progress.value : undefined;
}

type Judged = Extract<
  ReturnType<Awaited<ReturnType<typeof readExitStandings>>['standings']['of']>,
  { ok: true }
>['value'];

/** Adds up village by village. */
class Counts {
  readonly #unit: string;
  readonly #total: number;
  #checked = 0;
  #shown = 0;
  #failed = 0;
  #open = 0;
  readonly #passed: Unit[] = [];
  readonly #waiting: VillageExit[] = [];
  readonly #items = new Map<string, { id: string; name: string; fail: number; open: number }>();

  constructor(unit: string, total: number) {
    this.#unit = unit;
    this.#total = total;
  }

  add(village: Unit, { verdict, results, jobs, lift, byHand, blocked }: Judged): void {
    this.#checked += 1;
    for (const { item, verdict: its } of results) {
      const known = this.#items.get(item.id) ?? { id: item.id, name: item.name, fail: 0, open: 0 };
      if (its === 'fail') known.fail += 1;
      if (its === 'unknown') known.open += 1;
      this.#items.set(item.id, known);
    }
    if (verdict === 'pass') this.#passed.push(village);
    else {
      if (verdict === 'fail') this.#failed += 1;
      else this.#open += 1;
      const otherwise = byHand.length + blocked.length;
      this.#waiting.push({ village, jobs: jobs.length, otherwise, lift: lift.length });
    }
  }

  /** A number that runs is shown now and then, not for every village. */
  get isWorthShowing(): boolean {
    if (this.#checked - this.#shown < 25) return false;
    this.#shown = this.#checked;
    return true;
  }

  get value(): ExitProgress {
    const obstacles = [...this.#items.values()].filter(({ fail, open }) => fail + open > 0);
    return {
      unit: this.#unit,
      checked: this.#checked,
      total: this.#total,
      passed: [...this.#passed],
      failed: this.#failed,
      open: this.#open,
      obstacles: obstacles.sort((a, b) => b.fail - a.fail || b.open - a.open),
      waiting: [...this.#waiting].sort((a, b) => weight(a) - weight(b) || (a.village.id < b.village.id ? -1 : 1)),
    };
  }
}

const weight = ({ jobs, otherwise, lift }: VillageExit): number => jobs + otherwise + lift;
