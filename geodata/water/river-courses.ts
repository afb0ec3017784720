/** River courses out of the flow of a level: from head or junction to the next junction or the rim. */
import type { FloatGrid } from '../lib/grid.ts';
import { item, lastItem, leastBy } from '../lib/list.ts';
import type { Flow } from '../relief/flow.ts';

export interface Course {
  /** Cells downstream, the last one shared with the course that it joins. */
  readonly cells: readonly number[];
  /** Drained area just above the lower end, in the unit of the grid given. */
  readonly drained: number;
}

/** Courses where more than `least` is drained. */
export function traceCourses(flow: Flow, drained: FloatGrid, least: number): Course[] {
  const size = drained.frame.size;
  const isRiver = (cell: number): boolean => drained.get(cell) > least;
  const feeders = new Uint8Array(size);
  for (let cell = 0; cell < size; cell++) {
    const receiver = flow.receiver.get(cell);
    if (isRiver(cell) && receiver >= 0) feeders[receiver] = Math.min(255, (feeders[receiver] as number) + 1);
  }
  const courses: Course[] = [];
  for (let start = 0; start < size; start++) {
    if (!isRiver(start) || feeders[start] === 1) continue;
    const cells = [start];
    for (let at = flow.receiver.get(start); at >= 0; at = flow.receiver.get(at)) {
      cells.push(at);
      if (feeders[at] !== 1) break;
    }
    if (cells.length > 2) courses.push({ cells, drained: drained.get(item(cells, cells.length - 2)) });
  }
  return courses;
}

/** Main stems, longest first by drained area at the mouth: each follows the larger branch upstream. */
export function mainStems(courses: readonly Course[]): Course[][] {
  const above = new Map<number, Course[]>();
  for (const course of courses) {
    const mouth = lastItem(course.cells);
    above.set(mouth, [...(above.get(mouth) ?? []), course]);
  }
  const taken = new Set<Course>();
  const stems: Course[][] = [];
  for (const mouth of [...courses].sort((a, b) => b.drained - a.drained)) {
    const stem: Course[] = [];
    for (let at: Course | undefined = mouth; at && !taken.has(at);) {
      stem.push(at);
      taken.add(at);
      const feeders: Course[] = (above.get(item(at.cells, 0)) ?? []).filter((course) => !taken.has(course));
      at = leastBy(feeders, (course) => -course.drained);
    }
    if (stem.length > 0) stems.push(stem);
  }
  return stems;
}
