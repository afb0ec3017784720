/** The layer tree with an eye each, what areas are coloured by, and the legend of what is shown. */
import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Radio } from 'antd';
import { useMemo, useState } from 'react';
import { LegendSwatch } from '../../../map/legend-swatch.tsx';
import { legendLineText } from '../../../map/legend-text.ts';
import { type LegendGroup, legendModel } from '../../../map/legend.ts';
import type { LayerPack, PackId } from '../../../map/packs/pack.ts';
import { PACKS } from '../../../map/packs/registry.ts';
import { MEASURES, type Measure, type ThemeName } from '../../../map/paint.ts';
import { openDrawer, showMeasure, togglePack, useView } from '../../../app/view-store.ts';
import { measureText } from '../../../text/domain-text.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

/** Packs that carry the campaign; the others are geography. */
const CAMPAIGN: readonly PackId[] = ['areas', 'groupRoads', 'works', 'pipes', 'households', 'borders', 'labels'];
const OPEN_AT_FIRST: readonly PackId[] = ['areas', 'groupRoads', 'works'];

function LegendLines({ group }: { group: LegendGroup }) {
  return (
    <ul className="legend" aria-label={t(group.title)}>
      {group.lines.map((line) => {
        const text = legendLineText(line, t);
        return (
          <li key={text}>
            <LegendSwatch swatch={line.swatch} />
            <span>{text}</span>
          </li>
        );
      })}
    </ul>
  );
}

function PackRow({ pack, group, hidden }: { pack: LayerPack; group: LegendGroup | undefined; hidden: boolean }) {
  const [open, setOpen] = useState(OPEN_AT_FIRST.includes(pack.id));
  const name = t(pack.title);
  const sample = group?.lines[0];
  return (
    <li className={hidden ? 'pack hidden' : 'pack'}>
      <div className="pack-head">
        <button
          type="button"
          className="pack-eye"
          aria-pressed={!hidden}
          aria-label={hidden ? t('layers.show', { name }) : t('layers.hide', { name })}
          onClick={() => togglePack(pack.id)}
        >
          {hidden ? <EyeInvisibleOutlined /> : <EyeOutlined />}
        </button>
        <button
          type="button"
          className="pack-name"
          aria-expanded={open && !hidden}
          disabled={!group}
          onClick={() => setOpen(!open)}
        >
          <span>{name}</span>
          {!open && sample && <LegendSwatch swatch={sample.swatch} />}
        </button>
      </div>
      {open && !hidden && group && <LegendLines group={group} />}
    </li>
  );
}

interface LayersPanelProps {
  readonly theme: ThemeName;
  /** Packs that this county has something for. */
  readonly packs: readonly LayerPack[];
  /** Units that the map cannot show. */
  readonly unplaced: number;
}

export function LayersPanel({ theme, packs, unplaced }: LayersPanelProps) {
  const measure = useView((view) => view.measure);
  const hidden = useView((view) => view.hiddenPacks);
  const legend = useMemo(
    () => legendModel({ visible: new Set(packs.map((pack) => pack.id)), theme, measure }),
    [packs, theme, measure],
  );
  const group = (campaign: boolean) => packs.filter((pack) => CAMPAIGN.includes(pack.id) === campaign);
  const rows = (campaign: boolean) =>
    group(campaign).map((pack) => (
      <PackRow
        key={pack.id}
        pack={pack}
        group={legend.find((it) => it.id === pack.id)}
        hidden={hidden.includes(pack.id)}
      />
    ));
  const shared = legend.filter((it) => it.id === 'light' || it.id === 'form');
  return (
    <>
      {packs.some((pack) => pack.id === 'areas') && (
        <section className="measure-choice">
          <h2 id="measure-title">{t('layers.colourBy')}</h2>
          <Radio.Group
            aria-labelledby="measure-title"
            value={measure}
            onChange={(event) => showMeasure(event.target.value as Measure)}
            options={MEASURES.map((it) => ({ value: it, label: measureText(it) }))}
          />
        </section>
      )}
      {group(true).length > 0 && (
        <section>
          <h2>{t('layers.campaign')}</h2>
          <ul className="packs">{rows(true)}</ul>
        </section>
      )}
      {shared.length > 0 && (
        <section className="shared-legend">
          {shared.map((it) => (
            <div key={it.id}>
              <h2>{t(it.title)}</h2>
              <LegendLines group={it} />
            </div>
          ))}
        </section>
      )}
      {group(false).length > 0 && (
        <section>
          <h2>{t('layers.geography')}</h2>
          <ul className="packs">{rows(false)}</ul>
        </section>
      )}
      {unplaced > 0 && (
        <section>
          <button type="button" className="unplaced" onClick={() => openDrawer('unplaced')}>
            <b>{t('layers.noGeometry', { count: count(unplaced) })}</b>
            <small>{t('layers.noGeometryHint')}</small>
          </button>
        </section>
      )}
    </>
  );
}

/** Packs that have something to show: geography needs its archives, targets their geometry. */
export function packsPresent(has: {
  places: boolean;
  base: boolean;
  terrain: boolean;
  lines: boolean;
  points: boolean;
  households: boolean;
  areas: boolean;
}): readonly LayerPack[] {
  const missing = (pack: LayerPack): boolean => {
    if (pack.id === 'borders' || pack.id === 'labels') return !has.places;
    if (pack.id === 'relief') return !has.terrain && !has.base;
    if (pack.sources.includes('base')) return !has.base;
    if (pack.id === 'groupRoads' || pack.id === 'pipes') return !has.lines;
    if (pack.id === 'works') return !has.points;
    if (pack.id === 'households') return !has.households;
    return pack.id === 'areas' && !has.areas;
  };
  return PACKS.filter((pack) => !missing(pack));
}
