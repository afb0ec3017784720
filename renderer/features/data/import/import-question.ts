/** What the host is asked to plan, from what its report suggests and what a person said. Pure. */
import { needsShift, readCrs } from '../../../../shared/geo/crs.ts';
import type { LayerChoice, LayerReport } from '../../../../shared/host/import-calls.ts';
import type { Input } from '../../../../shared/host/contract.ts';
import type { Importing, NewCountyFields } from './import-store.ts';

type PlanInput = Input<'import.plan'>;

/** What still has to be said about a layer before it can be planned. */
export type Undecided = 'sort' | 'kind' | 'source' | 'crs' | 'shift';

/** Xi'an 80 and Beijing 54 need parameters that only the county has. */
export function isOldDatum(id: string): boolean {
  const crs = readCrs(id);
  return crs !== null && needsShift(crs);
}

/** The layer as it would be imported; `null` where nobody has said or found what it is. */
export function choiceOf(report: LayerReport, choices: Importing['choices']): LayerChoice | null {
  const said = choices[report.id];
  if (said) return said;
  if (report.form === 'unreadable') return { layer: report.id, as: 'skip' };
  if (report.as === null) return null;
  return { layer: report.id, as: report.as, ...(report.kind === null ? {} : { kind: report.kind }) };
}

export function undecided(report: LayerReport, choices: Importing['choices']): Undecided | null {
  const choice = choiceOf(report, choices);
  if (choice === null) return 'sort';
  if (choice.as === 'skip') return null;
  if (choice.as === 'targets' && choice.kind === undefined) return 'kind';
  if (choice.as === 'sources' && (choice.source === undefined || choice.on === undefined)) return 'source';
  if (report.crs === null) return null;
  const crs = choice.crs ?? report.crs.crs;
  if (crs === null) return 'crs';
  return isOldDatum(crs) && choice.shift === undefined ? 'shift' : null;
}

/** What was said about the layers that stay, when files go before them: the first part of their ids counts files. */
export function renumbered(
  choices: Importing['choices'],
  layers: readonly LayerReport[],
  isGone: (layer: LayerReport) => boolean,
): Importing['choices'] {
  const fileOf = (id: string): number => Number(id.split('/')[0]);
  const gone = [...new Set(layers.filter(isGone).map(({ id }) => fileOf(id)))];
  const kept = layers.flatMap((layer): [string, LayerChoice][] => {
    const choice = choices[layer.id];
    if (!choice || isGone(layer)) return [];
    const before = gone.filter((file) => file < fileOf(layer.id)).length;
    const id = `${fileOf(layer.id) - before}/${layer.id.split('/')[1]}`;
    return [[id, { ...choice, layer: id }]];
  });
  return Object.fromEntries(kept);
}

const CODE = /^\d{6}$/;

/** Null until the fields that a county cannot start without are there and make sense. */
export function newCountyOf(fields: NewCountyFields): NonNullable<PlanInput['newCounty']> | null {
  const [name, code, campaign] = [fields.name.trim(), fields.code.trim(), fields.campaign.trim()];
  if (campaign === '' || fields.start === '' || fields.deadline === '') return null;
  if (fields.deadline < fields.start || (code !== '' && !CODE.test(code))) return null;
  return {
    campaign,
    start: fields.start,
    deadline: fields.deadline,
    ...(name === '' ? {} : { name }),
    ...(code === '' ? {} : { code }),
  };
}

/** Null while there is nothing to plan, or the new county's fields are not filled in. */
export function questionOf(state: Importing): PlanInput | null {
  const { upload, complete, layers, choices, decisions } = state;
  if (upload === null || !complete || layers.length === 0) return null;
  const newCounty = state.newCounty === null ? undefined : newCountyOf(state.newCounty);
  if (newCounty === null) return null;
  const chosen = layers.map((layer): LayerChoice => {
    const open = undecided(layer, choices);
    const choice = choiceOf(layer, choices);
    return choice === null || open === 'kind' || open === 'source' ? { layer: layer.id, as: 'skip' } : choice;
  });
  if (chosen.every(({ as }) => as === 'skip')) return null;
  return { upload, choices: chosen, decisions: { ...decisions }, ...(newCounty ? { newCounty } : {}) };
}

/** True while the plan answers what is chosen now. */
export function isPlanned(state: Importing): boolean {
  const question = questionOf(state);
  return state.plan !== null && question !== null && state.planned === JSON.stringify(question);
}

/** Names that are no unit's and have not been decided. */
export const openNames = ({ names, decisions }: Importing): number =>
  names.filter(({ written }) => !(written in decisions)).length;
