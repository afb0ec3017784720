/** The draft with everything that the page says about it, and the two things that can be done with it: save and drop. */
import { useEffect, useMemo } from 'react';
import type { CountySettings } from '../../../shared/domain/campaign.ts';
import { showLayers } from '../../app/layer-store.ts';
import { useSeat } from '../../app/seat-store.ts';
import type { Actions } from '../../app/use-actions.ts';
import { announce } from '../../app/view-store.ts';
import { useCounty } from '../../db/county-store.tsx';
import { kindLayerId } from '../../map/kind-layers.ts';
import { roleText } from '../../text/domain-text.ts';
import { t } from '../../text/t.ts';
import { changeDraft, settleDraft, useDrafting } from './draft-store.ts';
import { type Issue, issuesOf, sameSettings } from './settings-draft.ts';

export interface SettingsDraft {
  readonly draft: CountySettings;
  readonly isDirty: boolean;
  /** Somebody else saved other settings while this draft was being written. */
  readonly isStale: boolean;
  readonly issues: readonly Issue[];
  /** Why nothing can be saved, as a sentence. */
  readonly locked: string | undefined;
  change(next: (settings: CountySettings) => CountySettings): void;
  save(): void;
}

export function useSettingsDraft(actions: Actions): SettingsDraft {
  const { settings } = useCounty();
  const drafting = useDrafting();
  const isSettling = drafting.savedOver !== null;
  const { base } = drafting;
  const written = isSettling && drafting.savedOver !== settings ? null : drafting.draft;
  const role = useSeat((seat) => seat.role);
  const draft = written ?? settings;
  const isDirty = written !== null && !isSettling;
  const isStale = isDirty && base !== null && !sameSettings(base, settings);
  const issues = useMemo(() => (isDirty ? issuesOf(draft, settings) : []), [isDirty, draft, settings]);
  const locked = actions.refusal ?? (role === 'duty' ? undefined : t('settings.onlyDuty', { role: roleText(role) }));

  // Closing the window would lose what is written nowhere else.
  useEffect(() => {
    if (!isDirty) return undefined;
    const onLeave = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isDirty]);
  useEffect(
    () => () => {
      const { draft: left, savedOver } = useDrafting.getState();
      if (left !== null && savedOver === null) announce('refused', t('settings.left'));
    },
    [],
  );

  return {
    draft,
    isDirty,
    isStale,
    issues,
    locked,
    change: (next) => changeDraft(settings, next),
    save: () => {
      if (isStale) return announce('refused', t('settings.stale'));
      const added = draft.kinds.filter((kind) => !settings.kinds.some((it) => it.id === kind.id));
      actions.perform({
        act: (commands) => commands.saveSettings(draft, settings),
        said: t('settings.saved'),
        undoable: true,
        onResult: (result) => {
          if (!result.ok) return;
          settleDraft(settings);
          showLayers(
            added.map((kind) => kindLayerId(kind.id)),
            true,
          );
        },
      });
    },
  };
}
