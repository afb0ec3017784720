/** Asks once who sits here; the answer is written on every operation. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { ROLES, type Role } from '../../shared/domain/clearance.ts';
import { roleText } from '../text/domain-text.ts';
import { t } from '../text/t.ts';
import { sitDown, useSeat } from './seat-store.ts';
import { openDrawer } from './view-store.ts';

export function IdentityPanel() {
  const seat = useSeat();
  const [name, setName] = useState(seat.name);
  const [role, setRole] = useState<Role>(seat.role);
  return (
    <form
      className="drawer drawer-right"
      aria-label={t('who.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        sitDown(name, role);
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
      <Button type="primary" htmlType="submit" disabled={name.trim() === ''}>
        {t('who.save')}
      </Button>
    </form>
  );
}
