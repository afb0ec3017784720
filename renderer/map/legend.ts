/** The legend as a model: what is visible, drawn from the same status table as the map. Pure. */
import { LIGHTS } from '../../shared/domain/light.ts';
import type { Measure, ThemeName } from './paint.ts';
import type { LegendEntry, PackId, Presence } from './packs/pack.ts';
import { PACKS } from './packs/registry.ts';
import { FORMS, type Form } from './status.ts';
import type { MapTextKey } from './text-keys.ts';
import { tokensOf } from './tokens.ts';

export interface LegendLine extends LegendEntry {
  /** How many of them there are, where the caller knows. */
  readonly count?: number;
}

export interface LegendGroup {
  /** A pack, `light` or `form`. */
  readonly id: PackId | 'light' | 'form';
  readonly title: MapTextKey;
  readonly lines: readonly LegendLine[];
}

export interface LegendInput {
  readonly visible: ReadonlySet<PackId>;
  readonly theme: ThemeName;
  readonly measure: Measure;
  /** When given, lines that are not drawn at this zoom are left out. */
  readonly zoom?: number;
  /** When given, lines that need something else are left out. */
  readonly present?: ReadonlySet<Presence>;
  /** Numbers shown beside lines, by the key of their wording. */
  readonly counts?: Partial<Record<MapTextKey, number>>;
}

/** Packs whose targets carry a light by hue. */
const LIT: readonly PackId[] = ['groupRoads', 'works', 'pipes'];
const DRAWN_FORMS = FORMS.filter((form): form is Exclude<Form, 'hidden'> => form !== 'hidden');

export function legendModel(input: LegendInput): LegendGroup[] {
  const { visible, theme, measure, zoom, present } = input;
  const tokens = tokensOf(theme);
  const drawn = (entry: LegendEntry): boolean =>
    (zoom === undefined || (zoom >= (entry.from ?? 0) && zoom < (entry.to ?? 99))) &&
    (present === undefined || entry.needs === undefined || present.has(entry.needs));
  const counted = (entry: LegendEntry): LegendLine => {
    const count = 'key' in entry.label ? input.counts?.[entry.label.key] : undefined;
    return count === undefined ? entry : { ...entry, count };
  };
  const group = (id: LegendGroup['id'], title: MapTextKey, entries: readonly LegendEntry[]): LegendGroup[] => {
    const lines = entries.filter(drawn).map(counted);
    return lines.length > 0 ? [{ id, title, lines }] : [];
  };

  const lights: LegendEntry[] = LIGHTS.map((light) => ({
    swatch: { kind: 'line', strokes: [{ color: tokens.light[light], width: 5 }] },
    label: { key: `map.light.${light}` },
  }));
  const sample = { kind: 'symbol', shape: 'square', color: tokens.text, ground: tokens.hollow, size: 6.5 } as const;
  const forms: LegendEntry[] = [
    ...DRAWN_FORMS.map((form): LegendEntry => ({ swatch: { ...sample, form }, label: { key: `map.form.${form}` } })),
    {
      swatch: { ...sample, form: 'outline', isDisputed: true },
      label: { key: 'map.form.disputed' },
      needs: 'disputed',
    },
  ];

  const own = PACKS.filter((pack) => visible.has(pack.id)).flatMap((pack) =>
    group(pack.id, pack.id === 'areas' ? (`map.measure.${measure}` as const) : pack.title, pack.legend(theme, measure)),
  );
  const has = (id: PackId): boolean => own.some((it) => it.id === id);
  // Seats of townships and the bands of those that are behind carry the light too.
  const hasSeats = (visible.has('labels') || visible.has('areas')) && present?.has('seats') === true;
  const areasSayLight = has('areas') && measure === 'light';
  const shared = [
    ...((LIT.some(has) || hasSeats) && !areasSayLight ? group('light', 'map.light.title', lights) : []),
    ...(has('works') ? group('form', 'map.form.title', forms) : []),
  ];
  const first = own.filter((it) => it.id === 'areas');
  return [...first, ...shared, ...own.filter((it) => it.id !== 'areas')];
}
