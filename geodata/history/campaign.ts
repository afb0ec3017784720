/** What the demonstration county is called, when its campaign ran and by which rules it judges. */
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { DEFAULT_KINDS } from '../../shared/domain/kind.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/domain/light.ts';
import type { Day } from '../../shared/domain/unit.ts';

export const CAMPAIGN_START: Day = '2017-03-01';
/** The fixed day on which the demonstration county lives; its history ends on the evening of this day. */
export const CAMPAIGN_TODAY: Day = '2017-12-01';
export const CAMPAIGN_DEADLINE: Day = '2017-12-31';
export const MARK = '合成示意数据，非真实测绘成果';

/** Three offensives: most of the work is done in them. */
export const EPISODES = [
  { name: '春季攻势', from: '2017-03-01', to: '2017-05-31' },
  { name: '秋季攻势', from: '2017-08-20', to: '2017-10-31' },
  { name: '苦干三十天', from: '2017-11-02', to: '2017-12-01' },
] as const;

/** Settings of the county unit `county`. */
export const campaignSettings = (county: string): CountySettings => ({
  county,
  name: '示范县',
  campaign: '脱贫攻坚作战图',
  start: CAMPAIGN_START,
  deadline: CAMPAIGN_DEADLINE,
  thresholds: DEFAULT_THRESHOLDS,
  kinds: [...DEFAULT_KINDS],
  today: CAMPAIGN_TODAY,
  mark: MARK,
  episodes: EPISODES.map((episode) => ({ ...episode })),
});
