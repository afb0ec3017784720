/** Asks once who sits here; the answer is written on every operation. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Unit, UnitLevel } from '../../shared/domain/unit.ts';
import { rolesFor } from '../../shared/domain/clearance.ts';
import { ROLES, type Role } from '../../shared/domain/role.ts';
import { useCounty } from '../db/county-store.tsx';
import { roleText, stepText } from '../text/domain-text.ts';
import { listText } from '../text/format.ts';
import { t } from '../text/t.ts';
import { sitDown, useSeat } from './seat-store.ts';
import { openDrawer } from './view-store.ts';

/** Roles that are held for one unit of a level; a township's or a village's always is. */
const LEVEL_OF: Partial<Record<Role, UnitLevel>> = { zone: 'zone', township: 'township', village: 'village' };
const NEEDS_UNIT: readonly Role[] = ['township', 'village'];
const STEPS = ['underway', 'applied', 'verified', 'cleared', 'rejected', 'reopened', 'removed'] as const;
const nameOf = (unit: Unit): string => unit.name;

export function IdentityPanel() {
  const seat = useSeat();
  const [name, setName] = useState(seat.name);
  const [role, setRole] = useState<Role>(seat.role);
  const [unit, setUnit] = useState(seat.unit);
  const { settings, units } = useCounty();
  const level = LEVEL_OF[role];
  const posts = level ? [...units.all()].filter((it) => it.level === level) : [];
  const held = posts.some((it) => it.id === unit) ? unit : '';
  const isUnitMissing = NEEDS_UNIT.includes(role) && posts.length > 0 && held === '';
  const steps = STEPS.filter((to) => rolesFor(to, settings.signing).includes(role)).map(stepText);
  return (
    <form
      className="drawer drawer-right"
      aria-label={t('who.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '' || isUnitMissing) return;
        sitDown(name, role, held);
        openDrawer(null);
      }}
    >
      <h2>{t('who.title')}</h2>
      <p className="quiet">{t('who.hint')}</p>
      <label>
        <span>{t('who.name')}</span>
        <Input
          autoFocus
          value={name}
          maxLength={20}
          placeholder={t('who.namePlaceholder')}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        <span>{t('who.role')}</span>
        <Select
          value={role}
          onChange={setRole}
          options={ROLES.map((it) => ({ value: it, label: roleText(it) }))}
          aria-label={t('who.role')}
        />
      </label>
      {posts.length > 0 && (
        <label>
          <span>{t('who.unit')}</span>
          <Select<string | null>
            value={held === '' && NEEDS_UNIT.includes(role) ? null : held}
            placeholder={t('who.unitChoose')}
            onChange={(chosen) => setUnit(chosen ?? '')}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              ...(NEEDS_UNIT.includes(role) ? [] : [{ value: '', label: t('who.unitAll') }]),
              ...posts.map((it) => ({ value: it.id, label: units.pathOf(it.id).slice(1).map(nameOf).join(' › ') })),
            ]}
            aria-label={t('who.unit')}
          />
        </label>
      )}
      <div className="who-may">
        <span>{t('who.mayTitle')}</span>
        <p>{t(`who.may.${role}`)}</p>
        {steps.length > 0 && <p>{t('who.steps', { steps: listText(steps) })}</p>}
      </div>
      {isUnitMissing && <p className="form-problem">{t('who.unitNeeded', { role: roleText(role) })}</p>}
      <Button type="primary" htmlType="submit" disabled={name.trim() === '' || isUnitMissing}>
        {t('who.save')}
      </Button>
    </form>
  );
}
