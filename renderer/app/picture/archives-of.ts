/** The county's tile archives as maps read them. */
import { tilesPath } from '../../../shared/host/contract.ts';
import type { CountyValue } from '../../db/county-store.tsx';
import type { HostClient } from '../../host/host-client.ts';
import type { MapArchive } from '../../map/archives.ts';

export const archivesOf = (host: HostClient, archives: CountyValue['info']['archives']): MapArchive[] =>
  archives.map(({ id, kind, encoding, layers }) => ({
    id,
    kind,
    ...(encoding ? { encoding } : {}),
    ...(layers ? { layers } : {}),
    url: new URL(tilesPath(id), document.baseURI).href,
    headers: () => ({ ...host.assetHeaders }),
  }));
