/** Lines of one layer as marks: those that look alike are one path, and pieces that follow each other one line. */
import type { Mark, Pen } from '../marks.ts';
import { clipLine } from './clip.ts';
import type { Drawn } from './drawn.ts';
import type { Look } from './layer-style.ts';
import { offsetLine } from './offset-line.ts';
import { thinLine } from './thin.ts';
import { onPage, pageBox, type View } from './view.ts';
import { POINT } from './world.ts';

const LEAST_OPACITY = 0.01;
/** Half of the widest pen, and a little: caps at the cuts lie outside the frame. */
const BEYOND_MM = 4;
/** A soft edge is this many strokes, each narrower than the one below it. */
const SOFT_STEPS = 4;

/** Lines to be drawn alike, the end of one joined to the beginning of the next where they meet. */
class Bundle {
  readonly look: Look;
  readonly lines: number[][] = [];
  constructor(look: Look) {
    this.look = look;
  }
  add(line: ArrayLike<number>): void {
    const last = this.lines.at(-1);
    const isNext =
      last !== undefined && last[last.length - 2] === line[0] && last[last.length - 1] === line[1] && line.length >= 4;
    if (isNext) for (let i = 2; i < line.length; i += 1) last.push(line[i] ?? 0);
    else this.lines.push(Array.from(line));
  }
}

function pensOf(look: Look, pixel: number): { readonly pen: Pen; readonly opacity: number }[] {
  const ink = look.ink('line-color');
  const width = look.number('line-width') * pixel;
  const opacity = look.number('line-opacity') * (ink?.alpha ?? 0);
  if (!ink || width <= 0 || opacity < LEAST_OPACITY) return [];
  const dash = look.list('line-dasharray').map((part) => Number(part) * width);
  const isRound =
    dash.length > 0
      ? look.text('line-cap') === 'round'
      : [look.text('line-cap'), look.text('line-join')].includes('round');
  const pen = { color: ink.color, width, ...(dash.length > 0 ? { dash } : {}), ...(isRound ? { round: true } : {}) };
  const blur = Math.min(look.number('line-blur') * pixel, width / 2);
  if (blur < pixel) return [{ pen, opacity }];
  // Each step adds as much as the ones below it leave open, so that the middle has the whole opacity.
  const step = 1 - (1 - opacity) ** (1 / SOFT_STEPS);
  return Array.from({ length: SOFT_STEPS }, (_, i) => ({
    pen: { ...pen, width: width - (blur * 2 * i) / SOFT_STEPS },
    opacity: step,
  }));
}

export function strokeMarks(drawn: Iterable<Drawn>, view: View): Mark[] {
  const bundles = new Map<Look, Bundle>();
  const box = pageBox(view, BEYOND_MM);
  for (const { shape, look } of drawn) {
    if (shape.type === POINT) continue;
    let bundle = bundles.get(look);
    if (!bundle) {
      if (pensOf(look, view.pixel).length === 0) continue;
      bundle = new Bundle(look);
      bundles.set(look, bundle);
    }
    for (const part of shape.edges ?? shape.parts) bundle.add(onPage(part, view));
  }
  return [...bundles.values()].flatMap(({ look, lines }): Mark[] => {
    const offset = look.number('line-offset') * view.pixel;
    const gap = look.number('line-gap-width') * view.pixel;
    const beside = gap > 0 ? (gap + look.number('line-width') * view.pixel) / 2 : 0;
    const aside = beside > 0 ? [offset - beside, offset + beside] : [offset];
    const parts = lines.flatMap((line) =>
      clipLine(line, box).flatMap((piece) => {
        const thin = thinLine(piece);
        return aside.map((by) => (by === 0 ? thin : Float32Array.from(offsetLine(thin, by))));
      }),
    );
    const seen = parts.filter((part) => part.length >= 4);
    if (seen.length === 0) return [];
    return pensOf(look, view.pixel).map(({ pen, opacity }): Mark => ({
      kind: 'path',
      parts: seen,
      closed: false,
      pen,
      opacity,
    }));
  });
}
