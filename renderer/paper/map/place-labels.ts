/**
 * Names of a whole page placed once: the layer on top first, as MapLibre does; nothing lies on anything else and nothing is
 * cut by the frame. Villages without room for their name become numbers.
 */
import type { MarkBox, MeasureText, TextMark } from '../marks.ts';
import type { Drawn } from './drawn.ts';
import type { IndexedPlace } from './map-request.ts';
import {
  anchorsOf,
  around,
  EVERY_SIDE,
  type Label,
  labelOf,
  type Stand,
  standAt,
  textMarks,
  turnedMark,
} from './label-shape.ts';
import { bendAt, placesAlong } from './line-places.ts';
import { clipLine } from './clip.ts';
import { padded, Room } from './room.ts';
import { onPage, pageBox, type View } from './view.ts';
import { POINT } from './world.ts';

/** Names keep this far from the frame, mm. */
const FROM_FRAME = 0.5;
/** Ems that a name along a line may lie off it. */
const MOST_BEND = 0.45;
/** Distances from the seat, ems, at which a number is tried. */
const NUMBER_RADII = [0.5, 0.9, 1.4, 2, 2.8];
const NUMBER_SCALE = 0.82;

export interface TextLayer {
  readonly drawn: readonly Drawn[];
  /** Names of villages that count: without room they become numbers. */
  readonly isIndexed: (item: Drawn) => boolean;
  /** Placed before the others of its layer. */
  readonly isFirst: (item: Drawn) => boolean;
}

export interface Placed {
  readonly text: string;
  readonly box: MarkBox;
}

export interface LabelResult {
  /** Marks of each layer, in the order of the layers. */
  readonly marks: readonly (readonly TextMark[])[];
  readonly placed: readonly Placed[];
  readonly index: readonly IndexedPlace[];
}

export class LabelPlacer {
  readonly #view: View;
  readonly #measure: MeasureText;
  readonly #room: Room;
  /** What is better not covered: seats and signs. */
  readonly #soft: Room;
  readonly #placed: Placed[] = [];

  constructor(view: View, measure: MeasureText, soft: readonly MarkBox[], keepClear: readonly MarkBox[] = []) {
    this.#view = view;
    this.#measure = measure;
    this.#room = new Room(padded(view.box, -FROM_FRAME));
    this.#soft = new Room(view.box);
    for (const box of soft) this.#soft.take(box);
    for (const box of keepClear) this.#room.take(box);
  }

