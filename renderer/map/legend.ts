/** The legend as a model: what is visible, drawn from the same status table as the map. Pure. */
import { LIGHTS } from '../../shared/domain/light.ts';
import type { KindLayer } from './kind-layers.ts';
import type { Measure, ThemeName } from './paint.ts';
import type { LayerId, LayerPack, LegendEntry, Presence, Wording } from './packs/pack.ts';
import { PACKS } from './packs/registry.ts';
import { FORMS, type Form } from './status.ts';
import { isPackShown, lookOf } from './style.ts';
import { tokensOf } from './tokens.ts';

export interface LegendLine extends LegendEntry {
  /** How many of them there are, where the caller knows. */
  readonly count?: number;
}

export interface LegendGroup {
  /** A pack, a kind with lines of its own, a sector of kinds, `light` or `form`. */
  readonly id: LayerId | `sector:${string}` | 'light' | 'form';
  readonly title: Wording;
  readonly lines: readonly LegendLine[];
}

export interface LegendInput {
  readonly visible: ReadonlySet<LayerId>;
  readonly kinds: readonly KindLayer[];
  readonly theme: ThemeName;
  readonly measure: Measure;
  /** When given, lines that are not drawn at this zoom are left out. */
  readonly zoom?: number;
  /** When given, lines that need something else are left out. */
  readonly present?: ReadonlySet<Presence>;
  /** Numbers shown beside the lines of kinds, by kind. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Name of a sector. */
  readonly sector: (sector: string) => string;
}

const DRAWN_FORMS = FORMS.filter((form): form is Exclude<Form, 'hidden'> => form !== 'hidden');

export function legendModel(input: LegendInput): LegendGroup[] {
  const { visible, theme, measure, zoom, present } = input;
  const tokens = tokensOf(theme);
  const look = lookOf(input);
  const drawn = (entry: LegendEntry): boolean =>
    (zoom === undefined || (zoom >= (entry.from ?? 0) && zoom < (entry.to ?? 99))) &&
    (present === undefined || entry.needs === undefined || present.has(entry.needs));
  const counted = (entry: LegendEntry): LegendLine => {
    const count = entry.kind === undefined ? undefined : input.counts?.[entry.kind];
    return count === undefined ? entry : { ...entry, count };
  };
  const group = (id: LegendGroup['id'], title: Wording, entries: readonly LegendEntry[]): LegendGroup[] => {
    const lines = entries.filter(drawn);
    return lines.length > 0 ? [{ id, title, lines }] : [];
  };

  const entriesOf = (pack: LayerPack): LegendEntry[] => (isPackShown(pack, visible, look) ? pack.legend(look) : []);
  const ofKinds = PACKS.filter((pack) => pack.draws !== undefined || pack.id === 'flows').flatMap(entriesOf);
  const sectors = [...new Set(look.kinds.map(({ kind }) => kind.sector))];
  const kindGroups = sectors.flatMap((sector): LegendGroup[] => {
    const own = look.kinds.filter(({ kind }) => kind.sector === sector);
    const staged = own.filter((layer) => layer.draws === 'stages');
    const plain = own.filter((layer) => layer.draws !== 'stages').map(({ kind }) => kind.id);
    return [
      ...staged.flatMap(({ id, kind }) =>
        group(
          id,
          { name: kind.name },
          ofKinds.filter((entry) => entry.kind === kind.id),
        ),
      ),
      ...group(
        `sector:${sector}`,
        { name: input.sector(sector) },
        plain.flatMap((id) => ofKinds.filter((entry) => entry.kind === id)).map(counted),
      ),
    ];
  });

  const lights: LegendEntry[] = LIGHTS.map((light) => ({
    swatch: { kind: 'line', strokes: [{ color: tokens.light[light], width: 5 }] },
    label: { key: `map.light.${light}` },
  }));
  const sample = { kind: 'symbol', shape: 'square', color: tokens.text, ground: tokens.hollow, size: 6.5 } as const;
  const sampleSwatch = { ...sample, form: 'outline' } as const;
  const ink = { color: tokens.text, width: 2 };
  const has = (draws: KindLayer['draws']): boolean =>
    look.kinds.some(
      (layer) =>
        layer.draws === draws &&
        drawn({ swatch: sampleSwatch, label: { name: '' }, from: layer.from, needs: layer.id }),
    );
  const pointForms: LegendEntry[] = DRAWN_FORMS.map((form) => ({
    swatch: { ...sample, form },
    label: { key: `map.form.${form}` },
  }));
  const lineForms: LegendEntry[] = [
    { swatch: { kind: 'line', strokes: [{ ...ink, dash: [5, 4] }] }, label: { key: 'map.line.todo' } },
    { swatch: { kind: 'line', strokes: [ink] }, label: { key: 'map.line.done' } },
  ];
  const disputed: LegendEntry = {
    swatch: { ...sample, form: 'outline', isDisputed: true },
    label: { key: 'map.form.disputed' },
    needs: 'disputed',
  };
  const forms = [
    ...(has('point') ? pointForms : []),
    ...(has('line') ? lineForms : []),
    ...(has('point') ? [disputed] : []),
  ];

  const areas = PACKS.filter((pack) => pack.id === 'areas').flatMap((pack) =>
    group(pack.id, { key: `map.measure.${measure}` }, entriesOf(pack)),
  );
  const rest = PACKS.filter((pack) => pack.draws === undefined && pack.id !== 'areas' && pack.id !== 'flows').flatMap(
    (pack) => group(pack.id, { key: pack.title }, entriesOf(pack)),
  );
  // Seats of townships and the bands of those that are behind carry the light too.
  const hasSeats = (visible.has('labels') || visible.has('areas')) && present?.has('seats') === true;
  const areasSayLight = areas.length > 0 && measure === 'light';
  const shared = [
    ...((kindGroups.length > 0 || hasSeats) && !areasSayLight
      ? group('light', { key: 'map.light.title' }, lights)
      : []),
    ...group('form', { key: 'map.form.title' }, forms),
  ];
  return [...areas, ...shared, ...kindGroups, ...rest];
}
