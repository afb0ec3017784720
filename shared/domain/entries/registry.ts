/** Every collection of entries, by name. */
import { aliasKind } from './alias.ts';
import { briefKind } from './brief.ts';
import { deviceKind } from './device.ts';
import type { EntryKind } from './entry.ts';
import { evaluationKind } from './evaluation.ts';
import { inspectionKind } from './inspection.ts';
import { mappingKind } from './mapping.ts';
import { markKind } from './mark.ts';
import { pairingKind } from './pairing.ts';
import { postKind } from './post.ts';
import { rollCallKind } from './roll-call.ts';
import { roundKind, roundLineKind } from './round.ts';
import { SHEET_TEMPLATES, sheetTemplateKind } from './sheet-template.ts';
import { visitKind } from './visit.ts';

export const ENTRY_KINDS: Readonly<Record<string, EntryKind>> = {
  alias: aliasKind,
  brief: briefKind,
  device: deviceKind,
  evaluation: evaluationKind,
  inspection: inspectionKind,
  mapping: mappingKind,
  mark: markKind,
  pairing: pairingKind,
  post: postKind,
  rollcall: rollCallKind,
  round: roundKind,
  'round-line': roundLineKind,
  [SHEET_TEMPLATES]: sheetTemplateKind,
  visit: visitKind,
};
