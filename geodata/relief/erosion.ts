/** Wears a level down: rivers by the stream-power law (solved implicitly down the flow), slopes by diffusion. */
import type { FloatGrid } from '../lib/grid.ts';
import { drainedArea, routeFlow } from './flow.ts';

export interface ErosionPlan {
  readonly steps: number;
  /** Years of a step. */
  readonly years: number;
  /** Slope diffusion, m² a year. */
  readonly diffusion: number;
  /** Side of a cell, metres. */
  readonly cell: number;
  /** Uplift, metres a year. */
  readonly uplift: FloatGrid;
  /** Erodibility, per year. */
  readonly erodibility: FloatGrid;
  /** Area that enters at rim cells, m². */
  readonly inflow?: ReadonlyMap<number, number>;
  readonly closedRim?: ReadonlySet<number>;
  /** Cells of the rim that keep their elevation, so that the level stays joined to its surroundings. */
  readonly fixedRim?: number;
}

export function erode(height: FloatGrid, plan: ErosionPlan): void {
  for (let step = 0; step < plan.steps; step++) {
    carve(height, plan);
    creep(height, plan);
  }
}

function carve(height: FloatGrid, plan: ErosionPlan): void {
  const { cell: side, years, uplift, erodibility } = plan;
  const { width } = height.frame;
  const flow = routeFlow(height, 0.6, plan.closedRim);
  const area = drainedArea(flow, side * side, plan.inflow);
  const fixed = plan.fixedRim ?? 0;
  for (let k = 0; k < flow.order.length; k++) {
    const cell = flow.order[k] as number;
    const receiver = flow.receiver.get(cell);
    if (receiver < 0 || (fixed > 0 && height.frame.margin(cell) < fixed)) continue;
    const step = Math.abs(cell - receiver);
    const run = step === 1 || step === width ? side : side * Math.SQRT2;
    const power = (erodibility.get(cell) * Math.sqrt(area.get(cell)) * years) / run;
    const raised = Math.max(height.get(cell), flow.filled.get(cell)) + uplift.get(cell) * years;
    const below = height.get(receiver);
    height.set(cell, Math.max((raised + power * below) / (1 + power), below + 0.01));
  }
}

function creep(height: FloatGrid, plan: ErosionPlan): void {
  const { width, height: rows } = height.frame;
  const rate = (plan.diffusion * plan.years) / (plan.cell * plan.cell);
  const before = height.copy();
  const rim = Math.max(1, plan.fixedRim ?? 1);
  for (let y = rim; y < rows - rim; y++) {
    for (let x = rim; x < width - rim; x++) {
      const cell = y * width + x;
      const around = before.get(cell - 1) + before.get(cell + 1) + before.get(cell - width) + before.get(cell + width);
      height.set(cell, before.get(cell) + rate * (around - 4 * before.get(cell)));
    }
  }
}
