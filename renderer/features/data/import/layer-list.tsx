/** Every layer of the files with how it stands: what it would bring, or what has still to be said about it. */
import {
  CheckCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  QuestionCircleFilled,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { LayerReport } from '../../../../shared/host/import-calls.ts';
import { useCounty } from '../../../db/county-store.tsx';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';
import { choiceOf, undecided } from './import-question.ts';
import { type Importing, setImporting, useImporting } from './import-store.ts';
import { kindsOf } from './kinds.ts';

interface Standing {
  readonly tone: 'good' | 'open' | 'bad' | 'out';
  readonly says: string;
}

function standingOf(layer: LayerReport, { choices, plan }: Importing): Standing {
  if (layer.form === 'unreadable') return { tone: 'bad', says: t('dataImport.layer.unreadable') };
  const open = undecided(layer, choices);
  if (open !== null) return { tone: 'open', says: t(`dataImport.open.${open}`) };
  if (choiceOf(layer, choices)?.as === 'skip') return { tone: 'out', says: t('dataImport.layer.skipped') };
  const planned = plan?.layers.find((it) => it.layer === layer.id);
  if (!planned) return { tone: 'out', says: t('dataImport.layer.unplanned') };
  const taken = { taken: count(planned.taken), read: count(planned.read) };
  // Their rows are errors until somebody decides: that is what has to be done.
  if (planned.unmatched.length > 0)
    return { tone: 'open', says: t('dataImport.layer.unmatched', { count: count(planned.unmatched.length) }) };
  if (planned.errors > 0) return { tone: 'bad', says: t('dataImport.layer.errors', { count: count(planned.errors) }) };
  return { tone: 'good', says: t('dataImport.layer.taken', taken) };
}

const ICONS: Readonly<Record<Standing['tone'], ReactNode>> = {
  good: <CheckCircleFilled aria-hidden />,
  open: <QuestionCircleFilled aria-hidden />,
  bad: <ExclamationCircleFilled aria-hidden />,
  out: <MinusCircleOutlined aria-hidden />,
};

export function LayerList({ layers, chosen }: { readonly layers: readonly LayerReport[]; readonly chosen: string }) {
  const state = useImporting();
  const { settings } = useCounty();
  const kinds = kindsOf(settings.kinds);
  return (
    <ul className="import-layers" aria-label={t('dataImport.layers')}>
      {layers.map((layer) => {
        const { tone, says } = standingOf(layer, state);
        const choice = choiceOf(layer, state.choices);
        const kind = kinds.find(({ id }) => id === choice?.kind)?.name;
        const what = choice === null || choice.as === 'skip' ? null : (kind ?? t(`dataImport.as.${choice.as}`));
        return (
          <li key={layer.id}>
            <button type="button" aria-current={layer.id === chosen} onClick={() => setImporting({ layer: layer.id })}>
              <span className={`import-tone ${tone}`}>{ICONS[tone]}</span>
              <b>{layer.layer === '' ? layer.file : layer.layer}</b>
              {layer.layer !== '' && layer.layer !== layer.file && <small>{layer.file}</small>}
              {layer.form !== 'unreadable' && (
                <small>
                  {what === null
                    ? t(`dataImport.count.${layer.form}`, { count: count(layer.count) })
                    : t('dataImport.layer.as', {
                        as: what,
                        count: t(`dataImport.count.${layer.form}`, { count: count(layer.count) }),
                      })}
                </small>
              )}
              <em className={tone}>{says}</em>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
