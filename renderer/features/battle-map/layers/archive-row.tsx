/** A tile archive that somebody imported: its name, its eye, and for who may import, the way out of the county. */
import { DeleteOutlined } from '@ant-design/icons';
import { Popconfirm } from 'antd';
import { showLayers } from '../../../app/layer-store.ts';
import { useSeat } from '../../../app/seat-store.ts';
import { announce } from '../../../app/view-store.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { HostFault } from '../../../host/transport.ts';
import type { HostInfo } from '../../../../shared/host/contract.ts';
import { archiveLayerId } from '../../../map/foreign-tiles.ts';
import { archiveRefusalText } from '../../../text/archive-text.ts';
import { refusalText } from '../../../text/refusal-text.ts';
import { t } from '../../../text/t.ts';
import { Eye } from './eye.tsx';

interface ArchiveRowProps {
  readonly host: HostClient;
  readonly archive: HostInfo['archives'][number];
  readonly shown: boolean;
}

export function ArchiveRow({ host, archive, shown }: ArchiveRowProps) {
  const { name: user, role, unit } = useSeat();
  const name = archive.title ?? archive.id;
  const remove = async (): Promise<void> => {
    try {
      const answer = await host['archive.remove']({ archive: archive.id, user, role });
      if (answer.ok) announce('done', t('layers.archive.removed', { name }));
      else announce('refused', archiveRefusalText(answer.refusal));
    } catch (error) {
      const isLost = error instanceof HostFault && error.reason === 'unreachable';
      const message = error instanceof Error ? error.message : String(error);
      announce('refused', refusalText(isLost ? { reason: 'unreachable' } : { reason: 'failed', message }));
    }
  };
  const mayRemove = role === 'duty' && unit === '' && user !== '';
  return (
    <li className={shown ? 'pack' : 'pack hidden'}>
      <div className="pack-head">
        <Eye name={name} shown={shown} onToggle={() => showLayers([archiveLayerId(archive.id)], !shown)} />
        <span className="pack-name" title={name}>
          {name}
        </span>
        {mayRemove && (
          <Popconfirm
            title={t('layers.archive.sure', { name })}
            description={t('layers.archive.sureHint')}
            okText={t('layers.archive.remove')}
            okButtonProps={{ danger: true }}
            cancelText={t('action.cancel')}
            onConfirm={remove}
          >
            <button
              type="button"
              className="pack-eye pack-remove"
              aria-label={t('layers.archive.removeNamed', { name })}
            >
              <DeleteOutlined aria-hidden />
            </button>
          </Popconfirm>
        )}
      </div>
    </li>
  );
}
