/** 退出标准: checklists for households, villages and townships in all their versions. A version with marks is answered by the next. */
import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { markedStandards } from '../../../shared/domain/entries/mark.ts';
import {
  type Standard,
  STANDARD_LEVELS,
  type StandardItem,
  standardKey,
  type StandardLevel,
  standardOn,
} from '../../../shared/domain/standard.ts';
import { DEFAULT_STANDARDS } from '../../../shared/domain/standards/default-standards.ts';
import { useCounty, useEntries } from '../../db/county-store.tsx';
import { fullDate } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { DayField, NumberField, TextField } from './fields.tsx';
import { RuleEditor } from './rule-editor.tsx';
import type { SectionProps } from './section.ts';
import { freeId } from './settings-draft.ts';
import './standards-section.css';

export function StandardsSection({ draft, change, readOnly, issueAt }: SectionProps) {
  const { today } = useCounty();
  const marks = useEntries('mark');
  const [level, setLevel] = useState<StandardLevel>('village');
  const [wanted, setWanted] = useState('');
  const standards = draft.standards ?? [];
  const own = standards.filter((standard) => standard.level === level).sort((a, b) => b.version - a.version);
  const current = standardOn(standards, level, today);
  const shown = own.find((standard) => standardKey(standard) === wanted) ?? current ?? own[0];
  const at = shown ? standards.indexOf(shown) : -1;
  const isMarked = shown !== undefined && markedStandards(marks ?? []).has(standardKey(shown));
  const replace = (next: readonly Standard[]): void => change((settings) => ({ ...settings, standards: [...next] }));
  const edit = (part: Partial<Standard>): void =>
    replace(standards.map((standard, i) => (i === at ? { ...standard, ...part } : standard)));
  const addVersion = (): void => {
    const model = shown ?? DEFAULT_STANDARDS.find((standard) => standard.level === level);
    if (!model) return;
    const taken = standards.filter(({ id }) => id === model.id).map(({ version }) => version);
    const next: Standard = { ...structuredClone(model), version: Math.max(0, ...taken) + 1, from: today };
    replace([...standards, next]);
    setWanted(standardKey(next));
  };
  return (
    <section className="standards">
      <h3>{t('standards.title')}</h3>
      <p className="section-hint">{t('standards.intro')}</p>
      <div className="standards-head">
        <Segmented<StandardLevel>
          value={level}
          onChange={setLevel}
          aria-label={t('standards.level')}
          options={STANDARD_LEVELS.map((it) => ({ value: it, label: t(`standards.level.${it}`) }))}
        />
        {shown && (
          <Select
            value={standardKey(shown)}
            aria-label={t('standards.version')}
            disabled={false}
            popupMatchSelectWidth={false}
            onChange={setWanted}
            options={own.map((standard) => ({
              value: standardKey(standard),
              label: t(standard === current ? 'standards.versionNow' : 'standards.versionOf', {
                version: standard.version,
                from: fullDate(standard.from),
              }),
            }))}
          />
        )}
        <Button icon={shown ? <CopyOutlined /> : <PlusOutlined />} onClick={addVersion}>
          {shown ? t('standards.newVersion') : t('standards.add')}
        </Button>
        {shown && !isMarked && own.length > 1 && (
          <Button
            icon={<DeleteOutlined />}
            onClick={() => {
              setWanted('');
              replace(standards.filter((standard) => standard !== shown));
            }}
          >
            {t('standards.removeVersion')}
          </Button>
        )}
      </div>
      {!shown && <p className="field-hint">{t('standards.none')}</p>}
      {shown && isMarked && <p className="standards-locked">{t('standards.locked')}</p>}
      {shown && (
        <fieldset className="settings-fields" disabled={readOnly || isMarked}>
          <div className="field-grid">
            <TextField
              label={t('standards.name')}
              value={shown.name}
              issue={issueAt('standards', at, 'name')}
              onChange={(name) => edit({ name })}
            />
            <DayField
              label={t('standards.from')}
              value={shown.from}
              issue={issueAt('standards', at, 'from')}
              onChange={(from) => edit({ from })}
            />
            <NumberField
              label={t('standards.claimed')}
              hint={t('standards.claimedHint')}
              value={shown.claimed ?? Number.NaN}
              onChange={(claimed) => {
                const { claimed: _dropped, ...rest } = shown;
                const next = Number.isNaN(claimed) ? rest : { ...rest, claimed };
                replace(standards.map((standard, i) => (i === at ? next : standard)));
              }}
            />
          </div>
          <TextField
            label={t('standards.source')}
            value={shown.source}
            issue={issueAt('standards', at, 'source')}
            onChange={(source) => edit({ source })}
          />
          <h4>{t('standards.items', { count: shown.items.length })}</h4>
          {issueAt('standards', at, 'items') !== undefined && (
            <p className="field-issue" role="alert">
              {t('standards.noItems')}
            </p>
          )}
          <Items
            key={standardKey(shown)}
            items={shown.items}
            locked={readOnly || isMarked}
            kinds={draft.kinds}
            level={level}
            issueAt={(...path) => issueAt('standards', at, 'items', ...path)}
            onChange={(items) => edit({ items: [...items] })}
          />
        </fieldset>
      )}
    </section>
  );
}

interface ItemsProps extends Pick<SectionProps, 'issueAt'> {
  readonly items: readonly StandardItem[];
  readonly locked: boolean;
  readonly kinds: SectionProps['draft']['kinds'];
  readonly level: StandardLevel;
  readonly onChange: (items: readonly StandardItem[]) => void;
}

function Items({ items, locked, kinds, level, issueAt, onChange }: ItemsProps) {
  const set = (i: number, part: Partial<StandardItem>): void =>
    onChange(items.map((item, at) => (at === i ? { ...item, ...part } : item)));
  const add = (): void => {
    const id = freeId(
      items.map((item) => item.id),
      'item',
    );
    onChange([...items, { id, name: t('standards.newItem'), rule: { by: 'hand' } }]);
  };
  return (
    <>
      <ol className="standard-items">
        {items.map((item, i) => (
          <li key={item.id}>
            <div className="standard-item-head">
              <TextField
                label={t('standards.itemName', { number: i + 1 })}
                value={item.name}
                issue={issueAt(i, 'name')}
                onChange={(name) => set(i, { name })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                disabled={locked}
                aria-label={t('standards.removeItem', { name: item.name })}
                title={t('standards.removeItem', { name: item.name })}
                onClick={() => onChange(items.filter((_, at) => at !== i))}
              />
            </div>
            <RuleEditor
              rule={item.rule}
              locked={locked}
              kinds={kinds}
              level={level}
              issueAt={(field) => issueAt(i, 'rule', field)}
              onChange={(rule) => set(i, { rule })}
            />
          </li>
        ))}
      </ol>
      <Button icon={<PlusOutlined />} disabled={locked} onClick={add}>
        {t('standards.addItem')}
      </Button>
    </>
  );
}
