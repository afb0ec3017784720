/** `guatu export --what ledger|layer --kind K|units --out F`: a ledger or a layer of the county as a file. */
import { resolve } from 'node:path';
import type { Output } from '../../../shared/host/contract.ts';
import {
  EXPORT_LEVELS,
  type ExportSubject,
  LAYER_FORMATS,
  type LayerFormat,
  TABLE_FORMATS,
  type TableFormat,
} from '../../../shared/host/export-calls.ts';
import { settingsOf } from '../../../shared/log/county.ts';
import { openExportDesk } from '../../core/export/export-desk.ts';
import type { CountyHost } from '../../core/county-host.ts';
import { exportedText } from '../../text/export-reason-zh.ts';
import { findUnit, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { done, misused, type Outcome, refused } from '../outcome.ts';
import { saveToPath } from '../save-to-path.ts';

export const flags = {
  what: { type: 'string' },
  kind: { type: 'string' },
  level: { type: 'string' },
  unit: { type: 'string' },
  format: { type: 'string' },
  crs: { type: 'string' },
  encoding: { type: 'string' },
  out: { type: 'string' },
} as const;
export const words: readonly string[] = [];

/** Formats by the ending of a file, where nobody names one. */
const BY_ENDING: Readonly<Record<string, TableFormat | LayerFormat>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  geojson: 'geojson',
  json: 'geojson',
  zip: 'shp',
  kml: 'kml',
  gpkg: 'gpkg',
};

const isOneOf = <T extends string>(values: readonly T[], value: string | undefined): value is T =>
  values.some((entry) => entry === value);

const bad = (flag: string, value: string | undefined, expected: readonly string[]): Outcome =>
  value === undefined
    ? misused({ reason: 'missing-flag', flag })
    : misused({ reason: 'bad-value', flag, value, expected: expected.join(' | ') });

/** A kind by id or name, or `units` with the level of `--level`. */
function subjectOf(args: Arguments, host: CountyHost): ExportSubject | Outcome {
  const id = args.text('kind');
  const level = args.text('level');
  if (id === undefined) return misused({ reason: 'missing-flag', flag: '--kind' });
  if (id === 'units')
    return isOneOf(EXPORT_LEVELS, level ?? 'all')
      ? { level: (level ?? 'all') as (typeof EXPORT_LEVELS)[number] }
      : bad('--level', level, EXPORT_LEVELS);
  const kinds = settingsOf(host.county)?.kinds ?? [];
  const kind = kinds.find((it) => it.id === id) ?? kinds.find((it) => it.name === id);
  return kind ? { kind: kind.id } : misused({ reason: 'unknown-kind', kind: id, known: kinds.map((it) => it.id) });
}

export async function run(args: Arguments): Promise<Outcome> {
  const what = args.text('what') ?? 'ledger';
  const out = args.text('out');
  if (out === undefined) return misused({ reason: 'missing-flag', flag: '--out' });
  if (what !== 'ledger' && what !== 'layer') return bad('--what', what, ['ledger', 'layer']);
  const format = args.text('format') ?? BY_ENDING[/\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase() ?? ''];
  const formats: readonly string[] = what === 'ledger' ? TABLE_FORMATS : LAYER_FORMATS;
  if (!isOneOf(formats, format)) return bad('--format', format, formats);
  const encoding = args.text('encoding');
  if (encoding !== undefined && encoding !== 'utf-8' && encoding !== 'gbk')
    return bad('--encoding', encoding, ['utf-8', 'gbk']);
  return reading(args, async (county, host) => {
    const unit = findUnit(county, args.text('unit'));
    if (!unit.ok) return misused(unit.error);
    const of = subjectOf(args, host);
    if ('exit' in of) return of;
    const path = resolve(out);
    const desk = openExportDesk({ county: () => county, batches: () => host.parts.batches, save: saveToPath(path) });
    const within = args.text('unit') === undefined || !unit.value ? {} : { unit: unit.value.id };
    const crs = args.text('crs');
    const filed: Output<'export.layer'> =
      what === 'ledger'
        ? await desk['export.ledger']({ of, ...within, format: format as TableFormat })
        : await desk['export.layer']({
            of,
            ...within,
            format: format as LayerFormat,
            ...(crs === undefined ? {} : { crs }),
            ...(encoding === undefined ? {} : { encoding }),
          });
    if ('ok' in filed) return refused({ reason: 'export', refusal: filed.refusal });
    if (!filed.saved) return refused({ reason: 'unwritable', path, message: filed.message ?? filed.cause });
    const { count, beyondGbk, unplaced, shortened } = filed;
    const value = { what, format, out: path, count, beyondGbk, unplaced, shortened };
    return done(value, exportedText(value));
  });
}
