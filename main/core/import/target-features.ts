/** A map layer laid over targets that are held: it adds or replaces where they lie and changes nothing else. */
import type { TargetSpec } from '../../../shared/domain/batch.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import type { TargetColumn } from '../../../shared/domain/target-ledger.ts';
import { tidyName } from './cell.ts';
import { featurePlaces } from './feature-names.ts';
import type { UnitMatcher } from './match-units.ts';
import type { PlacedLayer } from './place-layer.ts';
import { emptySummary, guarded, type HeldCounty, type ImportPlan } from './plan.ts';
import type { ImportProblem, Place } from './problem.ts';
import type { Table, TableRow } from './table.ts';
import { placesOf, type TargetPlace } from './target-places.ts';
import { type TargetShape, TargetShapes } from './target-shapes.ts';

/** A drawn length may differ from the ledger's by this share before it is worth a word. */
const NOTABLE_SHARE = 0.1;

/** Says that a line is drawn longer or shorter than its ledger has it; chainage is proportional, so this blocks nothing. */
export function noteLength(
  drawn: number | null,
  stated: number,
  kind: Kind,
  place: Place,
  problems: ImportProblem[],
): void {
  if (drawn === null || stated <= 0 || Math.abs(drawn - stated) / stated <= NOTABLE_SHARE) return;
  problems.push({ severity: 'note', ...place, reason: 'length-differs', drawn, stated, measure: kind.measure });
}

/** Finds held targets by number, or by name within a unit. */
class HeldTargets {
  readonly #byNumber = new Map<string, TargetSpec>();
  readonly #byName = new Map<string, TargetSpec[]>();
  readonly #kind: Kind;

  constructor(county: HeldCounty, kind: Kind) {
    this.#kind = kind;
    for (const target of county.targets ?? []) {
      if (target.kind !== kind.id) continue;
      this.#byNumber.set(target.id.slice(target.id.indexOf('/') + 1), target);
      if (target.problem) this.#byNumber.set(target.problem.number, target);
      const named = this.#byName.get(target.name);
      if (named) named.push(target);
      else this.#byName.set(target.name, [target]);
    }
  }

  find(number: string, name: string, units: ReadonlySet<string>): TargetSpec | null {
    const numbered = this.#byNumber.get(number) ?? this.#byNumber.get(`${this.#kind.id}-${number}`);
    if (number !== '' && numbered) return numbered;
    const named = this.#byName.get(name) ?? [];
    const within = named.filter(({ unit }) => units.has(unit));
    const [only] = within.length > 0 ? within : named;
    return only && (within.length === 1 || named.length === 1) ? only : null;
  }
}

/** The unit that a row names and those above and below it that its shape lies in. */
function unitsOf(source: TableRow<TargetColumn>, shape: TargetShape, units: UnitMatcher): ReadonlySet<string> {
  const code = source.cell('code');
  const name = source.cell('unit') || source.cell('township');
  const said = units.byCode(code) ?? (name === '' ? undefined : (units.match(name).unit ?? undefined));
  return new Set([said?.id, said ? undefined : shape.unit].filter((id): id is string => typeof id === 'string'));
}

export function placeHeldTargets(
  placed: PlacedLayer,
  table: Table<TargetColumn>,
  kind: Kind,
  county: HeldCounty,
  units: UnitMatcher,
  problems: ImportProblem[],
): ImportPlan {
  const shapes = new TargetShapes(placed, kind, county, problems);
  const held = new HeldTargets(county, kind);
  const placeOf = featurePlaces(placed.layer);
  const first = new Map<string, number>();
  const places: TargetPlace[] = [];
  for (const source of table.rows) {
    const feature = source.row - 2;
    const shape = shapes.of(feature);
    const place = placeOf(feature);
    if (shape === null) continue;
    if (shape === 'none') {
      problems.push({ severity: 'error', ...place, reason: 'geometry-missing' });
      continue;
    }
    const number = source.cell('number').replace(/\.0+$/, '');
    const name = tidyName(source.cell('goal'));
    const target = held.find(number, name, unitsOf(source, shape, units));
    if (!target) {
      problems.push({ severity: 'error', ...place, reason: 'target-unknown', name: name || number, kind: kind.name });
      continue;
    }
    const earlier = first.get(target.id);
    if (earlier !== undefined) {
      problems.push({ severity: 'error', ...place, reason: 'target-twice', name: target.name, first: earlier });
      continue;
    }
    first.set(target.id, feature + 1);
    noteLength(shape.drawn, target.quantity, kind, place, problems);
    places.push({ id: target.id, at: shape.at, line: shape.line });
  }
  if (places.length > 0) problems.push({ severity: 'note', reason: 'geometry-only', features: places.length });
  const summary = { ...emptySummary(), read: placed.layer.grid.length - 1, taken: places.length };
  return guarded({ batches: placesOf(kind, places), problems, summary, placed });
}
