/** Search in the top bar: type, choose with ↑↓ and Enter; every result says its level and where it lies. */
import { SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { UnitIndex } from '../../../shared/domain/unit-index.ts';
import type { CountyReader } from '../../db/reader.ts';
import { levelText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';
import { openDrawer, openTarget, openUnit, useView } from '../view-store.ts';
import type { SearchEntry } from './search-index.ts';
import { useSearchIndex } from './use-search-index.ts';
import './search-box.css';

const LIMIT = 10;

interface SearchBoxProps {
  readonly units: UnitIndex;
  readonly reader: CountyReader;
}

export function SearchBox({ units, reader }: SearchBoxProps) {
  const prepared = useSearchIndex(units, reader);
  const open = useView((view) => view.drawer === 'search');
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const found = open ? prepared.index.find(query, LIMIT) : [];

  useEffect(() => {
    if (open) input.current?.select();
    else input.current?.blur();
  }, [open]);

  const go = (entry: SearchEntry): void => {
    if (entry.kind === 'unit') openUnit(entry.id);
    else openTarget(entry.id, entry.unit);
    setQuery('');
  };
  const onKey = (event: KeyboardEvent): void => {
    const chosen = found[active];
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && chosen) go(chosen);
    else if (event.key === 'Escape') openDrawer(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const where = (entry: SearchEntry): string => {
    const path = units.pathOf(entry.unit).map((unit) => unit.name);
    return (entry.kind === 'unit' ? path.slice(0, -1) : path).join(' › ');
  };

  return (
    <div className="search-box" role="search">
      <SearchOutlined aria-hidden />
      <input
        ref={input}
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={open && query !== ''}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        placeholder={t('top.search')}
        value={query}
        spellCheck={false}
        autoComplete="off"
        onFocus={() => openDrawer('search')}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          openDrawer('search');
        }}
        onKeyDown={onKey}
        onBlur={() => {
          if (useView.getState().drawer === 'search') openDrawer(null);
        }}
      />
      <kbd aria-hidden>/</kbd>
      {open && (
        <div className="search-results" onMouseDown={(event) => event.preventDefault()}>
          {prepared.done < prepared.total && (
            <p className="search-hint">{t('search.preparing', { done: prepared.done, total: prepared.total })}</p>
          )}
          {query === '' && <p className="search-hint">{t('search.hint')}</p>}
          {query !== '' && found.length === 0 && prepared.done === prepared.total && (
            <p className="search-hint">{t('search.none', { query })}</p>
          )}
          <ul id={`${id}-list`} role="listbox" aria-label={t('search.results')}>
            {found.map((entry, i) => (
              <li
                key={`${entry.kind}:${entry.id}`}
                id={`${id}-${i}`}
                role="option"
                aria-selected={i === active}
                onMouseEnter={() => setActive(i)}
                onClick={() => go(entry)}
              >
                <strong>{entry.name}</strong>
                <span className="search-level">
                  {entry.level === 'target' ? t('search.target') : levelText(entry.level)}
                </span>
                <small>{where(entry)}</small>
                <code>{entry.id}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
