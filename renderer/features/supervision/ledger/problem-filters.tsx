/** Filters of the problem ledger: level of source, aspect, state, light, words. */
import { Input, Select } from 'antd';
import { STATES } from '../../../../shared/domain/clearance.ts';
import { LIGHTS } from '../../../../shared/domain/light.ts';
import { PROBLEM_ASPECTS, PROBLEM_LEVELS } from '../../../../shared/domain/problem.ts';
import type { ProblemFilter } from '../../../../shared/domain/problem-ledger.ts';
import { LightDot } from '../../../components/light-dot.tsx';
import { lightText, stateText } from '../../../text/domain-text.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

interface ProblemFiltersProps {
  readonly filter: ProblemFilter;
  readonly shown: number;
  readonly total: number;
  readonly onFilter: (filter: ProblemFilter) => void;
}

const toggled = <T,>(list: readonly T[], entry: T): T[] =>
  list.includes(entry) ? list.filter((it) => it !== entry) : [...list, entry];

export function ProblemFilters({ filter, shown, total, onFilter }: ProblemFiltersProps) {
  const change = (part: Partial<ProblemFilter>): void => onFilter({ ...filter, ...part });
  return (
    <div className="filters" role="search" aria-label={t('filter.label')}>
      <div className="chips" role="group" aria-label={t('problem.level')}>
        {PROBLEM_LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            className="chip"
            aria-pressed={filter.levels.includes(level)}
            onClick={() => change({ levels: toggled(filter.levels, level) })}
          >
            {t(`problem.level.${level}`)}
          </button>
        ))}
      </div>
      <div className="chips" role="group" aria-label={t('kpi.lights')}>
        {LIGHTS.map((light) => (
          <button
            key={light}
            type="button"
            className="chip chip-light"
            aria-pressed={filter.lights.includes(light)}
            aria-label={lightText(light)}
            title={lightText(light)}
            onClick={() => change({ lights: toggled(filter.lights, light) })}
          >
            <LightDot light={light} quiet />
          </button>
        ))}
      </div>
      <Select
        value={filter.aspect}
        onChange={(aspect) => change({ aspect })}
        aria-label={t('problem.aspect')}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('problem.allAspects') },
          ...PROBLEM_ASPECTS.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        value={filter.states[0] ?? ''}
        onChange={(state) => change({ states: STATES.filter((it) => it === state) })}
        aria-label={t('problem.state')}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t('problem.allStates') },
          ...STATES.map((state) => ({ value: state, label: stateText(state) })),
        ]}
      />
      <Input
        allowClear
        value={filter.text}
        placeholder={t('problem.search')}
        aria-label={t('problem.search')}
        onChange={(event) => change({ text: event.target.value })}
      />
      <span className="filter-count">{t('filter.count', { shown: count(shown), total: count(total) })}</span>
    </div>
  );
}
