/** Draws a laid-out picture on a canvas: ground, title, frame, map, panel, north arrow, scale bar, notes. */
import { CANVAS_BOLD, CANVAS_REGULAR } from './fonts.ts';
import type { LegendGroup } from './legend.ts';
import type { Box, Measure, SnapshotLayout } from './snapshot-layout.ts';
import { SWATCH_WIDTH, swatchMarks } from './swatch.ts';
import type { Swatch } from './packs/pack.ts';
import type { ThemeTokens } from './tokens.ts';

type Context = CanvasRenderingContext2D;

const font = (size: number, bold: boolean): string =>
  `${bold ? 700 : 400} ${size}px ${bold ? CANVAS_BOLD : CANVAS_REGULAR}`;

export const measureOn =
  (context: Context): Measure =>
  (text, size, bold) => {
    context.font = font(size, bold);
    return context.measureText(text).width;
  };

function write(
  context: Context,
  text: string,
  x: number,
  y: number,
  size: number,
  options: { bold?: boolean; color: string; align?: CanvasTextAlign; spacing?: number; room?: number },
): void {
  context.font = font(size, options.bold ?? false);
  context.fillStyle = options.color;
  context.textAlign = options.align ?? 'left';
  context.textBaseline = 'alphabetic';
  context.letterSpacing = `${options.spacing ?? 0}px`;
  // Text too long for its place is drawn smaller, never squeezed or cut.
  const width = context.measureText(text).width;
  if (options.room !== undefined && width > options.room)
    context.font = font((size * options.room) / width, options.bold ?? false);
  context.fillText(text, x, y);
  context.letterSpacing = '0px';
}

function drawSwatch(context: Context, swatch: Swatch, x: number, y: number, unit: number): void {
  context.save();
  context.translate(x, y);
  context.scale(unit, unit);
  context.lineJoin = 'round';
  for (const mark of swatchMarks(swatch)) {
    context.beginPath();
    mark.points.forEach(([px, py], i) => (i === 0 ? context.moveTo(px, py) : context.lineTo(px, py)));
    if (mark.closed) context.closePath();
    context.globalAlpha = mark.opacity ?? 1;
    if (mark.fill) {
      context.fillStyle = mark.fill;
      context.fill();
    }
    if (mark.stroke) {
      context.strokeStyle = mark.stroke.color;
      context.lineWidth = mark.stroke.width;
      context.setLineDash([...(mark.stroke.dash ?? [])]);
      context.stroke();
    }
  }
  context.restore();
}

function drawNorth(context: Context, x: number, y: number, unit: number, tokens: ThemeTokens, label: string): void {
  const half = 9 * unit;
  const tall = 30 * unit;
  context.save();
  context.translate(x, y);
  context.lineWidth = 1.2 * unit;
  context.strokeStyle = tokens.text;
  for (const side of [-1, 1]) {
    context.beginPath();
    context.moveTo(0, 0);
    context.lineTo(side * half, tall);
    context.lineTo(0, tall * 0.76);
    context.closePath();
    context.fillStyle = side < 0 ? tokens.text : tokens.surface;
    context.fill();
    context.stroke();
  }
  context.restore();
  write(context, label, x, y - 5 * unit, 14 * unit, { bold: true, color: tokens.text, align: 'center' });
}

export interface ScaleDrawing {
  readonly pixels: number;
  readonly text: string;
  /** `1:250,000` where the printed size is known. */
  readonly numeric: string | null;
}

function drawScale(context: Context, scale: ScaleDrawing, map: Box, unit: number, tokens: ThemeTokens): void {
  const x = map.x + 14 * unit;
  const y = map.y + map.height - 16 * unit;
  const tall = 5 * unit;
  context.save();
  context.shadowColor = tokens.textHalo;
  context.shadowBlur = 4 * unit;
  context.fillStyle = tokens.textHalo;
  context.fillRect(x, y, scale.pixels, tall);
  context.fillStyle = tokens.text;
  for (const part of [0, 2]) context.fillRect(x + (scale.pixels * part) / 4, y, scale.pixels / 4, tall);
  context.strokeStyle = tokens.text;
  context.lineWidth = unit;
  context.strokeRect(x, y, scale.pixels, tall);
  const label = scale.numeric ? `${scale.text}   ${scale.numeric}` : scale.text;
  write(context, label, x, y - 5 * unit, 12 * unit, { color: tokens.text });
  context.restore();
}

