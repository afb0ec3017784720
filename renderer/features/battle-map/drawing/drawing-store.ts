/** The drawing under way: its shape, what was done to it and can be undone, and how far it has come. Kept until it is ended. */
import { create } from 'zustand';
import type { Position } from '../../../../shared/domain/unit.ts';
import { insertCorner, moveCorner, type Path, removeCorner } from '../../../../shared/geo/edit-paths.ts';
import { isWhole, ownCorners, type Task } from './drawing-task.ts';

interface Drawing {
  /** The tool lies on the table. */
  readonly isOpen: boolean;
  readonly task: Task | null;
  readonly paths: readonly Path[];
  readonly past: readonly (readonly Path[])[];
  readonly future: readonly (readonly Path[])[];
  /** Clicks add corners. */
  readonly adding: boolean;
  readonly chosen: Position | null;
  /** Asked whether what was drawn is to be thrown away. */
  readonly asking: boolean;
}

const IDLE = { task: null, paths: [], past: [], future: [], adding: false, chosen: null, asking: false } as const;

export const useDrawing = create<Drawing>()((): Drawing => ({ isOpen: false, ...IDLE }));
const { getState: now, setState: set } = useDrawing;

export const openDrawing = (): void => set({ isOpen: true });
/** Ends everything, also what was not saved. */
export const closeDrawing = (): void => set({ isOpen: false, ...IDLE });
/** What was drawn is saved or thrown away; the tool stays. */
export const endTask = (): void => set(IDLE);

/** Without a shape so far, clicks begin one. */
export const beginTask = (task: Task): void =>
  set({ ...IDLE, task, paths: task.base, adding: task.what === 'point' || !isWhole(task, task.base) });

function change(paths: readonly Path[] | null, chosen: Position | null = null): void {
  const before = now();
  if (!paths || paths.every((path, i) => path === before.paths[i])) return;
  set({ paths, chosen, past: [...before.past, before.paths], future: [], asking: false });
}

export const moveTo = (from: Position, to: Position): void => change(moveCorner(now().paths, from, to), to);
export const insertAt = (a: Position, b: Position, at: Position): void =>
  change(insertCorner(now().paths, a, b, at), at);
export const choose = (chosen: Position | null): void => set({ chosen });

/** False where the shape would be lost. */
export function removeAt(at: Position): boolean {
  const { paths, adding, task } = now();
  const isStart = adding && task && !isWhole(task, paths);
  const left = removeCorner(paths, at);
  if (!left && !isStart) return false;
  change(
    left ?? paths.map((path) => ({ ...path, corners: path.corners.filter((each) => String(each) !== String(at)) })),
  );
  return true;
}

/** A corner at the end; works have one place only. */
export function addAt(at: Position): void {
  const { paths, task } = now();
  if (!task) return;
  const first = paths.findIndex((path) => path.owner === task.owner);
  change(
    paths.map((path, i) =>
      i === first ? { ...path, corners: task.what === 'point' ? [at] : [...path.corners, at] } : path,
    ),
    at,
  );
}

/** Clicks add at the end of the line again. */
export const goOn = (): void => set({ adding: true });
/** The shape is thrown away and begun again; one step that can be undone. */
export function startAnew(): void {
  const { paths, task } = now();
  change(paths.map((path) => (path.owner === task?.owner ? { ...path, corners: [] } : path)));
  set({ adding: true });
}

/** Nothing more is added; false where there is too little of a shape. */
export function finishShape(): boolean {
  const { paths, task } = now();
  if (!task || !isWhole(task, paths)) return false;
  if (task.what !== 'point') set({ adding: false });
  return true;
}

export function stepBack(): void {
  const { past, paths, future } = now();
  const before = past.at(-1);
  if (before) set({ paths: before, past: past.slice(0, -1), future: [paths, ...future], chosen: null });
}

export function stepOn(): void {
  const { past, paths, future } = now();
  const [next, ...rest] = future;
  if (next) set({ paths: next, past: [...past, paths], future: rest, chosen: null });
}

/** Ends the task, after a question where something was drawn; without a task it puts the tool away. */
export function leave(): void {
  const { task, past, asking } = now();
  if (!task) closeDrawing();
  else if (asking) set({ asking: false });
  else if (past.length > 0) set({ asking: true });
  else endTask();
}

export const isDrawn = (task: Task, paths: readonly Path[]): boolean =>
  isWhole(task, paths) && (task.isNew || paths.some((path, i) => path !== task.base[i]));

export const lastCorner = (): Position | null => {
  const { chosen, paths, task, adding } = now();
  return chosen ?? (task && adding ? (ownCorners(task, paths).at(-1) ?? null) : null);
};
