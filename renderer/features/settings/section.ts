/** What every section of the settings page is given. */
import type { CountySettings } from '../../../shared/domain/campaign.ts';

export interface SectionProps {
  readonly draft: CountySettings;
  /** Replaces the draft; nothing is saved before somebody says so. */
  readonly change: (next: (settings: CountySettings) => CountySettings) => void;
  readonly readOnly: boolean;
  /** What is wrong with the field at this path from the root of the settings, as a sentence. */
  readonly issueAt: (...path: (string | number)[]) => string | undefined;
}
