/** The same in English. */
import type { refusalZh } from './refusal-zh.ts';

export const refusalEn: Readonly<Record<keyof typeof refusalZh, string>> = {
  'refuse.scope': 'Only matters inside “{unit}” can be handled; ask somebody who may, or change who you are.',
  'refuse.same-person': '“{by}” applied and may not sign “{to}” as well; another person has to.',
  'refuse.evidence': 'Proof “{name}” is missing; record it before “{to}”.',
  'refuse.evidenceMore': 'Proof “{name}” and others ({count} in all) are missing; record them before “{to}”.',
  'refuse.role-write': '“{role}” may not record this; ask somebody who may, or change who you are.',
  'refuse.roleMay': '“{role}” may not sign “{to}”; this step belongs to {may}.',
  'refuse.stage-amount': '“{stage}” cannot exceed the {reached} {measure} of “{before}”; record “{before}” first.',
  'refuse.settings': 'The settings contradict themselves and were not saved: {issue}.',
  'refuse.settingsMore': 'The settings contradict themselves in {count} places and were not saved. First: {issue}.',
  'refuse.kind-in-use': 'The kind “{kind}” still has {count} targets and cannot be deleted.',
  'refuse.unknown-kind': 'There is no kind “{kind}”; add it in the settings first.',
  'refuse.unknown-unit': 'No unit has the code “{unit}”; please check.',
  'refuse.unknown-field': 'A target has no field “{field}”; please check.',
  'refuse.unknown-evidence': 'This kind demands no proof “{item}”; please check.',
  'refuse.taken': 'The number “{subject}” is taken; choose another.',
  'refuse.deadline-before-start': 'The deadline {deadline} lies before the start {start}; please check.',
  'refuse.entry': 'This does not keep the rules and was not saved; please check and try again.',
  'refuse.not-reported-so.stages':
    'Such targets are reported by the amount of each stage; enter a stage and an amount.',
  'settings.issue.thresholds-order': 'red must be greater than yellow ({path})',
  'settings.issue.signing-steps': 'application, verification and clearance each need one rule ({path})',
  'settings.issue.id-twice': 'an id stands twice ({path})',
  'settings.issue.deadline-before-start': 'the end lies before the start ({path})',
  'settings.issue.weights': 'the stage weights must add up to 1 ({path})',
  'settings.issue.chainage-needs-line': 'kinds reported by chainage must be lines ({path})',
  'settings.issue.other': 'not of the right form ({path})',
  'list.and': '{first}, {rest}',
};
