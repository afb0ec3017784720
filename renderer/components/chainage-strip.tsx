/**
 * Chainage of a road as one lane per stage from K0+000 to its end: what is reached is solid, what is open is an outline.
 * A click on an open part offers that gap.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { type Interval, chainageText, gaps } from '../../shared/domain/chainage.ts';
import { stripTicks } from './strip-ticks.ts';
import './chainage-strip.css';

interface StripLane {
  readonly id: string;
  readonly name: string;
  readonly reached: readonly Interval[];
  /** For people: 完成 1.20 公里，全长 2.40 公里. */
  readonly label: string;
}

interface ChainageStripProps {
  readonly lanes: readonly StripLane[];
  /** Metres. */
  readonly length: number;
  readonly onGap?: (lane: string, gap: Interval) => void;
}

const LANE = 18;
const BAR = 10;
const WIDTH = 1000;

/** Room that the label of a chainage takes, in em of the axis: K12+345 and a gap. */
const LABEL_EM = 5.5;

export function ChainageStrip({ lanes, length, onGap }: ChainageStripProps) {
  const axis = useRef<HTMLElement>(null);
  const [room, setRoom] = useState({ width: 0, label: 1 });
  useLayoutEffect(() => {
    const element = axis.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize);
      setRoom({ width: element.clientWidth, label: em * LABEL_EM });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  if (length <= 0) return null;
  const x = (metres: number): number => (Math.min(metres, length) / length) * WIDTH;
  const ticks = stripTicks(length, room.width, room.label);
  return (
    <figure className="chainage-strip">
      {lanes.map((lane) => (
        <div className="chainage-lane" key={lane.id}>
          <span>{lane.name}</span>
          <svg viewBox={`0 0 ${WIDTH} ${LANE}`} preserveAspectRatio="none" role="img" aria-label={lane.label}>
            <rect className="lane-open" x={0} y={(LANE - BAR) / 2} width={WIDTH} height={BAR} />
            {onGap &&
              gaps(lane.reached, length).map((gap) => (
                <rect
                  key={gap.from}
                  className="lane-gap"
                  x={x(gap.from)}
                  y={0}
                  width={x(gap.to) - x(gap.from)}
                  height={LANE}
                  onClick={() => onGap(lane.id, gap)}
                />
              ))}
            {lane.reached.map((interval) => (
              <rect
                key={interval.from}
                className="lane-done"
                x={x(interval.from)}
                y={(LANE - BAR) / 2}
                width={Math.max(2, x(interval.to) - x(interval.from))}
                height={BAR}
              >
                <title>{`${chainageText(interval.from)}—${chainageText(interval.to)}`}</title>
              </rect>
            ))}
          </svg>
        </div>
      ))}
      <figcaption ref={axis} aria-hidden>
        {ticks.map((mark) => (
          <span key={mark} style={{ left: `${(mark / length) * 100}%` }}>
            {chainageText(mark)}
          </span>
        ))}
        <span className="strip-end">{chainageText(length)}</span>
      </figcaption>
    </figure>
  );
}
