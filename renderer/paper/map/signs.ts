/**
 * Icons of one layer as marks. Signs that do not touch each other are drawn together, so that a page of two thousand of them
 * is a handful of paths; those that do keep their order.
 */
import type { Mark, PathMark } from '../marks.ts';
import { HALO_REACH } from '../../map/symbols.ts';
import type { Drawn } from './drawn.ts';
import { type Icon, ICONS, ICON_UNIT } from './icons.ts';
import { Layers } from './layers-of.ts';
import type { Ink, Look } from './layer-style.ts';
import { placesAlong } from './line-places.ts';
import { onPage, type View } from './view.ts';
import { POINT } from './world.ts';

const LEAST_OPACITY = 0.01;

interface Style {
  readonly icon: Icon;
  readonly ink: Ink;
  readonly halo: Ink | null;
  /** Millimetres. */
  readonly unit: number;
  readonly haloWidth: number;
  readonly opacity: number;
  readonly offset: readonly [number, number];
}

function styleOf(look: Look, pixel: number): Style | null {
  const icon = ICONS.get(look.text('icon-image'));
  const ink = look.ink('icon-color');
  const size = look.number('icon-size');
  const opacity = look.number('icon-opacity');
  if (!icon || !ink || size <= 0 || opacity * ink.alpha < LEAST_OPACITY) return null;
  const halo = look.ink('icon-halo-color');
  const haloWidth = look.number('icon-halo-width') * HALO_REACH * pixel;
  const [x = 0, y = 0] = look.list('icon-offset').map(Number);
  return {
    icon,
    ink,
    halo: halo && halo.alpha > 0 && haloWidth > 0 ? halo : null,
    unit: ICON_UNIT * size * pixel,
    haloWidth,
    opacity: opacity * ink.alpha,
    offset: [x * size * pixel, y * size * pixel],
  };
}

interface Sign {
  readonly style: Style;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

function signsOf({ shape, look }: Drawn, style: Style, view: View): Sign[] {
  const placement = look.text('symbol-placement');
  const [dx, dy] = style.offset;
  if (placement === 'point')
    return shape.type === POINT
      ? shape.parts.map((part) => {
          const [x = 0, y = 0] = onPage(part, view);
          return { style, x: x + dx, y: y + dy, turn: look.number('icon-rotate') };
        })
      : [];
  if (shape.type === POINT) return [];
  const spacing = placement === 'line-center' ? Infinity : look.number('symbol-spacing') * view.pixel;
  const isTurned = look.text('icon-rotation-alignment') !== 'viewport';
  return shape.parts.flatMap((part) =>
    placesAlong(onPage(part, view), spacing, style.unit * 2).map(({ x, y, turn }) => ({
      style,
      x,
      y,
      turn: isTurned ? turn : 0,
    })),
  );
}

function partsOf(signs: readonly Sign[], points: Icon[number]['parts']): Float32Array[] {
  return signs.flatMap(({ x, y, turn, style: { unit } }) => {
    const cos = Math.cos((turn * Math.PI) / 180) * unit;
    const sin = Math.sin((turn * Math.PI) / 180) * unit;
    return points.map((line) =>
      Float32Array.from(line.flatMap(([px, py]) => [x + px * cos - py * sin, y + px * sin + py * cos])),
    );
  });
}

/** Marks of signs that look alike and do not touch. */
function marksOf(signs: readonly Sign[], style: Style): Mark[] {
  const { halo, haloWidth, ink, opacity, unit } = style;
  return style.icon.flatMap(({ parts: points, width, isHole }): PathMark[] => {
    const parts = partsOf(signs, points);
    const isClosed = width === undefined;
    const color = isHole ? (halo ?? ink).color : ink.color;
    const body: PathMark = isClosed
      ? { kind: 'path', parts, closed: true, fill: color, opacity }
      : { kind: 'path', parts, closed: false, pen: { color, width: width * unit, round: true }, opacity };
    if (!halo || isHole) return [body];
    const pen = { color: halo.color, width: (width ?? 0) * unit + haloWidth * 2, round: true };
    return [{ kind: 'path', parts, closed: isClosed, pen, opacity: opacity * halo.alpha }, body];
  });
}

export function signMarks(drawn: Iterable<Drawn>, view: View): Mark[] {
  const styles = new Map<Look, Style | null>();
  const sorted = [...drawn].sort((a, b) => a.look.number('symbol-sort-key') - b.look.number('symbol-sort-key'));
  const layers = new Layers<Sign>();
  for (const item of sorted) {
    let style = styles.get(item.look);
    if (style === undefined) {
      style = styleOf(item.look, view.pixel);
      styles.set(item.look, style);
    }
    if (!style) continue;
    const reach = style.unit * 1.15 + style.haloWidth;
    for (const sign of signsOf(item, style, view)) layers.add(sign, sign.x, sign.y, reach);
  }
  return layers.all().flatMap((signs) => {
    const alike = new Map<Style, Sign[]>();
    for (const sign of signs) {
      const group = alike.get(sign.style) ?? [];
      alike.set(sign.style, group);
      group.push(sign);
    }
    return [...alike].flatMap(([style, group]) => marksOf(group, style));
  });
}
