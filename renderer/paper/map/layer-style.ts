/**
 * One layer of the style made ready for many features: filter, paint and layout evaluated at a zoom. What looks alike is
 * evaluated once: of a feature, only what the expressions of its layer read makes a difference.
 */
import {
  Color,
  ColorArray,
  featureFilter,
  latest,
  normalizePropertyExpression,
  NumberArray,
} from '@maplibre/maplibre-gl-style-spec';
import type { LayerSpecification } from 'maplibre-gl';
import type { Shape } from './world.ts';

type PropertySpec = Parameters<typeof normalizePropertyExpression>[2];
export type FeatureState = Readonly<Record<string, number>>;

export interface Ink {
  /** `#rrggbb` */
  readonly color: string;
  /** 0–1, the colour's own. */
  readonly alpha: number;
}

/** Values of one feature by property name; the same object for all features of a layer that look alike. */
export class Look {
  readonly #values: ReadonlyMap<string, unknown>;
  constructor(values: ReadonlyMap<string, unknown>) {
    this.#values = values;
  }
  /** A colour, or the first of a list of them. */
  ink(name: string): Ink | null {
    const value = this.#first(name);
    if (!(value instanceof Color)) return null;
    const [red, green, blue, alpha] = value.rgb;
    const hex = [red, green, blue].map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    );
    return { color: `#${hex.join('')}`, alpha };
  }
  number(name: string): number {
    const value = this.#first(name);
    return typeof value === 'number' ? value : 0;
  }
  #first(name: string): unknown {
    const value = this.#values.get(name);
    return value instanceof ColorArray || value instanceof NumberArray ? value.values[0] : value;
  }
  flag(name: string): boolean {
    return this.#values.get(name) === true;
  }
  /** Words, names of pictures, choices; empty when there is none. */
  text(name: string): string {
    const value = this.#values.get(name);
    return value === undefined || value === null ? '' : String(value);
  }
  list(name: string): readonly unknown[] {
    const value = this.#values.get(name);
    if (Array.isArray(value)) return value as unknown[];
    if (typeof value === 'object' && value !== null && 'values' in value && Array.isArray(value.values))
      return value.values as unknown[];
    return [];
  }
}

/** What of a feature an expression reads. */
interface Reads {
  readonly properties: Set<string>;
  readonly states: Set<string>;
}

function collectReads(value: unknown, reads: Reads): void {
  if (Array.isArray(value)) {
    const [operator, name] = value as unknown[];
    if ((operator === 'get' || operator === 'has') && typeof name === 'string') reads.properties.add(name);
    if (operator === 'feature-state' && typeof name === 'string') reads.states.add(name);
    for (const part of value) collectReads(part, reads);
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collectReads(part, reads);
}

interface Property {
  readonly name: string;
  evaluate(zoom: number, shape: Shape, state: FeatureState): unknown;
}

/** Every property of the layer's type that has a value or a default. */
function propertiesOf(layer: LayerSpecification): Property[] {
  const spec = latest as unknown as Record<string, Record<string, PropertySpec & { default?: unknown }>>;
  return (['paint', 'layout'] as const).flatMap((group) => {
    const given = (layer[group] ?? {}) as Record<string, unknown>;
    return Object.entries(spec[`${group}_${layer.type}`] ?? {}).flatMap(([name, property]): Property[] => {
      const value = given[name] ?? property.default;
      if (value === undefined) return [];
      const expression = normalizePropertyExpression<unknown>(value, `${layer.id}.${name}`, property);
      return [{ name, evaluate: (zoom, shape, state) => expression.evaluate({ zoom }, shape, state) }];
    });
  });
}

const NOTHING: Shape = { type: 1, parts: [], box: [0, 0, 0, 0], id: -1, properties: {} };

export class LayerStyle {
  readonly layer: LayerSpecification;
  readonly #zoom: number;
  readonly #reads: Reads = { properties: new Set(), states: new Set() };
  readonly #properties: readonly Property[];
  readonly #passes: (zoom: number, shape: Shape) => boolean;
  readonly #known = new Map<string, Look | null>();

  constructor(layer: LayerSpecification, zoom: number) {
    this.layer = layer;
    this.#zoom = zoom;
    collectReads([layer.paint, layer.layout, 'filter' in layer ? layer.filter : undefined], this.#reads);
    this.#properties = propertiesOf(layer);
    const filter = featureFilter('filter' in layer ? layer.filter : undefined, `${layer.id}.filter`);
    this.#passes = (at, shape) => filter.filter({ zoom: at }, shape);
  }

  /** How a feature looks; null where the filter leaves it out. */
  lookOf(shape: Shape, state: FeatureState): Look | null {
    let key = String(shape.type);
    for (const name of this.#reads.properties) key += `\n${String(shape.properties[name])}`;
    for (const name of this.#reads.states) key += `\n${state[name] ?? ''}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const look = this.#passes(this.#zoom, shape) ? this.#evaluate(shape, state) : null;
    this.#known.set(key, look);
    return look;
  }

  /** Of a layer that draws no features. */
  plainLook(): Look {
    return this.#evaluate(NOTHING, {});
  }

  #evaluate(shape: Shape, state: FeatureState): Look {
    return new Look(new Map(this.#properties.map(({ name, evaluate }) => [name, evaluate(this.#zoom, shape, state)])));
  }
}

/** Whether a layer is drawn at a zoom at all. */
export const isDrawnAt = ({ minzoom = 0, maxzoom = 99, layout }: LayerSpecification, zoom: number): boolean =>
  zoom >= minzoom && zoom < maxzoom && (layout as { visibility?: string } | undefined)?.visibility !== 'none';
