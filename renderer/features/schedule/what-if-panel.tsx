/** What moving a crew's daily amount from one unit to another does: both sides before and after, and the targets it decides. */
import { InputNumber, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { Kind } from '../../../shared/domain/kind.ts';
import { amountPerDay, remainingOf } from '../../../shared/domain/schedule/kind-schedule.ts';
import { type PacedRow, isOpen } from '../../../shared/domain/schedule/target-pace.ts';
import {
  moveEffects,
  type MoveEffect,
  pacesAfter,
  sideOutlook,
  type SideOutlook,
} from '../../../shared/domain/schedule/what-if.ts';
import type { Day, Unit } from '../../../shared/domain/unit.ts';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import { openTarget } from '../../app/view-store.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { useCounty } from '../../db/county-store.tsx';
import { amount, count, fullDate } from '../../text/format.ts';
import { moveRefusalText } from '../../text/schedule-text.ts';
import { t } from '../../text/t.ts';
import { slackText } from './gantt.tsx';
import type { ScheduleFigures } from './schedule-figures.ts';

/** Townships of a county or war zone, villages of a township. */
export function sidesOf(unit: Unit, units: UnitIndex): readonly Unit[] {
  const below = units.childrenOf(unit.id);
  return below[0]?.level === 'zone' ? below.flatMap((zone) => units.childrenOf(zone.id)) : below;
}

/** Effects listed; the rest is counted. */
const MOST = 100;

interface WhatIfProps {
  readonly figures: ScheduleFigures;
  readonly kinds: readonly Kind[];
  readonly unit: Unit;
  readonly by: Day;
}

export function WhatIfPanel({ figures, kinds, unit, by }: WhatIfProps) {
  const { units } = useCounty();
  const { rows, paces, outlook, hasPaces } = figures;
  const sides = useMemo(() => sidesOf(unit, units), [unit, units]);
  const [kindId, setKind] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [perDay, setPerDay] = useState<number | null>(null);

  const within = useMemo(() => (id: string) => (row: PacedRow) => units.pathUp(row.unit).includes(id), [units]);
  const moving = kinds.filter((kind) => figures.kinds.some((it) => it.kind === kind.id && it.perDay > 0));
  const kind = moving.find((it) => it.id === kindId) ?? moving[0];
  const standing = sideStanding(rows, paces, kind?.id, sides, units);
  if (sides.length < 2) return <EmptyState title={t('schedule.move.leaf')} advice={t('schedule.move.leafAdvice')} />;
  if (!hasPaces) return <p className="quiet section-note">{t('schedule.reading')}</p>;
  if (!kind) return <EmptyState title={t('schedule.move.still')} />;

  const giver = sides.find((it) => it.id === from) ?? standing.fastest;
  const taker = sides.find((it) => it.id === to) ?? standing.neediest;
  if (!giver || !taker) return <EmptyState title={t('schedule.move.still')} />;
  const most = standing.made.get(giver.id) ?? 0;
  const moved = perDay ?? Math.round(most * 50) / 100;
  const after = pacesAfter(rows, paces, { kind: kind.id, from: giver.id, to: taker.id, perDay: moved }, within);
  const ofKind = (side: Unit): PacedRow[] => rows.filter((row) => row.kind === kind.id).filter(within(side.id));
  const effects = after.ok ? moveEffects(rows, paces, after.value, outlook, by) : [];
  const options = sides.map((it) => ({
    value: it.id,
    label: t('schedule.move.side', { name: it.name, amount: amount(round(standing.made.get(it.id) ?? 0)) }),
  }));
  const unitOf = t('schedule.move.unit', { measure: kind.measure });
  return (
    <section className="what-if" aria-label={t('schedule.move.title')}>
      <div className="schedule-tools">
        <label>
          {t('schedule.col.kind')}
          <Select
            size="small"
            value={kind.id}
            options={moving.map((it) => ({ value: it.id, label: it.name }))}
            onChange={(id) => {
              setKind(id);
              setPerDay(null);
            }}
            popupMatchSelectWidth={false}
            aria-label={t('schedule.col.kind')}
          />
        </label>
        <label>
          {t('schedule.move.from')}
          <Select
            size="small"
            value={giver.id}
            options={options}
            onChange={(id) => {
              setFrom(id);
              setPerDay(null);
            }}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            aria-label={t('schedule.move.from')}
          />
        </label>
        <label>
          {t('schedule.move.to')}
          <Select
            size="small"
            value={taker.id}
            options={options}
            onChange={setTo}
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            aria-label={t('schedule.move.to')}
          />
        </label>
        <label>
          {t('schedule.move.amount')}
          <InputNumber
            size="small"
            value={moved}
            min={0}
            step={Math.max(0.01, round(most / 10))}
            onChange={setPerDay}
            aria-label={t('schedule.move.amount')}
          />
          <span className="quiet">{unitOf}</span>
        </label>
      </div>
      {!after.ok ? (
        <p className="crew-refusal" role="alert">
          {moveRefusalText(after.error, giver.name, taker.name, kind.measure)}
        </p>
      ) : (
        <>
          <table className="crew-table">
            <thead>
              <tr>
                <th />
                <th className="number">{t('schedule.move.perDay', { measure: kind.measure })}</th>
                <th className="number">{t('schedule.col.forecast')}</th>
                <th className="number">{t('schedule.slack')}</th>
                <th className="number">{t('schedule.move.red', { date: by.slice(5) })}</th>
                <th className="number">{t('schedule.move.late')}</th>
              </tr>
            </thead>
            <tbody>
              {[giver, taker].map((side) => (
                <Side
                  key={side.id}
                  name={side.name}
                  before={sideOutlook(ofKind(side), paces, outlook, by)}
                  after={sideOutlook(ofKind(side), after.value, outlook, by)}
                />
              ))}
            </tbody>
          </table>
          <h3>
            {effects.length === 0
              ? t('schedule.move.nothing')
              : t('schedule.move.effects', { count: count(effects.length) })}
          </h3>
          <ul className="crew-effects">
            {effects.slice(0, MOST).map((effect) => (
              <li key={effect.row.id} className={isHarm(effect) ? 'harm' : 'gain'}>
                <button type="button" className="link" onClick={() => openTarget(effect.row.id, effect.row.unit)}>
                  {effect.row.name}
                </button>
                <span>{effectText(effect, by)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const round = (value: number): number => Math.round(value * 100) / 100;

const isHarm = (effect: MoveEffect): boolean =>
  effect.redAfter !== effect.redBefore
    ? effect.redAfter
    : (effect.finishAfter ?? '9999') > (effect.finishBefore ?? '9999');

/** One sentence: what becomes of the light, or of the date. */
function effectText({ redBefore, redAfter, finishBefore, finishAfter }: MoveEffect, by: Day): string {
  const date = fullDate(by);
  if (redAfter && !redBefore) return t('schedule.effect.turns', { date });
  if (redBefore && !redAfter) return t('schedule.effect.saved', { date });
  const dateOf = (day: Day | null): string => (day === null ? t('schedule.never') : fullDate(day));
  return t('schedule.effect.finish', { before: dateOf(finishBefore), after: dateOf(finishAfter) });
}

interface Standing {
  /** Per workday by side. */
  readonly made: ReadonlyMap<string, number>;
  readonly fastest: Unit | undefined;
  readonly neediest: Unit | undefined;
}

/** Who makes most against what it has left, and who least: the pair that is offered first. */
function sideStanding(
  rows: readonly PacedRow[],
  paces: ScheduleFigures['paces'],
  kind: string | undefined,
  sides: readonly Unit[],
  units: UnitIndex,
): Standing {
  const made = new Map<string, number>();
  const left = new Map<string, number>();
  const ids = new Set(sides.map((it) => it.id));
  for (const row of rows) {
    if (row.kind !== kind || !isOpen(row)) continue;
    const side = units.pathUp(row.unit).find((step) => ids.has(step));
    if (side === undefined) continue;
    made.set(side, (made.get(side) ?? 0) + amountPerDay(row, paces));
    left.set(side, (left.get(side) ?? 0) + remainingOf(row));
  }
  const days = (unit: Unit): number => (left.get(unit.id) ?? 0) / Math.max(1e-9, made.get(unit.id) ?? 0);
  const busy = sides.filter((it) => (left.get(it.id) ?? 0) > 0).sort((a, b) => days(a) - days(b));
  return { made, fastest: busy.find((it) => (made.get(it.id) ?? 0) > 0), neediest: busy.at(-1) };
}

function Side({ name, before, after }: { name: string; before: SideOutlook; after: SideOutlook }) {
  const dateOf = (day: Day | null): string => (day === null ? t('schedule.never') : day);
  const slackOf = (slack: number | null): string => (slack === null ? t('unit.noValue') : slackText(slack));
  const cell = (was: string, is: string, isWorse: boolean, isBetter: boolean) => (
    <td className="number">
      {was === is ? (
        was
      ) : (
        <>
          <span className="quiet">{was}</span> → <b className={isWorse ? 'late' : isBetter ? 'better' : ''}>{is}</b>
        </>
      )}
    </td>
  );
  const slacks = [before.slack ?? Number.NEGATIVE_INFINITY, after.slack ?? Number.NEGATIVE_INFINITY] as const;
  return (
    <tr>
      <th scope="row">{name}</th>
      {cell(amount(round(before.perDay)), amount(round(after.perDay)), false, false)}
      {cell(dateOf(before.forecast), dateOf(after.forecast), slacks[1] < slacks[0], slacks[1] > slacks[0])}
      {cell(slackOf(before.slack), slackOf(after.slack), slacks[1] < slacks[0], slacks[1] > slacks[0])}
      {cell(count(before.red), count(after.red), after.red > before.red, after.red < before.red)}
      {cell(count(before.late), count(after.late), after.late > before.late, after.late < before.late)}
    </tr>
  );
}
