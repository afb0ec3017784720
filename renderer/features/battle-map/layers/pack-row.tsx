/** A pack that is no carrier of kinds: areas, households, borders, geography. */
import { useLayers, showLayers, unfoldGroup } from '../../../app/layer-store.ts';
import { LegendSwatch } from '../../../map/legend-swatch.tsx';
import type { LegendGroup } from '../../../map/legend.ts';
import type { LayerPack } from '../../../map/packs/pack.ts';
import { t } from '../../../text/t.ts';
import { Eye } from './eye.tsx';
import { LegendLines } from './legend-lines.tsx';

interface PackRowProps {
  readonly pack: LayerPack;
  readonly group: LegendGroup | undefined;
  readonly shown: boolean;
}

export function PackRow({ pack, group, shown }: PackRowProps) {
  const isOpen = useLayers((layers) => layers.unfolded[pack.id] ?? pack.id === 'areas');
  const name = t(pack.title);
  const sample = group?.lines[0];
  return (
    <li className={shown ? 'pack' : 'pack hidden'}>
      <div className="pack-head">
        <Eye name={name} shown={shown} onToggle={() => showLayers([pack.id], !shown)} />
        <button
          type="button"
          className="pack-name"
          aria-expanded={isOpen && shown}
          disabled={!group}
          onClick={() => unfoldGroup(pack.id, !isOpen)}
        >
          <span>{name}</span>
          {!isOpen && sample && <LegendSwatch swatch={sample.swatch} />}
        </button>
      </div>
      {isOpen && shown && group && <LegendLines group={group} />}
    </li>
  );
}
