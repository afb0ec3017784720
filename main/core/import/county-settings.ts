/** Settings of a county that is named for the first time. */
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import { CAMPAIGN_KINDS } from '../../../shared/domain/default-kinds.ts';
import { DEFAULT_THRESHOLDS } from '../../../shared/domain/light.ts';
import { DEFAULT_PAIRING_RULE } from '../../../shared/domain/pairing.ts';
import { DEFAULT_SIGNING } from '../../../shared/domain/signing.ts';
import { DEFAULT_STANDARDS } from '../../../shared/domain/standards/default-standards.ts';
import { DEFAULT_CALENDAR } from '../../../shared/domain/work-calendar.ts';
import type { NewCounty } from './plan.ts';

export const settingsOf = (county: string, name: string, start: NewCounty): CountySettings => ({
  county,
  name,
  campaign: start.campaign,
  start: start.start,
  deadline: start.deadline,
  thresholds: DEFAULT_THRESHOLDS,
  kinds: [...CAMPAIGN_KINDS],
  signing: DEFAULT_SIGNING,
  standards: [...DEFAULT_STANDARDS],
  calendar: DEFAULT_CALENDAR,
  pairing: DEFAULT_PAIRING_RULE,
});
