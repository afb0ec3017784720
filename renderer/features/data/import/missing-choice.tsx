/** What becomes of things that the county has and the file has not: kept, or removed with their history. */
import { Radio } from 'antd';
import type { LayerChoice, PlanReport } from '../../../../shared/host/import-calls.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { planSoon } from './import-flow.ts';
import { choiceOf } from './import-question.ts';
import { importing, setImporting, useImporting } from './import-store.ts';

/** Sorts of which a file can be the whole list. */
const LISTS: readonly LayerChoice['as'][] = ['units', 'targets', 'progress', 'outline'];

interface MissingChoiceProps {
  readonly host: HostClient;
  readonly changes: PlanReport['changes'];
}

export function MissingChoice({ host, changes }: MissingChoiceProps) {
  const choices = useImporting((state) => state.choices);
  const removes = Object.values(choices).some(({ missing }) => missing === 'remove');
  const leftOut = useImporting((state) => state.plan?.layers.some((layer) => layer.leftOut > 0) ?? false);
  const missing = changes.reduce((sum, change) => sum + change.missing + change.removed, 0);
  if (missing === 0) return null;
  const say = (what: 'keep' | 'remove'): void => {
    const state = importing();
    const said = state.layers.flatMap((layer): LayerChoice[] => {
      const choice = choiceOf(layer, state.choices);
      return choice && LISTS.includes(choice.as) ? [{ ...choice, missing: what }] : [];
    });
    setImporting({ choices: { ...state.choices, ...Object.fromEntries(said.map((it) => [it.layer, it])) } });
    planSoon(host);
  };
  return (
    <fieldset className={removes ? 'import-missing removes' : 'import-missing'}>
      <legend>{t('dataImport.missing', { count: count(missing) })}</legend>
      <Radio.Group
        value={removes ? 'remove' : 'keep'}
        onChange={(event) => say(event.target.value === 'remove' ? 'remove' : 'keep')}
        options={[
          { value: 'keep', label: t('dataImport.missing.keep') },
          { value: 'remove', label: t('dataImport.missing.remove') },
        ]}
      />
      {removes && leftOut && <p>{t('dataImport.missing.partial')}</p>}
    </fieldset>
  );
}
