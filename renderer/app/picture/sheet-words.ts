/** What a sheet says about a unit besides its map: values of tokens, its figures, the table and the chart of the units below. */
import type { Unit } from '../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import type { Day } from '../../../shared/domain/unit.ts';
import type { SheetTemplate } from '../../../shared/sheet/template.ts';
import { isCounted } from '../../../shared/domain/clearance.ts';
import type { StatedCount } from '../../../shared/sheet/preflight.ts';
import type { LitTarget, UnitFigures } from '../../db/reader.ts';
import type { SheetChart } from '../../paper/furniture/chart.ts';
import type { SheetTable } from '../../paper/furniture/table.ts';
import { levelText, lightText, measureText } from '../../text/domain-text.ts';
import { count, fullDate, percent } from '../../text/format.ts';
import { sheetTokens } from '../../text/sheet-tokens.ts';
import { t } from '../../text/t.ts';

/** What people fill in themselves, the same on every sheet of theirs. */
export interface SheetFields {
  readonly maker: string;
  readonly approval: string;
  readonly secrecy: string;
  readonly number: string;
}
export const NO_FIELDS: SheetFields = { maker: '', approval: '', secrecy: '', number: '' };

export interface SheetSubject {
  readonly settings: CountySettings;
  readonly units: UnitIndex;
  readonly unit: Unit;
  readonly on: Day;
  /** Day on which the sheet is made. */
  readonly made: Day;
  readonly figures: ReadonlyMap<string, UnitFigures>;
}

export function tokenValues(
  { settings, units, unit, on, made, figures }: SheetSubject,
  template: Pick<SheetTemplate, 'measure'>,
  fields: SheetFields,
  place: { readonly sheet: number; readonly sheets: number },
): Readonly<Record<string, string>> {
  const summary = figures.get(unit.id)?.summary;
  return sheetTokens({
    county: settings.name,
    campaign: settings.campaign,
    unit: unit.id === units.county?.id ? settings.name : unit.name,
    level: levelText(unit.level),
    path: units
      .pathOf(unit.id)
      .map((it) => it.name)
      .join(' › '),
    date: fullDate(on),
    made: fullDate(made),
    measure: measureText(template.measure),
    maker: fields.maker,
    approval: fields.approval,
    secrecy: fields.secrecy,
    number: fields.number === '' ? (place.sheets > 1 ? String(place.sheet) : '') : fields.number,
    sheet: String(place.sheet),
    sheets: String(place.sheets),
    cleared: count(summary?.cleared ?? 0),
    total: count(summary?.total ?? 0),
    progress: summary?.percent == null ? t('sheets.none') : percent(summary.percent),
    red: count(summary?.lights.red ?? 0),
    yellow: count(summary?.lights.yellow ?? 0),
    green: count(summary?.lights.green ?? 0),
    households: count(summary?.householdsLeft ?? 0),
  });
}

const rowOf = (name: string, figures: UnitFigures | undefined): string[] => {
  const summary = figures?.summary;
  if (!summary) return [name, ...Array.from({ length: 6 }, () => t('sheets.none'))];
  return [
    name,
    count(summary.total),
    count(summary.cleared),
    summary.percent === null ? t('sheets.none') : percent(summary.percent),
    count(summary.lights.red),
    count(summary.lights.yellow),
    count(summary.householdsLeft),
  ];
};

/** The units below and their sum; of a village its kinds. */
export function sheetTable({ settings, units, unit, figures }: SheetSubject): SheetTable {
  const below = units.childrenOf(unit.id);
  const own = figures.get(unit.id);
  if (below.length > 0)
    return {
      head: [
        t('sheets.table.unit'),
        t('sheets.table.total'),
        t('kpi.cleared'),
        t('kpi.progress'),
        lightText('red'),
        lightText('yellow'),
        t('kpi.poorLeft'),
      ],
      rows: [...below.map((it) => rowOf(it.name, figures.get(it.id))), rowOf(t('sheets.table.sum'), own)],
    };
  const kinds = settings.kinds.flatMap((kind) => {
    const tally = own?.tally.kinds[kind.id];
    return tally && tally.total > 0 ? [{ kind, tally }] : [];
  });
  return {
    head: [t('sheets.table.kind'), t('sheets.table.total'), t('kpi.cleared'), t('kpi.progress'), lightText('red')],
    rows: kinds.map(({ kind, tally }) => [
      kind.name,
      count(tally.total),
      count(tally.cleared),
      percent(tally.percentSum / tally.total),
      count(tally.lights.red),
    ]),
  };
}

/** Reached beside planned: of the units below, of a village by kind. */
export function sheetChart({ settings, units, unit, figures }: SheetSubject): SheetChart {
  const below = units.childrenOf(unit.id);
  const bars =
    below.length > 0
      ? below.map((it) => {
          const summary = figures.get(it.id)?.summary;
          return { label: it.name, reached: summary?.percent ?? null, planned: summary?.plannedPercent ?? null };
        })
      : settings.kinds.flatMap((kind) => {
          const tally = figures.get(unit.id)?.tally.kinds[kind.id];
          if (!tally || tally.total === 0) return [];
          const [reached, planned] = [tally.percentSum / tally.total, tally.plannedPercentSum / tally.total];
          return [{ label: kind.name, reached, planned }];
        });
  return {
    title: below.length > 0 ? t('sheets.chart.units') : t('sheets.chart.kinds'),
    form: 'bars',
    labels: bars.map((bar) => bar.label),
    series: [
      { name: t('sheets.chart.reached'), values: bars.map((bar) => bar.reached) },
      { name: t('sheets.chart.planned'), values: bars.map((bar) => bar.planned) },
    ],
    unit: t('sheets.chart.percent'),
  };
}

/** Targets of the unit as map, table and text count them: they must be the same. */
export function statedCounts({ units, unit, figures }: SheetSubject, targets: readonly LitTarget[]): StatedCount[] {
  const what = t('sheets.table.total');
  const text = figures.get(unit.id)?.summary.total ?? 0;
  const below = units.childrenOf(unit.id);
  const isInside = (target: LitTarget): boolean => units.pathUp(target.unit).includes(unit.id);
  return [
    { what, where: 'text', value: text },
    { what, where: 'map', value: targets.filter((it) => isCounted(it.state) && isInside(it)).length },
    ...(below.length === 0
      ? []
      : [
          {
            what,
            where: 'table' as const,
            // What the unit itself answers for stands in no line of the units below.
            value:
              below.reduce((sum, it) => sum + (figures.get(it.id)?.summary.total ?? 0), 0) +
              targets.filter((it) => isCounted(it.state) && it.unit === unit.id).length,
          },
        ]),
  ];
}

/** How many targets of each kind the unit has, beside the lines of the legend. */
export const kindCounts = (figures: UnitFigures | undefined): Record<string, number> =>
  Object.fromEntries(Object.entries(figures?.tally.kinds ?? {}).map(([kind, tally]) => [kind, tally.total]));