  /** `layers` from the lowest to the highest. */
  place(layers: readonly TextLayer[]): LabelResult {
    const marks: TextMark[][] = layers.map(() => []);
    const homeless: { readonly item: Drawn; readonly layer: number }[] = [];
    for (let i = layers.length - 1; i >= 0; i -= 1) {
      const layer = layers[i];
      if (!layer) continue;
      const ordered = [...layer.drawn].sort((a, b) => Number(layer.isFirst(b)) - Number(layer.isFirst(a)));
      for (const item of ordered) {
        const made = this.#name(item, layer.isIndexed(item));
        if (made) marks[i]?.push(...made);
        else if (layer.isIndexed(item)) homeless.push({ item, layer: i });
      }
      // Numbers come before what lies below: every village can be found.
      if (homeless.length > 0) this.#numbers(homeless.splice(0), marks, i);
    }
    return { marks, placed: this.#placed, index: this.#index };
  }
  readonly #index: IndexedPlace[] = [];

  /** Marks of a name; null when it has no room. */
  #name(item: Drawn, isIndexed: boolean): TextMark[] | null {
    const { look, shape } = item;
    const label = labelOf(look, this.#view.pixel, this.#measure);
    if (!label) return [];
    if (look.text('symbol-placement') !== 'point') return this.#along(item, label);
    if (shape.type !== POINT) return [];
    const [x = 0, y = 0] = onPage(shape.parts[0] ?? new Float64Array(2), this.#view);
    // Beyond the frame nobody looks for it.
    if (!this.#isSeen(x, y)) return [];
    const anchors = anchorsOf(look);
    const more = isIndexed ? EVERY_SIDE.map((side) => around(side, look.number('text-radial-offset') + 0.1)) : [];
    return this.#stand(label, [...anchors, ...more], x, y, look.flag('text-allow-overlap'));
  }

  #isSeen(x: number, y: number): boolean {
    const { box } = this.#view;
    return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
  }

  #stand(
    label: Label,
    anchors: readonly (readonly [string, number, number])[],
    x: number,
    y: number,
    mayOverlap: boolean,
  ): TextMark[] | null {
    let best: Stand | null = null;
    let fewest = Infinity;
    for (const [anchor, dx, dy] of anchors) {
      const stand = standAt(label, anchor, dx, dy, x, y);
      if (!this.#room.isInside(stand.box)) continue;
      if (!mayOverlap && !this.#room.isFree(padded(stand.box, label.padding))) continue;
      const covered = this.#soft.count(stand.box);
      if (covered >= fewest) continue;
      best = stand;
      fewest = covered;
      if (covered === 0) break;
    }
    if (!best) return null;
    this.#take(label.lines.join(''), best.box);
    return textMarks(label, best);
  }

  #take(text: string, box: MarkBox): void {
    this.#room.take(box);
    this.#placed.push({ text, box });
  }

  /** A name along its line, wherever the line is straight enough and there is room. */
  #along({ look, shape }: Drawn, label: Label): TextMark[] {
    const spacing = look.number('symbol-spacing') * this.#view.pixel;
    const marks: TextMark[] = [];
    for (const part of shape.parts)
      for (const line of clipLine(onPage(part, this.#view), pageBox(this.#view, 0)))
        for (const place of placesAlong(line, Math.max(spacing, label.width * 2), label.width * 1.1)) {
          if (bendAt(line, place, label.width) > MOST_BEND * label.size) continue;
          // Never upside down.
          const turn = place.turn > 90 ? place.turn - 180 : place.turn < -90 ? place.turn + 180 : place.turn;
          const [cos, sin] = [Math.abs(Math.cos((turn * Math.PI) / 180)), Math.abs(Math.sin((turn * Math.PI) / 180))];
          const width = label.width * cos + label.height * sin;
          const height = label.width * sin + label.height * cos;
          const box = { x: place.x - width / 2, y: place.y - height / 2, width, height };
          if (!this.#room.isInside(box) || !this.#room.isFree(padded(box, label.padding))) continue;
          this.#take(label.lines.join(''), box);
          marks.push(turnedMark(label, place.x, place.y, turn));
        }
    return marks;
  }

  /** Numbers in reading order: in bands from north to south, from west to east in each. */
  #numbers(homeless: readonly { readonly item: Drawn }[], marks: TextMark[][], layer: number): void {
    const { box } = this.#view;
    const bands = 6;
    const at = homeless.map(({ item }) => {
      const [x = 0, y = 0] = onPage(item.shape.parts[0] ?? new Float64Array(2), this.#view);
      return { item, x, y, band: Math.floor(((y - box.y) / box.height) * bands) };
    });
    at.sort((a, b) => a.band - b.band || a.x - b.x);
    for (const { item, x, y } of at) {
      const number = this.#index.length + 1;
      const label = labelOf(item.look, this.#view.pixel * NUMBER_SCALE, this.#measure, String(number));
      if (!label) continue;
      const tight = { ...label, padding: 0.15 };
      const sides = NUMBER_RADII.flatMap((radius) => EVERY_SIDE.map((side) => around(side, radius)));
      const made = this.#stand(tight, sides, x, y, false);
      if (made) marks[layer]?.push(...made);
      const { properties } = item.shape;
      this.#index.push({ number, id: String(properties['id']), name: String(properties['name']) });
    }
  }
}
