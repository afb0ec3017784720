/** What the demonstration county is called, when its campaign ran and by which rules it judges. */
import type { CountySettings } from '../../shared/domain/campaign.ts';
import { CAMPAIGN_KINDS } from '../../shared/domain/default-kinds.ts';
import type { Kind } from '../../shared/domain/kind.ts';
import { DEFAULT_THRESHOLDS } from '../../shared/domain/light.ts';
import { DEFAULT_PAIRING_RULE } from '../../shared/domain/pairing.ts';
import { DEFAULT_SIGNING } from '../../shared/domain/signing.ts';
import { DEFAULT_STANDARDS } from '../../shared/domain/standards/default-standards.ts';
import type { Day } from '../../shared/domain/unit.ts';
import { DEFAULT_CALENDAR } from '../../shared/domain/work-calendar.ts';
import { POST_TITLES } from '../units/posts.ts';

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

/** From this day on a house is cleared with photographs only; before, the acceptance sheet was enough. */
export const PHOTOS_FROM: Day = '2017-11-15';

/** Kinds as they stood on a day: the demand for photographs came in the middle of the campaign. */
export const kindsOn = (day: Day): Kind[] =>
  CAMPAIGN_KINDS.map((kind) =>
    day < PHOTOS_FROM && kind.evidence
      ? { ...kind, evidence: kind.evidence.filter((rule) => rule.needs === 'record') }
      : kind,
  );

/** Milestones by kind and percentage, as headquarters set them at the start of each action. */
const ACTIONS: NonNullable<CountySettings['actions']> = [
  {
    id: 'spring',
    name: '春季攻势',
    from: '2017-03-01',
    to: '2017-05-31',
    kinds: ['road', 'pool', 'cellar', 'plant', 'pump', 'pipe', 'housing'],
    milestones: [
      { name: '饮水工程完成两成', on: '2017-04-30', kind: 'pool', percent: 20 },
      { name: '饮水工程完成三成', on: '2017-05-31', kind: 'pool', percent: 30 },
      { name: '组组通完成一成', on: '2017-05-31', kind: 'road', percent: 10 },
    ],
  },
  {
    id: 'autumn',
    name: '秋季攻势',
    from: '2017-08-20',
    to: '2017-10-31',
    milestones: [
      { name: '饮水工程完成六成', on: '2017-09-30', kind: 'pool', percent: 60 },
      { name: '危房改造完成六成', on: '2017-10-31', kind: 'housing', percent: 60 },
      { name: '组组通完成三成', on: '2017-10-31', kind: 'road', percent: 30 },
    ],
  },
  {
    id: 'thirty-days',
    name: '苦干三十天',
    from: '2017-11-02',
    to: '2017-12-01',
    milestones: [
      { name: '饮水工程完成七成五', on: '2017-11-15', kind: 'pool', percent: 75 },
      { name: '组组通完成四成', on: '2017-11-20', kind: 'road', percent: 40 },
      { name: '人居环境完成六成', on: '2017-11-30', kind: 'environment', percent: 60 },
      { name: '组组通完成五成', on: '2017-12-01', kind: 'road', percent: 50 },
    ],
  },
];

/** Settings of the county unit `county` as they stood on a day. */
export const campaignSettings = (county: string, day: Day): CountySettings => ({
  county,
  name: '示范县',
  campaign: '脱贫攻坚作战图',
  start: CAMPAIGN_START,
  deadline: CAMPAIGN_DEADLINE,
  thresholds: DEFAULT_THRESHOLDS,
  kinds: kindsOn(day),
  today: CAMPAIGN_TODAY,
  mark: MARK,
  episodes: EPISODES.map((episode) => ({ ...episode })),
  signing: DEFAULT_SIGNING,
  calendar: DEFAULT_CALENDAR,
  actions: ACTIONS,
  standards: [...DEFAULT_STANDARDS],
  pairing: DEFAULT_PAIRING_RULE,
  postTitles: POST_TITLES,
});
