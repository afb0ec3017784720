/** Which steps can be gone to, what stands against the next one, and what each has to say in a few words. */
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { isPlanned, newCountyOf, openNames, questionOf, undecided } from './import-question.ts';
import { type Importing, STEPS, type Step, useImporting } from './import-store.ts';

interface StepState {
  readonly step: Step;
  readonly reachable: boolean;
  readonly done: boolean;
  /** A few words below the step's name; empty when there is nothing to say. */
  readonly says: string;
}

export interface StepStates {
  readonly steps: readonly StepState[];
  /** Nothing is running, and what is chosen has not been worked out: it was stopped or failed. */
  readonly isIdle: boolean;
  /** The files are there, but looking at them was stopped or failed. */
  readonly isUnread: boolean;
  /** Why the next step cannot be gone to, as a sentence; null when it can. */
  readonly hindrance: string | null;
  readonly next: Step | null;
  readonly previous: Step | null;
}

const openLayers = (state: Importing): number =>
  state.layers.filter((layer) => undecided(layer, state.choices) !== null).length;

function waitingFor(state: Importing): string {
  if (questionOf(state) === null) return t('dataImport.wait.nothing');
  return state.work || state.fault === null ? t('dataImport.wait.planning') : t('dataImport.wait.unplanned');
}

function hindranceOf(state: Importing): string | null {
  if (state.work?.call === 'sending' || state.work?.call === 'inspect') return t('dataImport.wait.reading');
  if (state.newCounty !== null && newCountyOf(state.newCounty) === null) return t('dataImport.wait.newCounty');
  if (state.upload === null) return t('dataImport.wait.files');
  if (state.layers.length === 0) return t('dataImport.wait.unread');
  if (state.step === 'files') return null;
  const open = openLayers(state);
  if (open > 0) return t('dataImport.wait.layers', { count: count(open) });
  if (!isPlanned(state)) return waitingFor(state);
  if (state.step === 'check') return null;
  const names = openNames(state);
  if (names > 0) return t('dataImport.wait.names', { count: count(names) });
  if (state.step === 'names') return null;
  if (state.plan?.blocked) return t('dataImport.wait.errors');
  return state.plan?.nothingNew ? t('dataImport.wait.nothingNew') : null;
}

function statesOf(state: Importing): StepStates {
  const { plan, layers, names, files, written } = state;
  const planned = isPlanned(state);
  const open = openLayers(state);
  const unnamed = openNames(state);
  const errors = plan?.layers.reduce((sum, layer) => sum + layer.errors, 0) ?? 0;
  // Rows that wait for a name are what the third step says.
  const waiting = plan?.layers.reduce((sum, layer) => sum + layer.waiting, 0) ?? 0;
  const hasLayers = layers.length > 0;
  const steps: StepState[] = [
    {
      step: 'files',
      reachable: true,
      done: hasLayers || written !== null,
      says: files.length > 0 ? t('dataImport.says.files', { count: count(files.length) }) : '',
    },
    {
      step: 'check',
      reachable: hasLayers,
      done: written !== null || (hasLayers && open === 0 && planned),
      says: !hasLayers
        ? ''
        : open > 0
          ? t('dataImport.says.open', { count: count(open) })
          : t('dataImport.says.layers', { count: count(layers.length) }),
    },
    {
      step: 'names',
      reachable: hasLayers && plan !== null,
      done: written !== null || (planned && unnamed === 0),
      says: !plan
        ? ''
        : unnamed > 0
          ? t('dataImport.says.open', { count: count(unnamed) })
          : names.length > 0
            ? t('dataImport.says.names', { count: count(names.length) })
            : t('dataImport.says.noNames'),
    },
    {
      step: 'problems',
      reachable: hasLayers && plan !== null,
      done: written !== null || (planned && errors === 0),
      says: !plan
        ? ''
        : errors > waiting
          ? t('dataImport.says.errors', { count: count(errors - waiting) })
          : t('dataImport.says.problems', { count: count(plan.problemCount - waiting) }),
    },
    {
      step: 'write',
      reachable: written !== null || (planned && plan !== null && !plan.blocked && !plan.nothingNew),
      done: written !== null,
      says: written ? t('dataImport.says.written') : '',
    },
  ];
  const at = STEPS.indexOf(state.step);
  // With every name matched there is nothing to do in the third step.
  const skips = state.step === 'check' && planned && names.length === 0;
  return {
    steps,
    isIdle: state.work === null && state.fault !== null && !planned && questionOf(state) !== null,
    isUnread: state.upload !== null && state.complete && !hasLayers && state.work === null,
    hindrance: hindranceOf(state),
    next: STEPS[at + (skips ? 2 : 1)] ?? null,
    previous: STEPS[at - 1] ?? null,
  };
}

export function useStepStates(): StepStates {
  return statesOf(useImporting());
}
