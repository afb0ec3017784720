/** The draft of the settings while somebody edits them: it outlives the page, so that looking something up costs nothing. */
import { create } from 'zustand';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import { sameSettings } from './settings-draft.ts';

interface Drafting {
  /** The settings that the draft began with; null while nothing is being edited. */
  readonly base: CountySettings | null;
  readonly draft: CountySettings | null;
  /** Settings over which the draft was saved: it stays on the page until the county says something else. */
  readonly savedOver: CountySettings | null;
  readonly tab: SettingsTab;
}

export const SETTINGS_TABS = [
  'campaign',
  'kinds',
  'signing',
  'calendar',
  'actions',
  'standards',
  'pairing',
  'posts',
  'appearance',
  'about',
] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number];

const CLEAN = { base: null, draft: null, savedOver: null };

export const useDrafting = create<Drafting>()((): Drafting => ({ ...CLEAN, tab: 'campaign' }));

export function showSettingsTab(tab: SettingsTab): void {
  useDrafting.setState({ tab });
}

/** Changes the draft, which begins with `current`; back at where it began there is none. */
export function changeDraft(current: CountySettings, next: (settings: CountySettings) => CountySettings): void {
  useDrafting.setState(({ base, draft, savedOver }) => {
    const isOver = savedOver !== null;
    const from = isOver || base === null ? current : base;
    const made = next(isOver || draft === null ? current : draft);
    return sameSettings(made, from) ? CLEAN : { base: from, draft: made, savedOver: null };
  });
}

export function dropDraft(): void {
  useDrafting.setState(CLEAN);
}

/** The draft is in the journal, over these settings. */
export function settleDraft(savedOver: CountySettings): void {
  useDrafting.setState({ savedOver });
}
