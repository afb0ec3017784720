/** 销号流程: who signs which step, how strictly the steps follow one another, whether one person may do it all. */
import { Button, Checkbox, Switch } from 'antd';
import { ROLES, type Role } from '../../../shared/domain/role.ts';
import { DEFAULT_SIGNING, type Signing, SIGNED_STEPS, type SignedStep } from '../../../shared/domain/signing.ts';
import { roleText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';
import type { SectionProps } from './section.ts';

/** Those who only look on sign nothing. */
const SIGNERS: readonly Role[] = ROLES.filter((role) => role !== 'viewer');

export function SigningSection({ draft, change, readOnly, issueAt }: SectionProps) {
  const { signing } = draft;
  const set = (next: Signing): void => change((settings) => ({ ...settings, signing: next }));
  if (!signing) {
    return (
      <section>
        <p>{t('settings.signing.free')}</p>
        <Button type="primary" disabled={readOnly} onClick={() => set(DEFAULT_SIGNING)}>
          {t('settings.signing.begin')}
        </Button>
      </section>
    );
  }
  const rolesOf = (to: SignedStep): readonly Role[] => signing.steps.find((step) => step.to === to)?.roles ?? [];
  const toggle = (to: SignedStep, role: Role): void => {
    const roles = rolesOf(to);
    const next = roles.includes(role)
      ? roles.filter((it) => it !== role)
      : SIGNERS.filter((it) => it === role || roles.includes(it));
    set({
      ...signing,
      steps: SIGNED_STEPS.map((step) => ({ to: step, roles: [...(step === to ? next : rolesOf(step))] })),
    });
  };
  return (
    <>
      <section>
        <h3>{t('settings.signing.who')}</h3>
        <p className="section-hint">{t('settings.signing.whoHint')}</p>
        <table className="signing-table">
          <thead>
            <tr>
              <th scope="col">{t('settings.signing.step')}</th>
              {SIGNERS.map((role) => (
                <th key={role} scope="col">
                  {roleText(role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SIGNED_STEPS.map((to, i) => {
              const issue = issueAt('signing', 'steps', i, 'roles');
              return (
                <tr key={to} className={issue === undefined ? '' : 'wrong'}>
                  <th scope="row">
                    {t(`settings.step.${to}`)}
                    {issue !== undefined && (
                      <p className="field-issue" role="alert">
                        {t('settings.signing.nobody')}
                      </p>
                    )}
                  </th>
                  {SIGNERS.map((role) => (
                    <td key={role}>
                      <Checkbox
                        checked={rolesOf(to).includes(role)}
                        onChange={() => toggle(to, role)}
                        aria-label={t('settings.signing.cell', {
                          role: roleText(role),
                          step: t(`settings.step.${to}`),
                        })}
                      />
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <section>
        <h3>{t('settings.signing.rules')}</h3>
        <label className="switch-line">
          <Switch checked={signing.strict} onChange={(strict) => set({ ...signing, strict })} />
          <span>
            <b>{t('settings.signing.strict')}</b>
            <small>{t('settings.signing.strictHint')}</small>
          </span>
        </label>
        <label className="switch-line">
          <Switch checked={signing.twoPeople} onChange={(twoPeople) => set({ ...signing, twoPeople })} />
          <span>
            <b>{t('settings.signing.twoPeople')}</b>
            <small>{t('settings.signing.twoPeopleHint')}</small>
          </span>
        </label>
      </section>
    </>
  );
}
