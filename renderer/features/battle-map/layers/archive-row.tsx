/** A tile archive that somebody imported: its name and its eye. */
import { showLayers } from '../../../app/layer-store.ts';
import type { HostInfo } from '../../../../shared/host/contract.ts';
import { archiveLayerId } from '../../../map/foreign-tiles.ts';
import { Eye } from './eye.tsx';

interface ArchiveRowProps {
  readonly archive: HostInfo['archives'][number];
  readonly shown: boolean;
}

export function ArchiveRow({ archive, shown }: ArchiveRowProps) {
  const name = archive.title ?? archive.id;
  return (
    <li className={shown ? 'pack' : 'pack hidden'}>
      <div className="pack-head">
        <Eye name={name} shown={shown} onToggle={() => showLayers([archiveLayerId(archive.id)], !shown)} />
        <span className="pack-name" title={name}>
          {name}
        </span>
      </div>
    </li>
  );
}
