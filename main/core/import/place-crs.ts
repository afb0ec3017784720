/**
 * The coordinate system of a layer: what the file says, held against its numbers and against what the county has. Sure, or
 * a question to a person; a system is never taken because it is the usual one.
 */
import { crsOf, type CrsId, needsShift } from '../../../shared/geo/crs.ts';
import { parseCrs, type StatedSystem } from '../../../shared/geo/crs-parse.ts';
import type { DatumShift } from '../../../shared/geo/crs-transform.ts';
import type { CrsReport } from '../../../shared/host/import-calls.ts';
import { crsFindingText } from '../../text/crs-finding-zh.ts';
import { crsTitle } from '../../text/crs-zh.ts';
import type { Layer } from './layer.ts';
import { Candidate, candidateIds, onDatum, sampleOf } from './place-candidates.ts';
import { CountyGround } from './place-ground.ts';
import type { CrsContradiction, CrsWhy } from './place-reasons.ts';
import { type Verdict, verdictOf } from './place-verdict.ts';
import type { HeldCounty } from './plan.ts';

export interface CrsFinding {
  readonly stated: StatedSystem | null;
  /** Null where a person has to say it. */
  readonly crs: CrsId | null;
  readonly isSure: boolean;
  readonly why: CrsWhy;
  /** The likeliest first. */
  readonly choices: readonly CrsId[];
}

