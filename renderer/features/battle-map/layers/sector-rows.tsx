/** Kinds of a sector in the layer tree: an eye for all of them, and for each its sign, its name and how many are cleared. */
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import type { Tally } from '../../../../shared/domain/tally.ts';
import { showLayers, unfoldGroup, useLayers } from '../../../app/layer-store.ts';
import type { KindLayer } from '../../../map/kind-layers.ts';
import { LegendSwatch } from '../../../map/legend-swatch.tsx';
import type { LegendGroup, LegendLine } from '../../../map/legend.ts';
import { count } from '../../../text/format.ts';
import { sectorText } from '../../../text/sector-text.ts';
import { t } from '../../../text/t.ts';
import { Eye } from './eye.tsx';
import { LegendLines } from './legend-lines.tsx';

interface SectorRowsProps {
  readonly sector: string;
  readonly layers: readonly KindLayer[];
  readonly shown: ReadonlySet<string>;
  /** Legend of everything, shown or not. */
  readonly legend: readonly LegendGroup[];
  /** Of the unit that is open. */
  readonly tally: Tally | undefined;
}

export function SectorRows({ sector, layers, shown, legend, tally }: SectorRowsProps) {
  const visible = layers.filter((layer) => shown.has(layer.id));
  const isOpen = useLayers(({ unfolded }) => unfolded[`sector:${sector}`]) ?? visible.length > 0;
  const [only] = layers;
  if (!only) return null;
  if (layers.length === 1) return <KindRow layer={only} shown={visible.length > 0} legend={legend} tally={tally} />;
  const name = sectorText(sector);
  const all = visible.length === layers.length;
  return (
    <li className={visible.length > 0 ? 'pack' : 'pack hidden'}>
      <div className="pack-head">
        <Eye
          name={name}
          shown={all || (visible.length > 0 && 'mixed')}
          onToggle={() =>
            showLayers(
              layers.map((layer) => layer.id),
              !all,
            )
          }
        />
        <button
          type="button"
          className="pack-name"
          aria-expanded={isOpen}
          title={isOpen ? t('layers.foldGroup', { name }) : t('layers.unfoldGroup', { name })}
          onClick={() => unfoldGroup(`sector:${sector}`, !isOpen)}
        >
          <span className="sector-name">
            {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            {name}
          </span>
          {!isOpen && <Counted tally={tally} kinds={layers.map(({ kind }) => kind.id)} />}
        </button>
      </div>
      {isOpen && (
        <ul className="packs kind-packs">
          {layers.map((layer) => (
            <KindRow key={layer.id} layer={layer} shown={shown.has(layer.id)} legend={legend} tally={tally} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface KindRowProps {
  readonly layer: KindLayer;
  readonly shown: boolean;
  readonly legend: readonly LegendGroup[];
  readonly tally: Tally | undefined;
}

function KindRow({ layer, shown, legend, tally }: KindRowProps) {
  const { id, kind, draws } = layer;
  const stages = draws === 'stages' ? legend.find((group) => group.id === id) : undefined;
  const isOpen = useLayers(({ unfolded }) => unfolded[id]) ?? true;
  const sample: LegendLine | undefined = stages
    ? stages.lines.at(-1)
    : legend.flatMap((group) => group.lines).find((line) => line.kind === kind.id);
  const toggle = (): void => (stages && shown ? unfoldGroup(id, !isOpen) : showLayers([id], !shown));
  return (
    <li className={shown ? 'pack' : 'pack hidden'}>
      <div className="pack-head">
        <Eye name={kind.name} shown={shown} onToggle={() => showLayers([id], !shown)} />
        <button
          type="button"
          className="pack-name kind-name"
          {...(stages ? { 'aria-expanded': isOpen && shown } : { tabIndex: -1 })}
          onClick={toggle}
        >
          {sample && <LegendSwatch swatch={sample.swatch} />}
          <span>{kind.name}</span>
          <Counted tally={tally} kinds={[kind.id]} />
        </button>
      </div>
      {stages && isOpen && shown && <LegendLines group={stages} />}
    </li>
  );
}

/** Cleared and all targets of some kinds; nothing while it is not known. */
function Counted({ tally, kinds }: { readonly tally: Tally | undefined; readonly kinds: readonly string[] }) {
  if (!tally) return null;
  const sum = (field: 'cleared' | 'total'): string =>
    count(kinds.reduce((all, kind) => all + (tally.kinds[kind]?.[field] ?? 0), 0));
  const places = { done: sum('cleared'), total: sum('total') };
  return (
    <small className="pack-count" title={t('layers.countOf', places)}>
      {t('count.of', places)}
    </small>
  );
}