export interface SnapshotContent {
  readonly layout: SnapshotLayout;
  readonly tokens: ThemeTokens;
  readonly groups: readonly LegendGroup[];
  readonly map: CanvasImageSource & { readonly width: number; readonly height: number };
  readonly scale: ScaleDrawing;
  readonly north: string;
  readonly date: string;
  readonly marks: readonly string[];
}

export function drawSnapshot(context: Context, content: SnapshotContent): void {
  const { layout, tokens, map } = content;
  const { unit, panelUnit: small, frame, panel, map: box } = layout;
  const { width, height } = context.canvas;
  context.fillStyle = tokens.surface;
  context.fillRect(0, 0, width, height);

  layout.title.forEach(({ text, size, baseline, isSubtitle }) => {
    const spacing = isSubtitle ? 0 : size * 0.12;
    write(context, text, width / 2 + spacing / 2, baseline, size, {
      bold: !isSubtitle,
      color: isSubtitle ? tokens.textSoft : tokens.textCounty,
      align: 'center',
      spacing,
    });
  });

  // The map was drawn a little larger than its place: the middle is cut out, so that no pixel is ever scaled.
  const left = Math.floor((map.width - box.width) / 2);
  const top = Math.floor((map.height - box.height) / 2);
  context.drawImage(map, left, top, box.width, box.height, box.x, box.y, box.width, box.height);

  context.fillStyle = tokens.surface;
  context.fillRect(panel.x, panel.y, panel.width, panel.height);
  context.strokeStyle = tokens.text;
  context.lineWidth = Math.max(1, unit);
  if (panel.y > box.y) context.strokeRect(panel.x, panel.y, panel.width, 0);
  else context.strokeRect(panel.x, panel.y, 0, panel.height);
  for (const item of layout.items) {
    const [x, y] = item.at;
    const baseline = y + 14.5 * small;
    if (item.kind === 'heading')
      write(context, item.text, x, baseline, layout.headingSize, { bold: true, color: tokens.text });
    else if (item.kind === 'row') {
      const valueWidth = measureOn(context)(item.value, layout.textSize, true);
      write(context, item.label, x, baseline, layout.textSize, {
        color: tokens.textSoft,
        room: Math.max(item.width - valueWidth - 8 * small, item.width * 0.3),
      });
      write(context, item.value, x + item.width, baseline, layout.textSize, {
        bold: true,
        color: tokens.text,
        align: 'right',
        room: item.width * 0.7,
      });
    } else {
      const line = content.groups[item.group]?.lines[item.line];
      if (line) drawSwatch(context, line.swatch, x, y + small, small);
      write(context, item.text, x + (SWATCH_WIDTH + 8) * small, baseline, layout.textSize, { color: tokens.text });
    }
  }

  context.strokeStyle = tokens.text;
  context.lineWidth = 3 * unit;
  context.strokeRect(frame.x, frame.y, frame.width, frame.height);
  context.lineWidth = 0.9 * unit;
  context.strokeRect(frame.x + 5 * unit, frame.y + 5 * unit, frame.width - 10 * unit, frame.height - 10 * unit);

  drawNorth(context, box.x + box.width - 28 * unit, box.y + 30 * unit, unit, tokens, content.north);
  drawScale(context, content.scale, box, unit, tokens);

  const foot = frame.y + frame.height + 19 * unit;
  write(context, content.date, frame.x + frame.width, foot, 12 * unit, { color: tokens.text, align: 'right' });
  write(context, content.marks.join('    '), frame.x, foot, 12 * unit, {
    color: tokens.text,
    room: frame.width * 0.75,
  });
}