/** Systems in degrees that a person may choose whatever the numbers are. */
const DEGREES: readonly CrsId[] = ['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'xian80', 'beijing54'];
/** Nearly all of the sample has to be a place in a system. */
const MOST = 0.8;

const isDegrees = (id: CrsId): boolean => crsOf(id).projection === null;

function longitudeOf(held: HeldCounty | null, ground: CountyGround): number | null {
  if (ground.extent) return (ground.extent[0] + ground.extent[2]) / 2;
  const seats = held?.units.flatMap(({ at }) => (at ? [at[0]] : [])) ?? [];
  return seats.length === 0 ? null : seats.reduce((sum, one) => sum + one, 0) / seats.length;
}

function choicesOf(first: readonly (CrsId | undefined)[], ids: readonly CrsId[]): CrsId[] {
  const known = [...first, ...ids].filter((id) => id !== undefined);
  const grids = known.flatMap((id) =>
    (['cgcs2000', 'xian80', 'beijing54'] as const).flatMap((datum) => onDatum(id, datum) ?? []),
  );
  const isPlain = ids.length === 0 || ids.some(isDegrees);
  return [...new Set([...known, ...grids, ...(isPlain ? DEGREES : [])])];
}

/** The offset under one system, with what would explain it. */
function contradiction(verdict: Verdict, id: CrsId): CrsContradiction {
  const offset = verdict.offsets.get(id);
  return {
    why: 'contradicted',
    by: verdict.by,
    ...(offset ? { metres: offset.metres, towards: offset.towards } : {}),
    ...(verdict.fits ? { likely: verdict.fits.id } : {}),
  };
}

const proven = (why: 'fits' | 'found', verdict: Verdict, id: CrsId): CrsWhy => {
  const offset = verdict.offsets.get(id);
  return { why, by: verdict.by, ...(offset ? { metres: offset.metres } : {}) };
};

export class CrsAssessor {
  readonly #layer: Layer;
  readonly #held: HeldCounty | null;
  readonly #ground: CountyGround;
  readonly #sample: ReturnType<typeof sampleOf>;

  constructor(layer: Layer, held: HeldCounty | null) {
    this.#layer = layer;
    this.#held = held;
    this.#ground = new CountyGround(held);
    this.#sample = sampleOf(layer);
  }

  #ids(datum?: CrsId): CrsId[] {
    const base = datum === undefined ? undefined : crsOf(datum).datum;
    return candidateIds(this.#sample, longitudeOf(this.#held, this.#ground), base);
  }

  #verdict(candidates: readonly Candidate[]): Verdict | null {
    return this.#held && candidates.length > 0
      ? verdictOf(this.#layer, this.#sample, this.#held, this.#ground, candidates)
      : null;
  }

  /** What speaks against one system, whoever said it; null where nothing does. */
  against(id: CrsId, shift?: DatumShift): CrsContradiction | null {
    const verdict = this.#verdictOn(id, shift);
    return !verdict || verdict.fits?.id === id ? null : contradiction(verdict, id);
  }

  #verdictOn(id: CrsId, shift?: DatumShift): Verdict | null {
    const same: readonly string[] = isDegrees(id) && id === 'cgcs2000' ? ['wgs84'] : [];
    const others = this.#ids(id).filter((other) => other !== id && !same.includes(other) && !needsShift(other));
    return this.#verdict([new Candidate(id, shift), ...others.map((other) => new Candidate(other))]);
  }

  find(): CrsFinding {
    const stated = this.#layer.crs ? parseCrs(this.#layer.crs.text) : null;
    const rest = stated?.id ? this.#ofStated(stated.id) : this.#ofSilent(stated ? 'unknown' : 'silent');
    return { stated, ...rest };
  }

  #ofStated(id: CrsId): Omit<CrsFinding, 'stated'> {
    const ids = this.#ids(id);
    const ask = (why: CrsWhy, likely?: CrsId): Omit<CrsFinding, 'stated'> => ({
      crs: null,
      isSure: false,
      why,
      choices: choicesOf([likely, id], ids),
    });
    if (this.#sample.length > 0 && new Candidate(id).share(this.#sample) < MOST)
      return this.#ofImpossible(id, ids, ask);
    if (needsShift(id)) return ask({ why: 'needs-shift' });
    // Pages that draw maps write WGS 84 into files whose numbers are not.
    if (this.#layer.looksShifted && isDegrees(id) && id !== 'gcj02')
      return ask({ why: 'silent', likely: 'gcj02' }, 'gcj02');
    const verdict = this.#verdictOn(id);
    const choices = choicesOf([id], ids);
    if (!verdict)
      return { crs: id, isSure: false, why: { why: 'unchecked', hasOutline: this.#ground.outline !== null }, choices };
    if (verdict.fits?.id === id) return { crs: id, isSure: true, why: proven('fits', verdict, id), choices };
    return ask(contradiction(verdict, id), verdict.fits?.id);
  }

  /** Numbers with a zone where the file says none, or without one, can be read in one way only; others cannot be read. */
  #ofImpossible(
    id: CrsId,
    ids: readonly CrsId[],
    ask: (why: CrsWhy, likely?: CrsId) => Omit<CrsFinding, 'stated'>,
  ): Omit<CrsFinding, 'stated'> {
    const said = crsOf(id).projection;
    const found = ids.find((other) => {
      const grid = crsOf(other).projection;
      return (
        said?.name === 'gauss-kruger' &&
        grid?.name === 'gauss-kruger' &&
        grid.meridian === said.meridian &&
        grid.zone !== said.zone
      );
    });
    if (found === undefined) return ask(ids.length === 0 ? { why: 'nowhere' } : { why: 'impossible' }, ids[0]);
    if (needsShift(found)) return ask({ why: 'needs-shift' }, found);
    const grid = crsOf(found).projection;
    const zone = grid?.name === 'gauss-kruger' ? grid.zone : null;
    return { crs: found, isSure: true, why: { why: 'other-zone', zone }, choices: choicesOf([found, id], ids) };
  }

  #ofSilent(why: 'silent' | 'unknown'): Omit<CrsFinding, 'stated'> {
    const ids = this.#ids();
    const verdict = this.#verdict(ids.map((id) => new Candidate(id)));
    const fits = verdict?.fits;
    const metres = fits && verdict.offsets.get(fits.id)?.metres;
    // A grid that puts everything into the county may still be an old datum's, a hundred metres off.
    if (fits && (isDegrees(fits.id) || metres !== undefined))
      return { crs: fits.id, isSure: true, why: proven('found', verdict, fits.id), choices: choicesOf([fits.id], ids) };
    const likely = fits?.id ?? (this.#layer.looksShifted ? 'gcj02' : ids.find((id) => !isDegrees(id)));
    return {
      crs: null,
      isSure: false,
      why: ids.length === 0 && this.#sample.length > 0 ? { why: 'nowhere' } : { why, ...(likely ? { likely } : {}) },
      choices: choicesOf([likely], ids),
    };
  }
}

/** What a page shows of a layer's coordinates before anything is planned. */
export function assessCrs(layer: Layer, held: HeldCounty | null): CrsReport {
  const finding = new CrsAssessor(layer, held).find();
  const named = finding.stated?.name ?? null;
  return {
    stated: named,
    crs: finding.crs,
    sure: finding.isSure,
    finding: crsFindingText({ ...finding, named }),
    choices: finding.choices.map((crs) => ({ crs, title: crsTitle(crs) })),
  };
}
