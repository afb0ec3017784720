/** Lists that have a template of their own beside the kinds. */
import type { Input } from '../../../../shared/host/contract.ts';

export const LISTS = ['units', 'households'] as const;

export const templateOf = (list: (typeof LISTS)[number]): Input<'export.template'>['of'] => ({ list });
