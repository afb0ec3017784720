/** Saves a picture of the map for a report: size, theme, one button; then says where the file went. Covers nothing else. */
import { Button, Segmented, Select } from 'antd';
import { useRef, useState } from 'react';
import type { Unit } from '../../../../shared/domain/unit.ts';
import { shownLayers, useLayers } from '../../../app/layer-store.ts';
import { base64Of, type PictureFault, takePicture } from '../../../app/picture/take-picture.ts';
import { PICTURE_SIZES, type PictureSize, pixelsOf } from '../../../app/picture/picture-size.ts';
import { useSeat } from '../../../app/seat-store.ts';
import { useView } from '../../../app/view-store.ts';
import { useCounty, useReader } from '../../../db/county-store.tsx';
import type { HostClient } from '../../../host/host-client.ts';
import { THEMES, type ThemeName } from '../../../map/paint.ts';
import { themeText } from '../../../text/domain-text.ts';
import { count } from '../../../text/format.ts';
import { t } from '../../../text/t.ts';

type Phase = { readonly at: 'ready' | 'drawing' | 'writing' } | { readonly at: 'said'; readonly text: string };

function faultText(fault: PictureFault): string {
  if (fault.reason === 'size') return t('picture.fault.size', { least: count(fault.least), most: count(fault.most) });
  if (fault.reason === 'unknown-unit') return t('refuse.unknown-subject', { subject: fault.unit });
  return t(`picture.fault.${fault.reason}`);
}

export function PicturePanel({ host, unit }: { host: HostClient; unit: Unit }) {
  const county = useCounty();
  const reader = useReader();
  const measure = useView((view) => view.measure);
  const chosen = useLayers((layers) => layers.chosen);
  const seatTheme = useSeat((seat) => seat.theme);
  const [size, setSize] = useState<PictureSize>('hd');
  const [theme, setTheme] = useState<ThemeName>(seatTheme);
  const [phase, setPhase] = useState<Phase>({ at: 'ready' });
  const abort = useRef<AbortController | null>(null);
  const pixels = pixelsOf(size);
  const busy = phase.at === 'drawing' || phase.at === 'writing';

  const make = async (): Promise<void> => {
    const control = new AbortController();
    abort.current = control;
    setPhase({ at: 'drawing' });
    const isCounty = unit.id === county.units.county?.id;
    const visible = shownLayers(county.settings.kinds, county.info.archives, chosen);
    const picture = await takePicture(
      host,
      county,
      reader,
      { ...pixels, unit: isCounty ? '' : unit.id, theme, measure, visible },
      control.signal,
    );
    if (!picture.ok) return setPhase({ at: 'said', text: faultText(picture.error) });
    setPhase({ at: 'writing' });
    const saved = await host['picture.save']({ name: picture.value.name, base64: await base64Of(picture.value.png) });
    if (saved.saved)
      return setPhase({ at: 'said', text: t('picture.saved', { name: saved.name, folder: saved.folder }) });
    setPhase({ at: 'said', text: t(`picture.not-saved.${saved.cause}`, { message: saved.message ?? '' }) });
  };

  return (
    <section className="drawer drawer-right" aria-label={t('picture.title')} aria-busy={busy}>
      <h2>{t('picture.title')}</h2>
      <label>
        <span>{t('picture.size')}</span>
        <Select
          value={size}
          onChange={setSize}
          disabled={busy}
          options={PICTURE_SIZES.map((it) => ({ value: it, label: t(`picture.size.${it}`) }))}
          aria-label={t('picture.size')}
        />
      </label>
      <p className="quiet">{t('picture.dimensions', { width: pixels.width, height: pixels.height })}</p>
      <label>
        <span>{t('picture.theme')}</span>
        <Segmented
          value={theme}
          onChange={setTheme}
          disabled={busy}
          options={THEMES.map((it) => ({ value: it, label: themeText(it) }))}
          aria-label={t('picture.theme')}
        />
      </label>
      <Button
        type="primary"
        loading={busy}
        onClick={() =>
          make().catch((error: unknown) =>
            setPhase({ at: 'said', text: t('refuse.failed', { message: String(error) }) }),
          )
        }
      >
        {t('picture.make')}
      </Button>
      <div role="status">
        {busy && (
          <div className="picture-busy">
            <p>{phase.at === 'drawing' ? t('picture.drawing') : t('picture.writing')}</p>
            <div className="moving-bar" />
            {phase.at === 'drawing' && (
              <button type="button" className="link" onClick={() => abort.current?.abort()}>
                {t('action.cancel')}
              </button>
            )}
          </div>
        )}
        {phase.at === 'said' && <p className="picture-result">{phase.text}</p>}
      </div>
    </section>
  );
}
