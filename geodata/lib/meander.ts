/** Irregular windings along a line whose ends stay where they are, so that what is joined stays joined. */
import { type Line, lineLength, type Point, resample } from './line.ts';
import { item } from './list.ts';
import { type Noise } from './noise.ts';

export interface Meander {
  readonly noise: Noise;
  /** Tells one line's windings from another's. */
  readonly phase: number;
  /** Length of the larger windings, in the line's unit. */
  readonly wavelength: number;
  /** Distance between the vertices of the result. */
  readonly step: number;
  /** Sideways reach at a place. */
  readonly amplitude: (at: Point) => number;
}

export function meander(line: Line, plan: Meander): Line {
  const total = lineLength(line);
  if (total < plan.wavelength * 0.8) return line;
  const points = resample(line, plan.step);
  const spacing = total / (points.length - 1);
  return points.map((point, k) => {
    if (k === 0 || k === points.length - 1) return point;
    const before = item(points, k - 1);
    const after = item(points, k + 1);
    const along = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const walked = k * spacing;
    // Stretching the run before asking the noise makes tight and wide windings alternate without a rhythm.
    const run = walked / plan.wavelength + 0.9 * plan.noise(walked / (plan.wavelength * 5), plan.phase + 40);
    const ends = Math.min(1, walked / plan.wavelength, (total - walked) / plan.wavelength);
    const sway = plan.noise(run * 1.6, plan.phase) + 0.32 * plan.noise(run * 3.1, plan.phase + 9);
    const offset = plan.amplitude(point) * ends * sway;
    return [point[0] - ((after[1] - before[1]) / along) * offset, point[1] + ((after[0] - before[0]) / along) * offset];
  });
}
