/** One layer: what it is, where its headings are, what its columns stand for, where its coordinates lie. */
import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { SOURCES } from '../../../../shared/domain/plausibility/five-sources.ts';
import { IMPORT_SORTS, type LayerChoice, type LayerReport } from '../../../../shared/host/import-calls.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { count } from '../../../text/format.ts';
import { sectorText } from '../../../text/sector-text.ts';
import { t } from '../../../text/t.ts';
import { ColumnsTable } from './columns-table.tsx';
import { CrsCard } from './crs-card.tsx';
import { choose } from './import-flow.ts';
import { choiceOf } from './import-question.ts';
import { useImporting } from './import-store.ts';
import { kindsOf } from './kinds.ts';
import { RemoveFile } from './remove-file.tsx';
import { RestChoice } from './rest-choice.tsx';
import { ProblemLines } from './problem-lines.tsx';

interface LayerCardProps {
  readonly host: HostClient;
  readonly layer: LayerReport;
}

export function LayerCard({ host, layer }: LayerCardProps) {
  const choices = useImporting((state) => state.choices);
  const choice = choiceOf(layer, choices);
  const plan = useImporting((state) => state.plan);
  // What blocks the layer is said where it can be mended; the rest of the plan stands in the fourth step.
  const found = (plan?.problems ?? []).filter(
    (line) => line.layer === layer.id && (line.severity === 'error' || line.severity === 'left-out'),
  );
  const said = new Set(found.map(({ text }) => text));
  const lines = [...found, ...layer.problems.filter(({ text }) => !said.has(text))];
  const title = layer.layer === '' ? layer.file : layer.layer;
  const base: LayerChoice = choice ?? { layer: layer.id, as: layer.as ?? 'skip' };
  const say = (next: LayerChoice, again: boolean): void => choose(host, next, again);
  return (
    <article className="import-layer" aria-label={title}>
      <header>
        <RemoveFile host={host} layer={layer} />
        <h3>{title}</h3>
        <p>
          {layer.form === 'unreadable'
            ? t('dataImport.count.unreadable')
            : t('dataImport.layer.facts', {
                format: formatText(layer.format),
                count: t(`dataImport.count.${layer.form}`, { count: count(layer.count) }),
              })}
          {layer.geometry?.map(({ type, count: number }) => (
            <span key={type} className="badge">
              {t('dataImport.geometry', { type: geometryText(type), count: count(number) })}
            </span>
          ))}
        </p>
      </header>
      {layer.form !== 'unreadable' && <SortFields layer={layer} choice={choice} base={base} say={say} />}
      {layer.form !== 'unreadable' && choice === null && (
        <p className="import-unknown">{t(layer.count === 0 ? 'dataImport.noRows' : 'dataImport.unknownSort')}</p>
      )}
      <RestChoice host={host} layers={[layer]} />
      <ProblemLines lines={lines} label={t('dataImport.layer.problems')} />
      {layer.crs && choice?.as !== 'skip' && (
        <CrsCard
          report={layer.crs}
          chosen={choice?.crs}
          shift={choice?.shift}
          onChoose={(crs) => say({ ...base, crs }, true)}
          onShift={(shift) => say({ ...base, shift }, false)}
        />
      )}
      {layer.columns.length > 0 && choice !== null && choice.as !== 'skip' && (
        <ColumnsTable layer={layer} choice={choice} onChoose={(columns) => say({ ...base, columns }, false)} />
      )}
    </article>
  );
}

const FORMATS = [
  'csv',
  'xlsx',
  'xls',
  'geojson',
  'topojson',
  'kml',
  'gpx',
  'shapefile',
  'gpkg',
  'pmtiles',
  'mbtiles',
] as const;
const formatText = (format: string): string => {
  const known = FORMATS.find((it) => it === format);
  return known ? t(`dataImport.formatName.${known}`) : format;
};

const GEOMETRIES = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;
const geometryText = (type: string): string => {
  const known = GEOMETRIES.find((it) => it === type);
  return known ? t(`dataImport.geometry.${known}`) : type;
};

interface SortFieldsProps {
  readonly layer: LayerReport;
  readonly choice: LayerChoice | null;
  /** What would be imported; what a person says is added to it. */
  readonly base: LayerChoice;
  readonly say: (next: LayerChoice, again: boolean) => void;
}

function SortFields({ layer, choice, base, say }: SortFieldsProps) {
  const { settings } = useCounty();
  const sorts = [...IMPORT_SORTS, 'skip' as const];
  // Columns belong to what the layer was; the host maps them anew.
  const { columns: _columns, ...unmapped } = base;
  const changeSort = (as: LayerChoice['as'], kind?: string): void => {
    const { kind: _kind, faulty: _faulty, ...rest } = unmapped;
    say({ ...rest, as, ...(kind === undefined ? {} : { kind }) }, as !== 'skip');
  };
  const headings = choice?.headings ?? layer.headings;
  return (
    <div className="import-sort">
      <Labelled text={t('dataImport.as')}>
        <Select
          value={choice?.as ?? null}
          status={choice === null ? 'warning' : ''}
          placeholder={t('dataImport.asPlaceholder')}
          aria-label={t('dataImport.as')}
          options={sorts.map((sort) => ({ value: sort, label: t(`dataImport.as.${sort}`) }))}
          onChange={(as: LayerChoice['as']) => changeSort(as)}
        />
      </Labelled>
      {choice?.as === 'targets' && (
        <Labelled text={t('dataImport.kind')}>
          <Select
            value={choice.kind ?? null}
            status={choice.kind === undefined ? 'warning' : ''}
            placeholder={t('dataImport.kindPlaceholder')}
            aria-label={t('dataImport.kind')}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            options={kindsOf(settings.kinds).map(({ id, name, sector }) => ({
              value: id,
              label: t('dataImport.kindOf', { kind: name, sector: sectorText(sector) }),
            }))}
            onChange={(kind: string) => changeSort('targets', kind)}
          />
        </Labelled>
      )}
      {choice?.as === 'sources' && (
        <>
          <Labelled text={t('dataImport.source')}>
            <Select
              value={choice.source ?? null}
              placeholder={t('dataImport.sourcePlaceholder')}
              aria-label={t('dataImport.source')}
              options={SOURCES.map((source) => ({ value: source, label: t(`source.${source}`) }))}
              onChange={(source: string) => say({ ...base, source }, true)}
            />
          </Labelled>
          <Labelled text={t('dataImport.on')}>
            <Input
              type="date"
              value={choice.on ?? ''}
              onChange={({ target }) => target.value !== '' && say({ ...base, on: target.value }, true)}
            />
          </Labelled>
        </>
      )}
      {headings && choice !== null && choice.as !== 'skip' && layer.form === 'table' && (
        <Labelled text={t('dataImport.headings')}>
          <span className="import-headings">
            <InputNumber
              min={1}
              value={headings.from}
              aria-label={t('dataImport.headingsFrom')}
              onChange={(from) =>
                from !== null && say({ ...unmapped, headings: { from, to: Math.max(from, headings.to) } }, true)
              }
            />
            <span aria-hidden="true">–</span>
            <InputNumber
              min={headings.from}
              value={headings.to}
              aria-label={t('dataImport.headingsTo')}
              onChange={(to) => to !== null && say({ ...unmapped, headings: { from: headings.from, to } }, true)}
            />
          </span>
        </Labelled>
      )}
    </div>
  );
}

function Labelled({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <label>
      <span>{text}</span>
      {children}
    </label>
  );
}
