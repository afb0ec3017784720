/** Settings of a county that is named for the first time. */
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import { DEFAULT_KINDS } from '../../../shared/domain/kind.ts';
import { DEFAULT_THRESHOLDS } from '../../../shared/domain/light.ts';
import type { NewCounty } from './plan.ts';

export const settingsOf = (county: string, name: string, start: NewCounty): CountySettings => ({
  county,
  name,
  campaign: start.campaign,
  start: start.start,
  deadline: start.deadline,
  thresholds: DEFAULT_THRESHOLDS,
  kinds: [...DEFAULT_KINDS],
});
