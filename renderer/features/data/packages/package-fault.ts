/** Everything that can go wrong with a package, each with a sentence that says what to do. */
import { parseRole } from '../../../../shared/domain/role.ts';
import type { UnitIndex } from '../../../../shared/domain/unit-index.ts';
import type { HeldBack, PackageRefusal } from '../../../../shared/host/package-calls.ts';
import { roleText } from '../../../text/domain-text.ts';
import { refusalText } from '../../../text/refusal-text.ts';
import { t } from '../../../text/t.ts';
import { type ImportFault, faultText } from '../import/import-fault.ts';

const HOUR_MS = 3_600_000;

/** A role as operations write it, with the unit that it is held for. */
export function capacityText(role: string, units: UnitIndex): string {
  const capacity = parseRole(role);
  if (!capacity) return role;
  const unit = capacity.unit === undefined ? '' : (units.get(capacity.unit)?.name ?? capacity.unit);
  return `${unit}${roleText(capacity.role)}`;
}

const unitName = (units: UnitIndex, unit: string): string => units.get(unit)?.name ?? unit;

/** `name`: the file that it is about. */
export function packageFaultText(fault: PackageRefusal | ImportFault, units: UnitIndex, name = ''): string {
  switch (fault.reason) {
    case 'not-a-package':
      return t('dataPackages.fault.not-a-package', { name });
    case 'other-kind':
      return t(`dataPackages.fault.other-kind.${fault.found}`);
    case 'newer-package':
      return t('dataPackages.fault.newer-package', { found: fault.found, supported: fault.supported });
    case 'damaged':
      return t('dataPackages.fault.damaged', { what: t(`dataPackages.damage.${fault.fault}`, { part: fault.part }) });
    case 'package-too-large':
      return t('dataPackages.fault.package-too-large', { most: fault.most });
    case 'passphrase-short':
      return t('dataPackages.fault.passphrase-short', { least: fault.least });
    case 'role':
      return t('dataPackages.fault.role', { role: capacityText(fault.role, units) });
    case 'vault':
      return t('dataPackages.fault.vault', { fault: fault.fault });
    case 'not-logged':
      return t('dataPackages.fault.not-logged', { cause: fault.cause });
    case 'other-county':
      return t('dataPackages.fault.other-county', { county: fault.county, name: fault.name });
    case 'device-key':
      return t('dataPackages.fault.device-key', { device: fault.device });
    case 'device-frozen':
      return t('dataPackages.fault.device-frozen', { device: fault.device });
    case 'device-unit':
      return t('dataPackages.fault.device-unit', {
        accepted: unitName(units, fault.accepted),
        claimed: unitName(units, fault.claimed),
      });
    case 'tampered':
    case 'passphrase-needed':
    case 'passphrase-wrong':
    case 'one-file':
    case 'nobody':
    case 'no-reason-given':
    case 'reason-gives-away':
    case 'nothing-personal':
    case 'nothing-there':
    case 'county-damaged':
    case 'busy':
    case 'unknown-unit':
    case 'nothing-new':
    case 'device-unknown':
    case 'difference-gone':
      return t(`dataPackages.fault.${fault.reason}`);
    case 'disk':
      return refusalText(fault);
    default:
      return faultText(fault);
  }
}

/** Why operations are kept out, and what has to happen first. */
export function heldText({ why }: HeldBack, units: UnitIndex): string {
  switch (why.why) {
    case 'gap':
      return t('dataPackages.held.gap', { missing: why.missing, after: why.after });
    case 'fork':
      return t('dataPackages.held.fork', { seq: why.seq });
    case 'unknown-subject':
      return t('dataPackages.held.unknown-subject', { subject: why.subject });
    case 'outside':
      return t('dataPackages.held.outside', { subject: why.subject });
    case 'clock-ahead':
      return t('dataPackages.held.clock-ahead', { hours: Math.ceil(why.aheadMs / HOUR_MS) });
    case 'form':
      return t('dataPackages.held.form', { k: kindText(why.k) });
    case 'county-only':
      return t('dataPackages.held.county-only', { k: kindText(why.k) });
    case 'capacity':
      return t('dataPackages.held.capacity', { role: capacityText(why.role, units) });
    case 'batch':
    case 'foreign-device':
    case 'device-frozen':
      return t(`dataPackages.held.${why.why}`);
  }
}

const KINDS = [
  'settings',
  'import',
  'clearance',
  'stretch',
  'amount',
  'reach',
  'target',
  'edit',
  'evidence',
  'note',
  'reveal',
  'revoke',
] as const;

/** What kind of operation it is, for people. */
export const kindText = (k: string): string => t(`dataPackages.kind.${KINDS.find((it) => it === k) ?? 'other'}`);
