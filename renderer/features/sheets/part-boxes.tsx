/** The boxes of the parts over the preview: chosen by click, moved and sized by dragging, with the lines they snap to. */
import { type PointerEvent, useState } from 'react';
import { marginsOf } from '../../../shared/sheet/layout.ts';
import { pageSize } from '../../../shared/sheet/paper-size.ts';
import type { Box, PartKind } from '../../../shared/sheet/template.ts';
import { decimal } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { HANDLES, type Held, movedBox } from './layout/move-box.ts';
import { guidesOf, snapBox } from './layout/snap-box.ts';
import type { TemplateEdit } from './use-template-edit.ts';

/** CSS pixels within which a box jumps to a guide, and beyond which a press is a drag. */
const SNAP_PX = 7;
const DRAG_PX = 3;

interface Drag {
  readonly kind: PartKind;
  readonly held: Held;
  readonly from: readonly [number, number];
  readonly boxes: ReadonlyMap<PartKind, Box>;
  readonly x: number | null;
  readonly y: number | null;
  readonly moved: boolean;
}

export function PartBoxes({ edit, scale }: { edit: TemplateEdit; scale: number }) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const { template, selected } = edit;
  const page = pageSize(template.paper, template.orientation);
  const shown = template.parts.filter((part) => part.shown);
  const boxOf = (kind: PartKind, box: Box): Box => (drag?.moved ? drag.boxes.get(kind) : undefined) ?? box;

  const press = (event: PointerEvent, kind: PartKind, held: Held): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const more = event.shiftKey || event.ctrlKey;
    const next = more
      ? selected.includes(kind)
        ? selected.filter((it) => it !== kind)
        : [...selected, kind]
      : selected.includes(kind)
        ? selected
        : [kind];
    edit.select(next);
    const moving = held === 'move' ? next : [kind];
    const boxes = new Map(shown.filter((part) => moving.includes(part.kind)).map((part) => [part.kind, part.box]));
    setDrag({ kind, held, from: [event.clientX, event.clientY], boxes, x: null, y: null, moved: false });
  };
  const move = (event: PointerEvent): void => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.from[0], event.clientY - drag.from[1]];
    if (!drag.moved && Math.hypot(dx, dy) < DRAG_PX) return;
    const own = template.parts.find((part) => part.kind === drag.kind)?.box;
    if (!own) return;
    const others = shown.filter((part) => !drag.boxes.has(part.kind)).map((part) => part.box);
    const guides = guidesOf(page, marginsOf(template.paper, template.binding), others);
    const free = movedBox(own, drag.held, dx / scale, dy / scale);
    const snapped = event.altKey ? { box: free, x: null, y: null } : snapBox(free, drag.held, guides, SNAP_PX / scale);
    const [byX, byY] = [snapped.box.x - own.x, snapped.box.y - own.y];
    const boxes = new Map(
      [...drag.boxes.keys()].flatMap((kind) => {
        const box = template.parts.find((part) => part.kind === kind)?.box;
        if (!box) return [];
        return [[kind, kind === drag.kind ? snapped.box : { ...box, x: box.x + byX, y: box.y + byY }] as const];
      }),
    );
    setDrag({ ...drag, boxes, x: snapped.x, y: snapped.y, moved: true });
  };
  const drop = (): void => {
    if (drag?.moved) edit.setBoxes(drag.boxes);
    setDrag(null);
  };

  const at = (box: Box) => ({
    left: box.x * scale,
    top: box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
  });
  return (
    <div className="part-boxes" onPointerMove={move} onPointerUp={drop} onPointerCancel={() => setDrag(null)}>
      {shown.map((part) => {
        const box = boxOf(part.kind, part.box);
        const name = t(`sheets.part.${part.kind}`);
        const isSelected = selected.includes(part.kind);
        return (
          <div
            key={part.kind}
            className={isSelected ? 'part-box selected' : 'part-box'}
            style={at(box)}
            data-part={part.kind}
          >
            <button
              type="button"
              aria-pressed={isSelected}
              aria-label={name}
              title={t('sheets.box', {
                part: name,
                x: decimal(box.x),
                y: decimal(box.y),
                width: decimal(box.width),
                height: decimal(box.height),
              })}
              onPointerDown={(event) => press(event, part.kind, 'move')}
              // A press has chosen it already; this is for the keyboard.
              onClick={(event) => event.detail === 0 && edit.select([part.kind])}
            />
            {isSelected &&
              selected.length === 1 &&
              HANDLES.map((handle) => (
                <i
                  key={handle}
                  className={`handle handle-${handle}`}
                  title={t('sheets.handle', { part: name })}
                  onPointerDown={(event) => press(event, part.kind, handle)}
                />
              ))}
          </div>
        );
      })}
      {drag?.x != null && <i className="snap-line snap-x" style={{ left: drag.x * scale }} />}
      {drag?.y != null && <i className="snap-line snap-y" style={{ top: drag.y * scale }} />}
    </div>
  );
}
