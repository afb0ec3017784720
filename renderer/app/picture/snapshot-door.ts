/**
 * The door through which a driver without a window takes pictures: `window.guatuSnapshot(options)` answers the same PNG that
 * the picture panel saves, and the numbers on it.
 */
import { useEffect } from 'react';
import type { Summary } from '../../../shared/domain/tally.ts';
import { useCounty } from '../../db/county-store.tsx';
import { liveReader } from '../../db/live-reader.ts';
import { pastReader } from '../../db/past-reader.ts';
import type { Projection } from '../../db/projection.ts';
import type { HostClient } from '../../host/host-client.ts';
import type { Measure, ThemeName } from '../../map/paint.ts';
import { shownLayers } from '../layer-store.ts';
import { base64Of, takePicture } from './take-picture.ts';

export interface SnapshotRequest {
  /** Id of a unit; the county when left out. */
  readonly unit?: string;
  readonly width: number;
  readonly height: number;
  readonly theme: ThemeName;
  readonly measure: Measure;
  /** Past day; today when left out. */
  readonly asOf?: string;
}

export interface SnapshotAnswer {
  readonly base64: string;
  readonly numbers: Summary;
}

declare global {
  /** Throws an Error whose message is the fault as JSON (`{"reason": …}`). */
  var guatuSnapshot: ((request: SnapshotRequest) => Promise<SnapshotAnswer>) | undefined;
}

export function useSnapshotDoor(host: HostClient, projection: Projection): void {
  const county = useCounty();
  useEffect(() => {
    globalThis.guatuSnapshot = async ({ unit = '', width, height, theme, measure, asOf }) => {
      const { settings, units, today } = county;
      const isPast = asOf !== undefined && asOf < today;
      const reader = isPast
        ? pastReader(projection, settings, units, asOf)
        : liveReader(projection, settings, units, today);
      const picture = await takePicture(host, county, reader, {
        unit,
        width,
        height,
        theme,
        measure,
        // What every seat begins with: a picture does not depend on who sits here.
        visible: shownLayers(settings.kinds, county.info.archives, {}),
      });
      if (!picture.ok) throw new Error(JSON.stringify(picture.error));
      return { base64: await base64Of(picture.value.png), numbers: picture.value.numbers };
    };
    return () => {
      globalThis.guatuSnapshot = undefined;
    };
  }, [host, county, projection]);
}
