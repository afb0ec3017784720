/** What came of the last call, where it was asked for. */
import { Alert } from 'antd';
import { t } from '../../../text/t.ts';
import type { PackageCall } from './use-package-call.ts';

export function SaidLine({ call }: { readonly call: PackageCall }) {
  const { said } = call;
  if (!said) return null;
  return (
    <Alert
      className="packages-said"
      role={said.isFault ? 'alert' : 'status'}
      type={said.isFault ? 'error' : 'success'}
      title={said.text}
      closable={{ onClose: () => call.say(null), 'aria-label': t('action.close') }}
    />
  );
}
