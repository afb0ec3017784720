/** 关于: version, where the data lies, what this shell can do, and whether the log is whole. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Actions } from '../../app/use-actions.ts';
import { useCounty } from '../../db/county-store.tsx';
import type { HostClient } from '../../host/host-client.ts';
import { ReplaceCounty } from '../../parts/replace-county.tsx';
import { count } from '../../text/format.ts';
import { t } from '../../text/t.ts';

type Verified = Awaited<ReturnType<HostClient['journal.verify']>>;
type Check =
  | { readonly at: 'idle' | 'busy' }
  | { readonly at: 'said'; readonly report: Verified }
  | { readonly at: 'failed'; readonly message: string };

const CAPABILITIES = ['chooseFolder', 'displays', 'keepAwake', 'systemKeystore'] as const;

export function AboutSection({ host, actions }: { readonly host: HostClient; readonly actions: Actions }) {
  const { info } = useCounty();
  const [check, setCheck] = useState<Check>({ at: 'idle' });
  const verify = (): void => {
    setCheck({ at: 'busy' });
    host['journal.verify']({}).then(
      (report) => setCheck({ at: 'said', report }),
      (error: unknown) => setCheck({ at: 'failed', message: String(error) }),
    );
  };
  return (
    <>
      <section>
        <h3>{t('settings.about.title')}</h3>
        <dl className="about-list">
          <dt>{t('settings.about.version')}</dt>
          <dd>{info.version}</dd>
          <dt>{t('settings.about.shell')}</dt>
          <dd>{t(`settings.about.shell.${info.shell}`)}</dd>
          <dt>{t('settings.about.folder')}</dt>
          <dd className="path">{info.dataFolder}</dd>
          <dt>{t('settings.about.records')}</dt>
          <dd>{t('settings.about.recordCount', { count: count(info.position.count) })}</dd>
          {CAPABILITIES.map((name) => (
            <div key={name} className="capability">
              <dt>{t(`settings.about.can.${name}`)}</dt>
              <dd>{info.capabilities[name] ? t('settings.about.yes') : t(`settings.about.cannot.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h3>{t('settings.county.title')}</h3>
        <p className="section-hint">{t('settings.county.hint')}</p>
        <div className="form-actions">
          <ReplaceCounty host={host} actions={actions} with="nothing" />
          <ReplaceCounty host={host} actions={actions} with="demo" />
        </div>
      </section>
      <section>
        <h3>{t('settings.verify.title')}</h3>
        <p className="section-hint">{t('settings.verify.hint')}</p>
        <Button loading={check.at === 'busy'} disabled={false} onClick={verify}>
          {t('settings.verify.start')}
        </Button>
        <p className="verify-answer" role="status">
          {check.at === 'busy' && t('settings.verify.busy')}
          {check.at === 'failed' && t('refuse.failed', { message: check.message })}
          {check.at === 'said' && <VerifyAnswer report={check.report} />}
        </p>
      </section>
    </>
  );
}

function VerifyAnswer({ report }: { readonly report: Verified }) {
  if (report.ok) {
    return (
      <>
        <CheckCircleFilled className="good" aria-hidden />{' '}
        {t('settings.verify.whole', { records: count(report.records), chains: count(report.chains) })}
      </>
    );
  }
  return (
    <>
      <CloseCircleFilled className="bad" aria-hidden />{' '}
      {report.fault
        ? t(`settings.verify.${report.fault.problem}`, { line: count(report.fault.line) })
        : t('settings.verify.broken')}
    </>
  );
}
