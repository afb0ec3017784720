import { describe, expect, it } from 'vitest';
import { alignBoxes, spaceBoxes } from '../../../../renderer/features/sheets/layout/align-boxes.ts';
import { beginHistory, step, stepBack, stepOn } from '../../../../renderer/features/sheets/layout/edit-history.ts';
import { movedBox, settledBox } from '../../../../renderer/features/sheets/layout/move-box.ts';
import { guidesOf, snapBox } from '../../../../renderer/features/sheets/layout/snap-box.ts';

const PAGE = { width: 297, height: 210 };
const BOX = { x: 20, y: 30, width: 60, height: 40 };

describe('a part that is dragged', () => {
  it('moves with the pointer, and grows by the side that is held', () => {
    expect(movedBox(BOX, 'move', 5, -3)).toEqual({ ...BOX, x: 25, y: 27 });
    expect(movedBox(BOX, 'se', 5, 3)).toEqual({ ...BOX, width: 65, height: 43 });
    expect(movedBox(BOX, 'nw', 5, 3)).toEqual({ x: 25, y: 33, width: 55, height: 37 });
    expect(movedBox(BOX, 'n', 5, -3)).toEqual({ ...BOX, y: 27, height: 43 });
  });

  it('keeps the other side where it is when it becomes too small', () => {
    expect(movedBox(BOX, 'w', 100, 0)).toEqual({ ...BOX, x: 76, width: 4 });
    expect(movedBox(BOX, 's', 0, -100)).toEqual({ ...BOX, height: 4 });
  });

  it('stays within reach and in tenths of a millimetre', () => {
    expect(settledBox({ ...BOX, x: -500, y: 20.04 }, PAGE)).toEqual({ ...BOX, x: -55, y: 20 });
    expect(settledBox({ ...BOX, x: 999, width: 999 }, PAGE)).toMatchObject({ x: 292, width: 297 });
  });
});

describe('snapping', () => {
  const guides = guidesOf(PAGE, { left: 35, others: 15 }, [{ x: 100, y: 100, width: 50, height: 20 }]);

  it('knows margins, middles and other parts', () => {
    expect(guides.x).toEqual([35, 158.5, 282, 100, 125, 150]);
    expect(guides.y).toEqual([15, 105, 195, 100, 110, 120]);
  });

  it('takes the nearest, each way for itself, and says where', () => {
    expect(snapBox({ ...BOX, x: 34, y: 50 }, 'move', guides, 2)).toEqual({
      box: { ...BOX, x: 35, y: 50 },
      x: 35,
      y: null,
    });
    // The right edge is nearer to the part than the left edge to the margin.
    expect(snapBox({ ...BOX, x: 39.5 }, 'move', guides, 5)).toMatchObject({ box: { x: 40 }, x: 100 });
  });

  it('moves only the side that is held', () => {
    expect(snapBox(BOX, 'e', guides, 25)).toMatchObject({ box: { ...BOX, width: 80 }, x: 100, y: null });
    expect(snapBox({ ...BOX, x: 36 }, 'w', guides, 2)).toMatchObject({ box: { x: 35, width: 61 } });
  });
});

describe('aligning', () => {
  const area = { x: 35, y: 15, width: 247, height: 180 };
  const other = { x: 100, y: 10, width: 20, height: 20 };

  it('is with the margins for one, with each other for several', () => {
    expect(alignBoxes([BOX], 'right', area)).toEqual([{ ...BOX, x: 222 }]);
    expect(alignBoxes([BOX], 'middle', area)).toEqual([{ ...BOX, y: 85 }]);
    expect(alignBoxes([BOX, other], 'left', area).map(({ x }) => x)).toEqual([20, 20]);
    expect(alignBoxes([BOX, other], 'bottom', area).map(({ y }) => y)).toEqual([30, 50]);
    expect(alignBoxes([BOX, other], 'centre', area).map(({ x }) => x)).toEqual([40, 60]);
  });

  it('makes gaps equal and leaves the outer ones', () => {
    const row = [0, 90, 20].map((x) => ({ x, y: 0, width: 10, height: 5 }));
    expect(spaceBoxes(row, 'across').map(({ x }) => x)).toEqual([0, 90, 45]);
    expect(spaceBoxes(row.slice(0, 2), 'across')).toEqual(row.slice(0, 2));
  });
});

describe('what was done', () => {
  it('is taken back and done again; a new step ends what could be done again', () => {
    const second = step(step(beginHistory('a'), 'b'), 'c');
    const back = stepBack(second);
    expect(back?.now).toBe('b');
    expect(back && stepOn(back)?.now).toBe('c');
    expect(back && stepOn(step(back, 'd'))).toBeNull();
    expect(stepBack(beginHistory('a'))).toBeNull();
  });

  it('is one step while the same thing goes on', () => {
    const typed = step(step(step(beginHistory('a'), 'ab', 'text'), 'abc', 'text'), 'abd', 'move');
    expect(typed.past).toEqual(['a', 'abc']);
  });
});
