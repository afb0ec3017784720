/** Flows to show: those of the selected site, else of the sites inside the open unit, as far as their kind is shown. */
import { useAnswer, useCounty } from '../../../db/county-store.tsx';
import type { FlowPaint } from '../../../map/flows.ts';
import { kindLayerId } from '../../../map/kind-layers.ts';
import type { LayerId } from '../../../map/packs/pack.ts';

const NONE: readonly FlowPaint[] = [];

export function useFlows(unit: string, target: string | null, visible: readonly LayerId[]): readonly FlowPaint[] {
  const { settings } = useCounty();
  const kinds = settings.kinds
    .filter((kind) => kind.sector === 'relocation' && visible.includes(kindLayerId(kind.id)))
    .map((kind) => kind.id);
  const flows = useAnswer(`flows ${unit} ${target ?? ''} ${kinds.join(' ')}`, async (reader): Promise<FlowPaint[]> => {
    if (kinds.length === 0) return [];
    const rows =
      target === null
        ? (await Promise.all(kinds.map((kind) => reader.targetsOf(unit, { kind })))).flat()
        : [await reader.target(target)];
    return rows.flatMap((row) =>
      row?.origins && kinds.includes(row.kind) ? [{ to: row.id, origins: row.origins }] : [],
    );
  });
  return flows ?? NONE;
}
