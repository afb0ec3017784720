/** The middle of 出图: the sheet, its zoom, and the tools that arrange what is selected on it. */
import {
  AlignCenterOutlined,
  AlignLeftOutlined,
  AlignRightOutlined,
  ColumnWidthOutlined,
  RedoOutlined,
  UndoOutlined,
  VerticalAlignBottomOutlined,
  VerticalAlignMiddleOutlined,
  VerticalAlignTopOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { type PointerEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { MM_PER_INCH, pageSize } from '../../../shared/sheet/paper-size.ts';
import { t } from '../../text/t.ts';
import { ALIGNMENTS, type Alignment, GAPS } from './layout/align-boxes.ts';
import { PartBoxes } from './part-boxes.tsx';
import { SheetCanvas } from './sheet-canvas.tsx';
import type { ShownSheet } from './use-sheet.ts';
import type { TemplateEdit } from './use-template-edit.ts';

/** CSS pixels of a millimetre at true size. */
const TRUE_SIZE = 96 / MM_PER_INCH;
const ZOOM_STEP = 1.25;
const LEAST_ZOOM = 0.05;
const MOST_ZOOM = 8;
/** Room round the sheet, CSS pixels. */
const ROOM_PX = 24;

const ICONS: Readonly<Record<Alignment, ReactNode>> = {
  left: <AlignLeftOutlined />,
  centre: <AlignCenterOutlined />,
  right: <AlignRightOutlined />,
  top: <VerticalAlignTopOutlined />,
  middle: <VerticalAlignMiddleOutlined />,
  bottom: <VerticalAlignBottomOutlined />,
};

function Tool(props: { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }) {
  return (
    <Tooltip title={props.label} mouseEnterDelay={0.4}>
      <Button
        size="small"
        type="text"
        icon={props.icon}
        aria-label={props.label}
        disabled={props.disabled ?? false}
        onClick={props.onClick}
      />
    </Tooltip>
  );
}

interface StageProps {
  readonly edit: TemplateEdit;
  readonly shown: ShownSheet;
  /** The county is still being read. */
  readonly isOpening: boolean;
  readonly said: string | null;
}

export function Stage({ edit, shown, isOpening, said }: StageProps) {
  const view = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 800, height: 600 });
  const [chosen, setChosen] = useState<number | 'fit'>('fit');
  const pan = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const box = view.current;
    if (!box) return undefined;
    const measure = (): void => setRoom({ width: box.clientWidth, height: box.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const { template, selected } = edit;
  const page = pageSize(template.paper, template.orientation);
  const fit = Math.max(
    LEAST_ZOOM,
    Math.min((room.width - ROOM_PX * 2) / page.width, (room.height - ROOM_PX * 2) / page.height) / TRUE_SIZE,
  );
  const zoom = chosen === 'fit' ? fit : chosen;
  const scale = zoom * TRUE_SIZE;
  const zoomBy = (factor: number): void => setChosen(Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom * factor)));
  const latest = useRef(zoomBy);
  useEffect(() => {
    latest.current = zoomBy;
  });
  useEffect(() => {
    const box = view.current;
    // React listens to wheels passively, which cannot keep the browser from zooming the page.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      latest.current(event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP);
    };
    box?.addEventListener('wheel', onWheel, { passive: false });
    return () => box?.removeEventListener('wheel', onWheel);
  }, []);
  const press = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button > 1) return;
    edit.select([]);
    const box = event.currentTarget;
    pan.current = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop };
    box.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!pan.current) return;
    event.currentTarget.scrollLeft = pan.current.left - (event.clientX - pan.current.x);
    event.currentTarget.scrollTop = pan.current.top - (event.clientY - pan.current.y);
  };
  const sheet = shown.sheet;
  const fits = sheet && sheet.page.width === page.width && sheet.page.height === page.height;
  return (
    <section className="sheet-stage" aria-label={t('sheets.preview')} aria-busy={shown.busy}>
      <div className="stage-tools" role="toolbar" aria-label={t('sheets.align')}>
        <Tool label={t('sheets.undo')} icon={<UndoOutlined />} disabled={!edit.canUndo} onClick={edit.undo} />
        <Tool label={t('sheets.redo')} icon={<RedoOutlined />} disabled={!edit.canRedo} onClick={edit.redo} />
        <i className="tool-gap" />
        {ALIGNMENTS.map((how) => (
          <Tool
            key={how}
            label={t(`sheets.align.${how}`)}
            icon={ICONS[how]}
            disabled={selected.length === 0}
            onClick={() => edit.align(how)}
          />
        ))}
        {GAPS.map((how) => (
          <Tool
            key={how}
            label={t(`sheets.gaps.${how}`)}
            icon={<ColumnWidthOutlined rotate={how === 'down' ? 90 : 0} />}
            disabled={selected.length < 3}
            onClick={() => edit.space(how)}
          />
        ))}
        <span className="quiet stage-selected">
          {selected.length > 0 &&
            (selected.length === 1 && selected[0]
              ? t(`sheets.part.${selected[0]}`)
              : t('sheets.selected', { count: selected.length }))}
        </span>
        <span className="page-space" />
        <Tool label={t('sheets.zoom.out')} icon={<ZoomOutOutlined />} onClick={() => zoomBy(1 / ZOOM_STEP)} />
        <span className="stage-zoom">{t('sheets.zoom.now', { percent: Math.round(zoom * 100) })}</span>
        <Tool label={t('sheets.zoom.in')} icon={<ZoomInOutlined />} onClick={() => zoomBy(ZOOM_STEP)} />
        <Button size="small" type={chosen === 'fit' ? 'primary' : 'text'} onClick={() => setChosen('fit')}>
          {t('sheets.zoom.fit')}
        </Button>
        <Button size="small" type={chosen === 1 ? 'primary' : 'text'} onClick={() => setChosen(1)}>
          {t('sheets.zoom.full')}
        </Button>
      </div>
      <div
        ref={view}
        className="stage-view"
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={() => (pan.current = null)}
        onPointerCancel={() => (pan.current = null)}
      >
        <div className="stage-paper" style={{ width: page.width * scale, height: page.height * scale }}>
          {fits && <SheetCanvas page={sheet.page} scale={scale} label={sheet.page.title} />}
          <PartBoxes edit={edit} scale={scale} />
        </div>
      </div>
      <p className="stage-said" role="status">
        {said ??
          (isOpening
            ? t('sheets.preview.opening')
            : shown.busy
              ? t('sheets.preview.drawing')
              : t('sheets.preview.hint'))}
        {shown.busy && said === null && <span className="moving-bar" />}
      </p>
    </section>
  );
}
