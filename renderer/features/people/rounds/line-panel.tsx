/** What one unit declares in a round: its figures, whether they close, and where they differ from the register. */
import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Json } from '../../../../shared/domain/entries/entry.ts';
import type { DeclaredLine, Round } from '../../../../shared/domain/entries/round.ts';
import { agreesWithStated, povertyRate } from '../../../../shared/domain/households.ts';
import {
  type Difference,
  type Headcount,
  imbalancesOf,
  NOBODY,
  reconcile,
  ROUND_FLOWS,
  type RoundLine,
  STOCKS,
} from '../../../../shared/domain/rounds.ts';
import type { Actions } from '../../../app/use-actions.ts';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

interface LinePanelProps {
  readonly round: Round;
  readonly computed: RoundLine;
  readonly declared: DeclaredLine | undefined;
  readonly actions: Actions;
  readonly onClose: () => void;
}

export function LinePanel({ round, computed, declared, actions, onClose }: LinePanelProps) {
  const { units } = useCounty();
  const reader = useReader();
  const live = reader.live && actions.canWrite;
  const [line, setLine] = useState<RoundLine>(declared ?? computed);
  const [note, setNote] = useState(declared?.note ?? '');
  const [rate, setRate] = useState(declared?.rate ?? '');
  const computedRate = povertyRate(computed.closing.left.people, units.peopleOf(computed.unit) ?? 0);
  const name = units.get(computed.unit)?.name ?? computed.unit;
  const differences = declared ? reconcile(declared, computed) : [];
  const off = imbalancesOf(line);
  const json = (value: unknown): Json => value as Json;
  const save = (): void =>
    actions.perform({
      act: (commands) =>
        commands.writeEntry('round-line', `${line.unit}|${round.id}`, {
          opening: json(line.opening),
          flows: json(line.flows),
          closing: json(line.closing),
          note: note.trim() === '' ? null : note.trim(),
          rate: rate.trim() === '' ? null : rate.trim(),
        }),
      said: t('people.said.line', { unit: name, round: round.name }),
      undoable: true,
    });
  return (
    <aside className="panel-side" aria-label={t('people.declare')}>
      <header className="panel-heading">
        <b>{name}</b>
        <span className="page-space" />
        <Button type="text" icon={<CloseOutlined />} aria-label={t('people.close')} onClick={onClose} />
      </header>
      {differences.length > 0 && (
        <section>
          <h3>{t('people.differencesTitle')}</h3>
          <ul className="difference-list">
            {differences.map((difference) => (
              <li key={`${difference.at} ${difference.what}`}>{differenceText(difference)}</li>
            ))}
          </ul>
        </section>
      )}
      <form
        className="panel-form line-form"
        aria-label={t('people.declare')}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h3>{t('people.declare')}</h3>
        <fieldset disabled={!live || round.closed}>
          <legend>{t('people.householdsAndPeople')}</legend>
          {STOCKS.map((stock) => (
            <Pair
              key={`opening ${stock}`}
              label={t(`people.opening.${stock}`)}
              value={line.opening[stock]}
              onChange={(value) => setLine({ ...line, opening: { ...line.opening, [stock]: value } })}
            />
          ))}
          {ROUND_FLOWS.map((flow) => (
            <Pair
              key={flow}
              label={t(`people.flow.${flow}`)}
              value={line.flows[flow] ?? NOBODY}
              onChange={(value) => setLine({ ...line, flows: { ...line.flows, [flow]: value } })}
            />
          ))}
          {STOCKS.map((stock) => (
            <Pair
              key={`closing ${stock}`}
              label={t(`people.closing.${stock}`)}
              value={line.closing[stock]}
              onChange={(value) => setLine({ ...line, closing: { ...line.closing, [stock]: value } })}
            />
          ))}
        </fieldset>
        {off.length === 0 ? (
          <p className="quiet">{t('people.balances')}</p>
        ) : (
          <ul className="form-faults">
            {off.map(({ stock, what, stated, computed: right }) => (
              <li key={`${stock} ${what}`} className="alarm-text">
                {t(`people.imbalance.${what}`, {
                  stock: t(`people.status.${stock}`),
                  stated: count(stated),
                  computed: count(right),
                })}
              </li>
            ))}
          </ul>
        )}
        <label>
          <span>{t('people.statedRate')}</span>
          <Input value={rate} maxLength={6} inputMode="decimal" onChange={(event) => setRate(event.target.value)} />
        </label>
        {computedRate.percent !== null && (
          <p
            className={
              rate !== '' && !agreesWithStated(rate, computedRate) ? 'rate-check alarm-text' : 'rate-check quiet'
            }
          >
            {t('people.computedRate', {
              poor: count(computedRate.poor),
              registered: count(computedRate.registered),
              percent: computedRate.percent.toFixed(Math.max(1, rate.split('.')[1]?.length ?? 1)),
            })}
          </p>
        )}
        <label>
          <span>{t('people.lineNote')}</span>
          <Input.TextArea rows={2} maxLength={400} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        {live && !round.closed && (
          <div className="form-actions">
            <Button htmlType="submit" type="primary" loading={actions.busy} disabled={actions.refusal !== undefined}>
              {t('people.declare')}
            </Button>
            <Button onClick={() => setLine(computed)}>{t('people.takeComputed')}</Button>
          </div>
        )}
        {round.closed && <p className="quiet">{t('people.roundClosedNote')}</p>}
      </form>
    </aside>
  );
}

function differenceText({ at, what, declared, computed }: Difference): string {
  const [side, stock] = at.split('-');
  const isStock = side === 'opening' || side === 'closing';
  const name = isStock
    ? t(`people.${side}.${stock === 'lifted' ? 'lifted' : 'left'}`)
    : t(`people.flow.${at as (typeof ROUND_FLOWS)[number]}`);
  return t(`people.difference.${what}`, { name, declared: count(declared), computed: count(computed) });
}

function Pair(props: { label: string; value: Headcount; onChange: (value: Headcount) => void }) {
  const { label, value, onChange } = props;
  const field = (what: keyof Headcount) => (
    <InputNumber
      size="small"
      min={0}
      precision={0}
      value={value[what]}
      aria-label={t(`people.pair.${what}`, { name: label })}
      onChange={(next) => onChange({ ...value, [what]: next ?? 0 })}
    />
  );
  return (
    <div className="pair">
      <span>{label}</span>
      {field('households')}
      {field('people')}
    </div>
  );
}
