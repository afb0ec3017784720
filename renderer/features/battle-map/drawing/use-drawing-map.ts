/** Puts the drawing under way into the hand on the map and takes back what it does. */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { chainageMarks } from '../../../../shared/geo/chainage-marks.ts';
import { useRootScale } from '../../../app/theme-provider.tsx';
import { announce } from '../../../app/view-store.ts';
import { useCounty } from '../../../db/county-store.tsx';
import type { CountyMap } from '../../../map/county-map.ts';
import type { DrawingTool, DrawingView } from '../../../map/drawing.ts';
import { t } from '../../../text/t.ts';
import { addAt, choose, finishShape, insertAt, moveTo, removeAt, useDrawing } from './drawing-store.ts';
import { ownCorners, stillEdges } from './drawing-task.ts';

export function useDrawingMap(county: CountyMap | null): void {
  const { geometry } = useCounty();
  const { task, paths, adding, chosen } = useDrawing();
  const scale = useRootScale();
  const tool = useRef<DrawingTool | null>(null);
  const still = useMemo(() => (task ? stillEdges(geometry, task) : []), [geometry, task]);
  const view = useMemo(
    (): DrawingView | null =>
      task && {
        paths,
        owner: task.owner,
        adding,
        isPoint: task.what === 'point',
        chosen,
        marks: task.what === 'line' ? chainageMarks(ownCorners(task, paths), task.stated) : [],
      },
    [task, paths, adding, chosen],
  );
  const latest = useRef(view);
  useLayoutEffect(() => {
    latest.current = view;
    if (view) tool.current?.show(view);
  }, [view]);

  // What is drawn comes out from under the panel; another map for the same task stays where it is.
  const fitted = useRef(task);
  useEffect(() => {
    if (task && county && fitted.current !== task) county.fit(task.owner);
    if (county) fitted.current = task;
  }, [county, task]);

  useEffect(() => {
    if (!county || !task) return undefined;
    const drawing = county.draw(
      {
        onAdd: addAt,
        onMove: moveTo,
        onInsert: insertAt,
        onRemove: (at) => removeAt(at) || announce('refused', t('drawing.tooFew')),
        onChoose: choose,
        onFinish: finishShape,
      },
      still,
      scale,
    );
    tool.current = drawing.tool;
    if (latest.current) drawing.tool.show(latest.current);
    return () => {
      tool.current = null;
      drawing.end();
    };
  }, [county, task, still, scale]);
}
