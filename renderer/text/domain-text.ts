/** Words for the closed sets of the domain: states, lights, levels, roles, measures, themes. */
import type { State } from '../../shared/domain/clearance.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { Light } from '../../shared/domain/light.ts';
import type { UnitLevel } from '../../shared/domain/unit.ts';
import type { Measure, ThemeName } from '../map/paint.ts';
import { t } from './t.ts';

/** What is done to come to a state: 申请销号, 核验, 销号, 退回. */
export const stepText = (to: State): string => t(`step.${to}`);
export const stateText = (state: State): string => t(`state.${state}`);
export const lightText = (light: Light): string => t(`light.${light}`);
export const lightMeaning = (light: Light): string => t(`light.${light}.meaning`);
export const levelText = (level: UnitLevel): string => t(`level.${level}`);
export const roleText = (role: Role): string => t(`role.${role}`);
export const measureText = (measure: Measure): string => t(`measure.${measure}`);
export const themeText = (theme: ThemeName): string => t(`theme.${theme}`);
export const poorText = (poor: 1 | 2): string => t(`poor.${poor}`);
