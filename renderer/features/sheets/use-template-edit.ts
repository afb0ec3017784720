/** The template under work: what was changed since it was chosen can be taken back, done again, thrown away or saved. */
import { useState } from 'react';
import type { Box, Part, PartKind, SheetTemplate } from '../../../shared/sheet/template.ts';
import { pageSize } from '../../../shared/sheet/paper-size.ts';
import { marginsOf } from '../../../shared/sheet/layout.ts';
import { type Alignment, alignBoxes, type Gaps, spaceBoxes } from './layout/align-boxes.ts';
import { beginHistory, type History, step, stepBack, stepOn } from './layout/edit-history.ts';
import { settledBox } from './layout/move-box.ts';

/** Says that geography is invented: cannot be hidden. */
export const FIXED_PART: PartKind = 'mark';

export interface TemplateEdit {
  readonly template: SheetTemplate;
  readonly isChanged: boolean;
  readonly selected: readonly PartKind[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  select(parts: readonly PartKind[]): void;
  change(next: SheetTemplate, name?: string): void;
  changePart(kind: PartKind, change: Partial<Part>, name?: string): void;
  setBoxes(boxes: ReadonlyMap<PartKind, Box>, name?: string): void;
  align(how: Alignment): void;
  space(how: Gaps): void;
  hideSelected(): void;
  undo(): void;
  redo(): void;
  reset(): void;
}

export function useTemplateEdit(saved: SheetTemplate): TemplateEdit {
  const [held, setHeld] = useState<{ readonly saved: SheetTemplate; readonly history: History<SheetTemplate> }>(() => ({
    saved,
    history: beginHistory(saved),
  }));
  const [selected, select] = useState<readonly PartKind[]>([]);
  // Another template, or this one as somebody has saved it since.
  const isOther = held.saved !== saved && JSON.stringify(held.saved) !== JSON.stringify(saved);
  if (isOther) {
    setHeld({ saved, history: beginHistory(saved) });
    select([]);
  }
  const history = isOther ? beginHistory(saved) : held.history;
  const template = history.now;
  const put = (next: History<SheetTemplate> | null): void => {
    if (next) setHeld({ saved, history: next });
  };
  const page = pageSize(template.paper, template.orientation);
  const change = (next: SheetTemplate, name?: string): void => put(step(history, next, name ?? null));
  const setBoxes = (boxes: ReadonlyMap<PartKind, Box>, name?: string): void =>
    change(
      {
        ...template,
        parts: template.parts.map((part) => {
          const box = boxes.get(part.kind);
          return box ? { ...part, box: settledBox(box, page) } : part;
        }),
      },
      name,
    );
  const chosen = template.parts.filter((part) => selected.includes(part.kind));
  const rearrange = (boxes: readonly Box[]): void =>
    setBoxes(new Map(chosen.flatMap(({ kind }, i) => (boxes[i] ? [[kind, boxes[i]] as const] : []))));
  const margins = marginsOf(template.paper, template.binding);
  return {
    template,
    isChanged: JSON.stringify(template) !== JSON.stringify(saved),
    selected,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    select,
    change,
    changePart: (kind, part, name) =>
      change({ ...template, parts: template.parts.map((it) => (it.kind === kind ? { ...it, ...part } : it)) }, name),
    setBoxes,
    align: (how) => {
      const area = {
        x: margins.left,
        y: margins.others,
        width: page.width - margins.left - margins.others,
        height: page.height - margins.others * 2,
      };
      rearrange(
        alignBoxes(
          chosen.map(({ box }) => box),
          how,
          area,
        ),
      );
    },
    space: (how) =>
      rearrange(
        spaceBoxes(
          chosen.map(({ box }) => box),
          how,
        ),
      ),
    hideSelected: () => {
      const hidden = selected.filter((kind) => kind !== FIXED_PART);
      if (hidden.length === 0) return;
      change({
        ...template,
        parts: template.parts.map((part) => (hidden.includes(part.kind) ? { ...part, shown: false } : part)),
      });
      select([]);
    },
    undo: () => put(stepBack(history)),
    redo: () => put(stepOn(history)),
    reset: () => {
      if (template !== saved) change(saved);
      select([]);
    },
  };
}
