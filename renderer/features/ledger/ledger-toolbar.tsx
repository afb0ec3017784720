/** What is shown and how: kind, state, light, order of groups, words to look for, and views kept under a name. */
import { CloseOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Popover, Select } from 'antd';
import { type ReactNode, type Ref, useState } from 'react';
import { STATES } from '../../../shared/domain/clearance.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { LIGHTS } from '../../../shared/domain/light.ts';
import { LightDot } from '../../components/light-dot.tsx';
import { lightMeaning, lightText, stateText } from '../../text/domain-text.ts';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { GROUPS } from './ledger-query.ts';
import {
  changeView,
  clearFilters,
  dropView,
  isFiltered,
  saveView,
  showView,
  STANDING_VIEWS,
  useLedger,
} from './ledger-store.ts';

interface LedgerToolbarProps {
  readonly kinds: readonly Kind[];
  readonly shown: number | undefined;
  readonly total: number | undefined;
  readonly search: Ref<InputRef>;
  /** The button that takes the list out. */
  readonly out: ReactNode;
}

export function LedgerToolbar({ kinds, shown, total, search, out }: LedgerToolbarProps) {
  const view = useLedger((ledger) => ledger.view);
  return (
    <div className="ledger-toolbar" role="toolbar" aria-label={t('ledger.table')}>
      <Views />
      <Input
        ref={search}
        size="small"
        className="ledger-search"
        prefix={<SearchOutlined />}
        allowClear
        value={view.query}
        placeholder={t('ledger.search')}
        aria-label={t('ledger.search')}
        onChange={(event) => changeView({ query: event.target.value })}
      />
      <Select
        size="small"
        value={view.kind}
        aria-label={t('ledger.kind')}
        popupMatchSelectWidth={false}
        onChange={(kind) => changeView({ kind })}
        options={[
          { value: '', label: t('ledger.allKinds') },
          ...kinds.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        size="small"
        mode="multiple"
        className="ledger-states"
        value={[...view.states]}
        maxTagCount={1}
        aria-label={t('ledger.states')}
        placeholder={t('ledger.allStates')}
        popupMatchSelectWidth={false}
        onChange={(states) => changeView({ states })}
        options={STATES.map((state) => ({ value: state, label: stateText(state) }))}
      />
      <span className="list-lights" role="group" aria-label={t('ledger.lights')}>
        {LIGHTS.map((light) => (
          <button
            key={light}
            type="button"
            aria-pressed={view.lights.includes(light)}
            aria-label={lightText(light)}
            title={lightMeaning(light)}
            onClick={() =>
              changeView({
                lights: view.lights.includes(light)
                  ? view.lights.filter((it) => it !== light)
                  : [...view.lights, light],
              })
            }
          >
            <LightDot light={light} quiet />
          </button>
        ))}
      </span>
      <Select
        size="small"
        value={view.group}
        aria-label={t('ledger.group')}
        popupMatchSelectWidth={false}
        onChange={(group) => changeView({ group })}
        options={GROUPS.map((group) => ({ value: group, label: t(`ledger.group.${group}`) }))}
      />
      {isFiltered(view) && (
        <Button size="small" type="text" onClick={clearFilters}>
          {t('ledger.clear')}
        </Button>
      )}
      <span className="page-space" />
      {shown !== undefined && total !== undefined && (
        <span className="ledger-count" role="status">
          {shown === total
            ? t('ledger.count', { count: count(total) })
            : t('ledger.countOf', { count: count(shown), total: count(total) })}
        </span>
      )}
      {out}
    </div>
  );
}

function Views() {
  const saved = useLedger((ledger) => ledger.saved);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const choose = (view: Parameters<typeof showView>[0]): void => {
    showView(view);
    setOpen(false);
  };
  const content = (
    <div className="ledger-views">
      {(['all', 'late', 'ready', 'disputed'] as const).map((id) => (
        <button key={id} type="button" onClick={() => choose(STANDING_VIEWS[id])}>
          {t(`ledger.view.${id}`)}
        </button>
      ))}
      {saved.map((entry) => (
        <span key={entry.name}>
          <button type="button" onClick={() => choose(entry.view)}>
            {entry.name}
          </button>
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('ledger.viewDrop', { name: entry.name })}
            title={t('ledger.viewDrop', { name: entry.name })}
            onClick={() => dropView(entry.name)}
          />
        </span>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          saveView(name.trim());
          setName('');
        }}
      >
        <Input
          size="small"
          value={name}
          maxLength={20}
          placeholder={t('ledger.viewName')}
          aria-label={t('ledger.viewName')}
          onChange={(event) => setName(event.target.value)}
        />
        <Button size="small" htmlType="submit" disabled={name.trim() === ''}>
          {t('ledger.viewSave')}
        </Button>
      </form>
    </div>
  );
  return (
    <Popover content={content} trigger="click" open={open} onOpenChange={setOpen} placement="bottomLeft">
      <Button size="small" aria-expanded={open}>
        {t('ledger.views')}
      </Button>
    </Popover>
  );
}
