/** The same in English. */
import type { standardsZh } from './standards-zh.ts';

export const standardsEn: Readonly<Record<keyof typeof standardsZh, string>> = {
  'tab.exit': 'Exit',
  'refuse.standard-in-use': 'Version {version} of “{standard}” has marks and cannot change; save it as a new version.',
  'refuse.mark.bad-name': 'The id “{id}” is not written as “unit|standard|item”; please check.',
  'refuse.mark.unknown-owner': 'There is no unit or household “{owner}”; please check.',
  'refuse.mark.unknown-standard': 'There is no standard “{standard}”; please check.',
  'refuse.mark.wrong-level': '“{name}” is not for this level; please check.',
  'refuse.mark.unknown-item': '“{name}” has no item “{item}”; please check.',
  'refuse.mark.bad-day': 'There is no day “{day}”; please check.',
  'refuse.mark.in-the-future': 'The day {day} has not come yet; please check.',
  'refuse.mark.says-nothing': '“{item}” has neither a verdict nor a figure; fill one in before saving.',
  'refuse.mark.needs-why': '“{item}” needs a reason when it is not met or does not apply.',
  'refuse.mark.computed': '“{item}” is computed from data; give a reason for a verdict of your own.',
  'refuse.mark.stated-by-hand': '“{item}” has no figure to compare; enter the verdict only.',
};
