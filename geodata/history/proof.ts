/** Proof as records: who issues what, under which number. */
import { dayOfNumber } from '../../shared/domain/day.ts';
import type { EvidenceRule, Kind } from '../../shared/domain/kind.ts';
import type { Payload } from '../../shared/log/operation.ts';
import type { Random } from '../lib/random.ts';

/** Offices by demand, or by kind and demand where kinds differ. */
const ISSUERS: Readonly<Record<string, { readonly prefix: string; readonly issuer: string }>> = {
  'water-test': { prefix: '水检', issuer: '示范县疾病预防控制中心' },
  'trial-run': { prefix: '试运', issuer: '示范县水务局' },
  'pressure-test': { prefix: '水压', issuer: '示范县水务局' },
  'road acceptance': { prefix: '交验', issuer: '示范县交通运输局' },
  'network acceptance': { prefix: '网验', issuer: '示范县文体广电局' },
  'housing acceptance': { prefix: '住建验', issuer: '示范县住房和城乡建设局' },
  'relocation acceptance': { prefix: '安置验', issuer: '示范县发展和改革局' },
  'school acceptance': { prefix: '教验', issuer: '示范县教育局' },
  'grid commissioning': { prefix: '电投', issuer: '示范县供电局' },
  'base-station commissioning': { prefix: '通测', issuer: '示范县通信建设办公室' },
  licence: { prefix: '卫登', issuer: '示范县卫生和计划生育局' },
  rectification: { prefix: '整改', issuer: '示范县脱贫攻坚指挥部' },
};

/** The record that answers a demand, issued on or shortly before the day number `day`. */
export function proofOf(
  kind: Pick<Kind, 'id'>,
  rule: EvidenceRule,
  subject: string,
  day: number,
  random: Random,
): Payload<'evidence'> {
  const office = ISSUERS[`${kind.id} ${rule.id}`] ??
    ISSUERS[rule.id] ?? { prefix: '证', issuer: '示范县脱贫攻坚指挥部' };
  return {
    item: rule.id,
    number: `${office.prefix}〔2017〕${subject.slice(subject.indexOf('/') + 1)}`,
    issued: dayOfNumber(day - random.below(3)),
    issuer: office.issuer,
  };
}
