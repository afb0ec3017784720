/** 类别: the registry of kinds, by sector; one of them open in the editor beside the list. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { useAnswer, useCounty } from '../../db/county-store.tsx';
import type { HostClient } from '../../host/host-client.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { hasSign, shapesOf } from '../../map/kind-layers.ts';
import { count } from '../../text/format.ts';
import { sectorText } from '../../text/sector-text.ts';
import { t } from '../../text/t.ts';
import { KindEditor } from './kind-editor.tsx';
import type { SectionProps } from './section.ts';
import { newKind, tidyKind } from './settings-draft.ts';
import { ShapeSign } from './shape-sign.tsx';

interface KindsSectionProps extends SectionProps {
  readonly host: HostClient;
  /** Kinds with something wrong, by their place in the list. */
  readonly wrong: ReadonlySet<number>;
}

export function KindsSection({ draft, change, readOnly, issueAt, host, wrong }: KindsSectionProps) {
  const { settings } = useCounty();
  const [chosen, setChosen] = useState(0);
  const used = useAnswer('kind use', async (reader) => {
    const counts = new Map<string, number>();
    for (const { kind } of await reader.allTargets()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  });
  const { kinds } = draft;
  const shapes = useMemo(() => shapesOf(kinds), [kinds]);
  const signOf = (it: Kind) =>
    it.geometry === 'line' && !hasSign(it) ? ('line' as const) : (shapes.get(it.id) ?? 'diamond');
  const sectors = [...new Set(kinds.map((kind) => kind.sector))];
  const open = Math.min(chosen, kinds.length - 1);
  const kind = kinds[open];
  const known = new Set(settings.kinds.map((it) => it.id));
  const add = (): void => {
    setChosen(kinds.length);
    change((now) => ({ ...now, kinds: [...now.kinds, newKind(now.kinds, kind?.sector ?? 'water')] }));
  };
  return (
    <div className="kind-registry">
      <div className="kinds-list">
        <Button type="dashed" icon={<PlusOutlined />} block disabled={readOnly} onClick={add}>
          {t('settings.kinds.add')}
        </Button>
        {sectors.map((sector) => (
          <section key={sector} aria-label={sectorText(sector)}>
            <h4>{sectorText(sector)}</h4>
            <ul>
              {kinds.map((it, i) =>
                it.sector === sector ? (
                  <li key={it.id}>
                    <button type="button" aria-current={i === open} onClick={() => setChosen(i)}>
                      <ShapeSign shape={signOf(it)} muted={it.geometry === 'none'} />
                      <span>{it.name === '' ? t('settings.kinds.unnamed') : it.name}</span>
                      {wrong.has(i) && (
                        <b className="wrong-mark" title={t('settings.kinds.wrong')}>
                          !
                        </b>
                      )}
                      <small>{known.has(it.id) ? count(used?.get(it.id) ?? 0) : t('settings.kinds.new')}</small>
                    </button>
                  </li>
                ) : null,
              )}
            </ul>
          </section>
        ))}
      </div>
      {kind ? (
        <KindEditor
          key={open}
          kind={kind}
          index={open}
          kinds={kinds}
          used={used?.get(kind.id) ?? 0}
          isNew={!known.has(kind.id)}
          sign={signOf(kind)}
          host={host}
          readOnly={readOnly}
          issueAt={issueAt}
          onChange={(next) =>
            change((now) => ({ ...now, kinds: now.kinds.map((it, i) => (i === open ? tidyKind(next) : it)) }))
          }
          onRemove={() => {
            setChosen(Math.max(0, open - 1));
            change((now) => ({ ...now, kinds: now.kinds.filter((_, i) => i !== open) }));
          }}
        />
      ) : (
        <EmptyState title={t('settings.kinds.none')} advice={t('settings.kinds.noneAdvice')} />
      )}
    </div>
  );
}
