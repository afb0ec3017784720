/** ③ Written names that are no unit's: whom each may mean, by key or by click; nothing is taken over without a person's word. */
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { Unmatched } from '../../../../shared/host/import-calls.ts';
import { isTyping } from '../../../app/shortcuts.ts';
import { VirtualList } from '../../../components/virtual-list.tsx';
import { useCounty } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { UnitPicker } from '../../../parts/unit-picker.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { decide, undecide } from './import-flow.ts';
import { useImporting } from './import-store.ts';
import { useChosenName } from './use-chosen-name.ts';

const ROW_REM = 2.5;
/** Keys 1–5 choose one of so many. */
const MOST_SUGGESTIONS = 5;
/** What is nearly the same may be taken over together, after a person has said so. */
const NEAR = 0.9;

const scoreText = (score: number): string => t('unit.percent', { percent: Math.floor(score * 100) });

export function NamesStep({ host }: { readonly host: HostClient }) {
  const names = useImporting((state) => state.names);
  const decisions = useImporting((state) => state.decisions);
  const { units } = useCounty();
  const { chosen, choose, goOn } = useChosenName(names, decisions);
  const near = useMemo(
    () => names.filter(({ written, suggestions }) => !(written in decisions) && (suggestions[0]?.score ?? 0) >= NEAR),
    [names, decisions],
  );
  const box = useRef<HTMLDivElement>(null);
  // The keys work at once.
  useEffect(() => box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), []);
  if (names.length === 0) return <p className="import-nothing">{t('dataImport.names.none')}</p>;
  const settle = (name: Unmatched, unit: string | null): void => {
    decide(host, { [name.written]: unit });
    goOn(name.written);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!chosen || isTyping(event.target as HTMLElement)) return;
    const number = Number(event.key);
    const suggestion = chosen.suggestions[number - 1];
    if (event.key === '0') settle(chosen, null);
    else if (number >= 1 && number <= MOST_SUGGESTIONS && suggestion) settle(chosen, suggestion.unit);
    else return;
    event.preventDefault();
  };
  const nameOf = (unit: string): string =>
    units.get(unit)?.name ??
    names.flatMap(({ suggestions }) => suggestions).find((it) => it.unit === unit)?.name ??
    unit;
  const decisionText = (name: Unmatched): string => {
    const decision = decisions[name.written];
    if (decision === undefined) return t('dataImport.names.open');
    return decision === null ? t('dataImport.names.left') : t('dataImport.names.is', { unit: nameOf(decision) });
  };
  return (
    <div className="import-names" ref={box} onKeyDown={onKey}>
      <div className="import-names-list">
        <p>
          {t('dataImport.names.hint')}
          {near.length > 0 && (
            <Button
              onClick={() =>
                decide(host, Object.fromEntries(near.map((it) => [it.written, it.suggestions[0]?.unit ?? null])))
              }
            >
              {t('dataImport.names.acceptNear', { count: count(near.length), score: scoreText(NEAR) })}
            </Button>
          )}
        </p>
        <VirtualList
          items={names}
          rowRem={ROW_REM}
          keyOf={(name) => name.written}
          label={t('dataImport.names.list')}
          chosen={chosen?.written ?? null}
          onChoose={(name) => choose(name.written)}
          onActive={(name) => choose(name.written)}
          render={(name) => (
            <>
              <span role="gridcell" className="import-name">
                <b>{name.written}</b>
              </span>
              <span role="gridcell" className="quiet">
                {t('dataImport.names.rows', { count: count(name.rows) })}
              </span>
              <span role="gridcell" className={name.written in decisions ? 'settled' : 'open'}>
                {decisionText(name)}
              </span>
            </>
          )}
        />
      </div>
      {chosen && (
        <section className="import-name-card" aria-label={t('dataImport.names.about', { name: chosen.written })}>
          <h3>{chosen.written}</h3>
          <p>{t('dataImport.names.question', { count: count(chosen.rows) })}</p>
          <ol>
            {chosen.suggestions.slice(0, MOST_SUGGESTIONS).map(({ unit, name, within, score }, i) => (
              <li key={unit}>
                <button
                  type="button"
                  aria-pressed={decisions[chosen.written] === unit}
                  onClick={() => settle(chosen, unit)}
                >
                  <kbd>{i + 1}</kbd>
                  <b>{name}</b>
                  <small>{within}</small>
                  <meter min={0} max={1} value={score} aria-label={t('dataImport.names.score')} />
                  <em>{scoreText(score)}</em>
                </button>
              </li>
            ))}
          </ol>
          {chosen.suggestions.length === 0 && <p className="quiet">{t('dataImport.names.noSuggestion')}</p>}
          <label>
            <span>{t('dataImport.names.other')}</span>
            <UnitPicker
              label={t('dataImport.names.other')}
              value={decisions[chosen.written] ?? ''}
              onPick={(unit) => settle(chosen, unit)}
            />
          </label>
          <div className="import-name-rest">
            <Button onClick={() => settle(chosen, null)}>{t('dataImport.names.leave')}</Button>
            {chosen.written in decisions && (
              <Button type="text" onClick={() => undecide(host, chosen.written)}>
                {t('dataImport.names.again')}
              </Button>
            )}
          </div>
          <p className="quiet">{t('dataImport.names.keys')}</p>
          <p className="quiet">{t('dataImport.names.remembered')}</p>
        </section>
      )}
    </div>
  );
}
