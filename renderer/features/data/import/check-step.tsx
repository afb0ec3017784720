/** ② What each file is: its layers at the left, what the chosen one is taken for in the middle, where it would lie at the right. */
import { useMemo } from 'react';
import type { HostClient } from '../../../host/host-client.ts';
import { t } from '../../../text/t.ts';
import { LayerCard } from './layer-card.tsx';
import { LayerList } from './layer-list.tsx';
import { useImporting } from './import-store.ts';
import { onlyLayer, previewOf } from './preview-layers.ts';
import { PreviewMap } from './preview-map.tsx';

export function CheckStep({ host }: { readonly host: HostClient }) {
  const layers = useImporting((state) => state.layers);
  const chosen = useImporting((state) => state.layer);
  const preview = useImporting((state) => state.plan?.preview);
  const layer = layers.find(({ id }) => id === chosen) ?? layers[0];
  const data = useMemo(() => onlyLayer(previewOf(preview), layer?.id ?? ''), [preview, layer?.id]);
  if (!layer) return <p className="import-nothing">{t('dataImport.noLayers')}</p>;
  const hasMap = layer.form === 'features' || data.features.length > 0;
  return (
    <div className={hasMap ? 'import-check with-map' : 'import-check'}>
      <LayerList layers={layers} chosen={layer.id} />
      <LayerCard key={layer.id} host={host} layer={layer} />
      {hasMap && <PreviewMap host={host} data={data} label={t('dataImport.map.title', { layer: layer.layer })} />}
    </div>
  );
}
