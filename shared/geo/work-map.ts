/**
 * Works around the places where people live, for the distance test of exit standards. Source: PRODUCT "haul radius ≤ 1 km;
 * distance test against settlements".
 */
import type { GeometryBatch } from '../domain/batch.ts';
import type { JobFact, PlaceFact, StandardFacts } from '../domain/standards/facts.ts';
import type { Position } from '../domain/unit.ts';
import { type Located, NearIndex } from './nearest.ts';

export interface Place {
  readonly id: string;
  readonly at: Position;
  /** Households that live there. */
  readonly weight: number;
}

/** Finished works farther than this are not looked for: nobody carries water that far. */
export const FARTHEST_KM = 5;

/** Where works lie, by kind; a line counts by its nearest vertex. */
export class WorkMap {
  readonly #kinds = new Map<string, NearIndex<string>>();
  readonly #located = new Map<string, Located<string>[]>();

  constructor(geometry: Pick<GeometryBatch, 'points' | 'lines'> | null) {
    const add = (kind: string, id: string, at: Position): void => {
      const known = this.#located.get(kind);
      if (known) known.push({ value: id, at });
      else this.#located.set(kind, [{ value: id, at }]);
    };
    for (const { geometry: point, properties } of geometry?.points.features ?? [])
      add(properties.kind, properties.id, point.coordinates);
    for (const { geometry: line, properties } of geometry?.lines.features ?? [])
      for (const at of line.coordinates) add(properties.kind, properties.id, at);
  }

  #index(kind: string): NearIndex<string> {
    const known = this.#kinds.get(kind) ?? new NearIndex(this.#located.get(kind) ?? []);
    this.#kinds.set(kind, known);
    return known;
  }

  #near(at: Position, kinds: readonly string[], km: number): { id: string; km: number }[] {
    return kinds
      .flatMap((kind) => this.#index(kind).within(at, km))
      .map((near) => ({ id: near.value, km: near.km }))
      .sort((a, b) => a.km - b.km);
  }

  /** Works that may matter to some places, whatever their state. */
  idsNear(places: readonly Place[], kinds: readonly string[]): Set<string> {
    const ids = new Set<string>();
    for (const { at } of places) for (const { id } of this.#near(at, kinds, FARTHEST_KM)) ids.add(id);
    return ids;
  }

  /** Answers the distance questions of a standard about some places; a question asked again costs nothing. */
  placesOf(places: readonly Place[], jobOf: (id: string) => JobFact | undefined): StandardFacts['places'] {
    const made = new Map<string, readonly PlaceFact[]>();
    return (kinds, km) => {
      const key = `${kinds.join()} ${km}`;
      const known = made.get(key) ?? places.map((place) => this.#fact(place, kinds, km, jobOf));
      made.set(key, known);
      return known;
    };
  }

  #fact(
    { id, at, weight }: Place,
    kinds: readonly string[],
    km: number,
    jobOf: (id: string) => JobFact | undefined,
  ): PlaceFact {
    const around = this.#near(at, kinds, km).flatMap((near) => {
      const job = jobOf(near.id);
      return job ? [{ job, km: near.km }] : [];
    });
    const isFinished = (near: { id: string }): boolean => jobOf(near.id)?.cleared === true;
    const close = around.find(({ job }) => job.cleared);
    const nearest = close
      ? { job: close.job.id, km: close.km }
      : this.#near(at, kinds, FARTHEST_KM)
          .filter(isFinished)
          .map((near) => ({ job: near.id, km: near.km }))[0];
    const open = around.filter(({ job }) => !job.cleared).map(({ job }) => job);
    return { id, weight, open, ...(nearest ? { nearest } : {}) };
  }
}
