/** Bars that compare units, or curves of plan and actual; solid and dashed, so that grey print tells them apart. */
import type { Mark, MarkBox, TextMark } from '../marks.ts';
import { panel } from './panel.ts';
import { type SheetStyle, corners } from './sheet-style.ts';

export interface SheetChart {
  readonly title: string;
  readonly form: 'bars' | 'curve';
  /** Names of the bars, or what stands below the curve. */
  readonly labels: readonly string[];
  /** Of bars the first is drawn as bars, a second as a tick on each. Of curves the first is dashed: the plan. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly unit: string;
}

const text = (
  words: string,
  at: readonly [number, number],
  size: number,
  style: SheetStyle,
  align: NonNullable<TextMark['align']>,
  weight: TextMark['weight'] = 'regular',
): Mark => ({ kind: 'text', text: words, at, size, weight, color: style.tokens.text, align });

const mostOf = (chart: SheetChart): number =>
  Math.max(chart.unit === '%' ? 100 : 1, ...chart.series.flatMap(({ values }) => values.map((value) => value ?? 0)));

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** What bar and tick stand for. */
function barKey({ series }: SheetChart, room: MarkBox, style: SheetStyle): Mark[] {
  const { em, measure, tokens } = style;
  const size = em * 0.9;
  const names = series.slice(0, 2).map(({ name }) => name);
  const wide = names.reduce((sum, name) => sum + measure(name, size, 'regular') + size * 2.4, 0);
  let x = room.x + (room.width - wide) / 2;
  return names.flatMap((name, i): Mark[] => {
    const from = x;
    x += measure(name, size, 'regular') + size * 2.4;
    const middle = room.y + size * 0.55;
    return [
      i === 0
        ? {
            kind: 'path',
            parts: [corners({ x: from, y: middle - size * 0.3, width: size * 1.1, height: size * 0.6 })],
            closed: true,
            fill: tokens.accent,
          }
        : {
            kind: 'path',
            parts: [[from + size * 0.8, middle - size * 0.5, from + size * 0.8, middle + size * 0.5]],
            closed: false,
            pen: { color: tokens.text, width: em * 0.16 },
          },
      text(name, [from + size * 1.4, middle + size * 0.36], size, style, 'start'),
    ];
  });
}

const MOST_COLUMNS = 4;
const COLUMN_GAP = 1.5;
/** A bar that is shorter compares nothing, ems. */
const LEAST_BAR = 4;

function bars(chart: SheetChart, room: MarkBox, style: SheetStyle): Mark[] {
  const { em, measure, tokens } = style;
  const values = chart.series[0]?.values ?? [];
  const plan = chart.series[1]?.values ?? [];
  const figure = (value: number): string => `${number(value)}${chart.unit}`;
  const names = Math.max(0, ...chart.labels.map((label) => measure(label, 1, 'regular')));
  const figures = Math.max(0, ...values.map((value) => measure(figure(value ?? 0), 1, 'bold')));
  const head = chart.series.length > 1 && room.height > em * 4 ? em * 1.4 : 0;
  // As many columns as make the type largest; the fewest of those.
  const plans = Array.from({ length: MOST_COLUMNS }, (_, i) => {
    const rows = Math.max(1, Math.ceil(chart.labels.length / (i + 1)));
    const row = Math.min(em * 2, Math.max(0, room.height - head) / rows);
    const width = (room.width - COLUMN_GAP * em * i) / (i + 1);
    return { rows, row, width, size: Math.min(em, row * 0.72, width / (names + figures + LEAST_BAR)) };
  });
  const best = plans.reduce((a, b) => (b.size > a.size * 1.05 ? b : a));
  const { rows, row, width, size } = best;
  const most = mostOf(chart);
  const key = head > 0 ? barKey(chart, room, style) : [];
  const drawn = chart.labels.flatMap((label, i): Mark[] => {
    const left = room.x + Math.floor(i / rows) * (width + COLUMN_GAP * em);
    const y = room.y + head + (i % rows) * row;
    const from = left + (names + 0.5) * size;
    const long = left + width - (figures + 0.5) * size - from;
    const value = values[i] ?? null;
    const planned = plan[i] ?? null;
    const base = y + row / 2 + size * 0.38;
    const tick = from + ((planned ?? 0) / most) * long;
    return [
      text(label, [from - size * 0.4, base], size, style, 'end'),
      {
        kind: 'path',
        parts: [corners({ x: from, y: y + row * 0.22, width: ((value ?? 0) / most) * long, height: row * 0.56 })],
        closed: true,
        fill: tokens.accent,
      },
      ...(planned === null
        ? []
        : [
            {
              kind: 'path',
              parts: [[tick, y + row * 0.1, tick, y + row * 0.9]],
              closed: false,
              pen: { color: tokens.text, width: em * 0.16 },
            } as const,
          ]),
      ...(value === null ? [] : [text(figure(value), [left + width, base], size, style, 'end', 'bold')]),
    ];
  });
  return [...key, ...drawn];
}

function curves(chart: SheetChart, room: MarkBox, style: SheetStyle): Mark[] {
  const { em, measure, tokens } = style;
  const size = Math.min(em * 0.9, room.height / 7);
  const most = mostOf(chart);
  const left = room.x + measure(number(most) + chart.unit, size, 'regular') + size * 0.4;
  const top = room.y + size * 1.6;
  const bottom = room.y + room.height - size * 1.4;
  const width = room.x + room.width - left - size * 0.5;
  const x = (i: number): number => left + (width * i) / Math.max(1, chart.labels.length - 1);
  const y = (value: number): number => bottom - ((bottom - top) * value) / most;
  const grid = [0, 0.5, 1].flatMap((share): Mark[] => [
    {
      kind: 'path',
      parts: [[left, y(most * share), left + width, y(most * share)]],
      closed: false,
      pen: { color: share === 0 ? tokens.text : tokens.rule, width: em * 0.05 },
    },
    text(
      `${number(most * share)}${chart.unit}`,
      [left - size * 0.3, y(most * share) + size * 0.36],
      size,
      style,
      'end',
    ),
  ]);
  const penOf = (index: number) => ({
    color: index === 0 ? tokens.textSoft : tokens.accent,
    width: em * (index === 0 ? 0.13 : 0.24),
    round: index > 0,
    ...(index === 0 ? { dash: [em * 0.5, em * 0.3] } : {}),
  });
  // As many labels as have room, the first and the last among them.
  const widest = Math.max(0.1, ...chart.labels.map((label) => measure(label, size, 'regular')));
  const step = Math.max(1, Math.ceil((chart.labels.length - 1) / Math.max(1, Math.floor(width / (widest * 1.3)))));
  let legend = left;
  return [
    ...grid,
    ...chart.labels.flatMap((label, i) =>
      i % step === 0 && (x(i) + widest * 1.2 < left + width || i === chart.labels.length - 1 || i === 0)
        ? [
            text(
              label,
              [x(i), bottom + size * 1.2],
              size,
              style,
              i === 0 ? 'start' : i === chart.labels.length - 1 ? 'end' : 'middle',
            ),
          ]
        : [],
    ),
    ...chart.series.flatMap(({ name, values }, index): Mark[] => {
      const points = values.flatMap((value, i) => (value === null ? [] : [x(i), y(value)]));
      const from = legend;
      legend += size * 3 + measure(name, size, 'regular');
      return [
        { kind: 'path', parts: [points], closed: false, pen: penOf(index) },
        {
          kind: 'path',
          parts: [[from, room.y + size * 0.6, from + size * 1.6, room.y + size * 0.6]],
          closed: false,
          pen: penOf(index),
        },
        text(name, [from + size * 1.9, room.y + size * 0.96], size, style, 'start'),
      ];
    }),
  ];
}

export function chartMarks(chart: SheetChart, box: MarkBox, style: SheetStyle): Mark[] {
  const { marks, room } = panel(chart.title, box, style);
  return [...marks, ...(chart.form === 'bars' ? bars(chart, room, style) : curves(chart, room, style))];
}
