/** The legend as a model: what is visible, drawn from the same status table as the map. Pure. */
import { LIGHTS } from '../../shared/domain/light.ts';
import type { Measure, ThemeName } from './paint.ts';
import type { LegendEntry, PackId } from './packs/pack.ts';
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
  /** Numbers shown beside lines, by the key of their wording. */
  readonly counts?: Partial<Record<MapTextKey, number>>;
}

/** Packs whose hue is a light. */
const LIT: readonly PackId[] = ['groupRoads', 'works', 'pipes'];
const DRAWN_FORMS = FORMS.filter((form): form is Exclude<Form, 'hidden'> => form !== 'hidden');

export function legendModel(input: LegendInput): LegendGroup[] {
  const { visible, theme, measure, zoom } = input;
  const tokens = tokensOf(theme);
  const drawn = (entry: LegendEntry): boolean =>
    zoom === undefined || (zoom >= (entry.from ?? 0) && zoom < (entry.to ?? 99));
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
  const forms: LegendEntry[] = DRAWN_FORMS.map((form) => ({
    swatch: { kind: 'symbol', shape: 'square', form, color: tokens.light.green, ground: tokens.hollow, size: 6.5 },
    label: { key: `map.form.${form}` },
  }));
  const lit = LIT.some((id) => visible.has(id));
  const areasSayLight = visible.has('areas') && measure === 'light';

  return PACKS.filter((pack) => visible.has(pack.id)).flatMap((pack, i) => {
    const title = pack.id === 'areas' ? (`map.measure.${measure}` as const) : pack.title;
    const own = group(pack.id, title, pack.legend(theme, measure));
    const isFirstLit =
      pack.id === PACKS.filter((other) => visible.has(other.id)).find((other) => LIT.includes(other.id))?.id;
    const shared =
      isFirstLit && lit
        ? [
            ...(areasSayLight ? [] : group('light', 'map.light.title', lights)),
            ...(visible.has('works') ? group('form', 'map.form.title', forms) : []),
          ]
        : [];
    return i >= 0 ? [...shared, ...own] : own;
  });
}
