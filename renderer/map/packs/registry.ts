/** All layer packs, in the order of the layer tree. */
import { areasPack } from './areas.ts';
import { baseRoadsPack } from './base-roads.ts';
import { bordersPack } from './borders.ts';
import { flowsPack } from './flows.ts';
import { groupRoadsPack } from './group-roads.ts';
import { householdsPack } from './households.ts';
import { labelsPack } from './labels.ts';
import { landcoverPack } from './landcover.ts';
import type { LayerPack } from './pack.ts';
import { pipesPack } from './pipes.ts';
import { placesPack } from './places.ts';
import { reliefPack } from './relief.ts';
import { waterPack } from './water.ts';
import { worksPack } from './works.ts';

export const PACKS: readonly LayerPack[] = [
  areasPack,
  groupRoadsPack,
  worksPack,
  pipesPack,
  flowsPack,
  householdsPack,
  bordersPack,
  labelsPack,
  placesPack,
  waterPack,
  baseRoadsPack,
  landcoverPack,
  reliefPack,
];
