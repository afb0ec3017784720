/** Faulty lines beside sound ones: the rest may be imported alone, which is said with numbers before and after. */
import { Button } from 'antd';
import type { LayerChoice, LayerReport } from '../../../../shared/host/import-calls.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { planSoon } from './import-flow.ts';
import { choiceOf } from './import-question.ts';
import { importing, setImporting, useImporting } from './import-store.ts';

interface RestChoiceProps {
  readonly host: HostClient;
  /** Those that the choice is about. */
  readonly layers: readonly LayerReport[];
}

export function RestChoice({ host, layers }: RestChoiceProps) {
  const plan = useImporting((state) => state.plan);
  const ids = new Set(layers.map(({ id }) => id));
  const planned = (plan?.layers ?? []).filter(({ layer }) => ids.has(layer));
  const sum = (of: (layer: (typeof planned)[number]) => number): number => planned.reduce((all, it) => all + of(it), 0);
  const leftOut = sum((it) => it.leftOut);
  const faulty = sum((it) => it.faulty);
  const say = (wanted: ReadonlySet<string>, faultyLines: 'leave-out' | null): void => {
    const state = importing();
    const said = state.layers.flatMap((layer): LayerChoice[] => {
      const choice = wanted.has(layer.id) ? choiceOf(layer, state.choices) : null;
      if (!choice) return [];
      const { faulty: _before, ...rest } = choice;
      return [faultyLines === null ? rest : { ...rest, faulty: faultyLines }];
    });
    setImporting({ choices: { ...state.choices, ...Object.fromEntries(said.map((it) => [it.layer, it])) } });
    planSoon(host);
  };
  const rest = sum((it) => (it.faulty > 0 ? it.read - it.faulty : 0));
  return (
    <>
      {faulty > 0 && (
        <div className="import-rest">
          <p>{t('dataImport.rest.offer', { faulty: count(faulty), rest: count(rest) })}</p>
          <Button
            onClick={() => say(new Set(planned.filter((it) => it.faulty > 0).map(({ layer }) => layer)), 'leave-out')}
          >
            {t('dataImport.rest.take', { rest: count(rest) })}
          </Button>
        </div>
      )}
      {leftOut > 0 && (
        <div className="import-rest taken">
          <p role="status">
            {t('dataImport.rest.taken', {
              leftOut: count(leftOut),
              taken: count(sum((it) => (it.leftOut > 0 ? it.taken : 0))),
            })}
          </p>
          <Button
            type="text"
            onClick={() => say(new Set(planned.filter((it) => it.leftOut > 0).map(({ layer }) => layer)), null)}
          >
            {t('dataImport.rest.back')}
          </Button>
        </div>
      )}
    </>
  );
}
