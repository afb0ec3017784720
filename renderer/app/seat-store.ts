/**
 * Who sits here and how this screen is lit: kept in localStorage, so that it is asked once. Not personal data of households.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Role } from '../../shared/domain/role.ts';
import { THEMES, type ThemeName } from '../map/paint.ts';

interface Seat {
  /** Empty until somebody said who they are. */
  readonly name: string;
  readonly role: Role;
  /** Unit that the role is held for; empty: the whole county. */
  readonly unit: string;
  readonly theme: ThemeName;
}

export const useSeat = create<Seat>()(
  persist((): Seat => ({ name: '', role: 'duty', unit: '', theme: 'night' }), {
    name: 'guatu.seat',
    version: 2,
    migrate: (kept) => ({ unit: '', ...(kept as Omit<Seat, 'unit'>) }),
  }),
);

export function sitDown(name: string, role: Role, unit: string): void {
  useSeat.setState({ name: name.trim(), role, unit });
}

export function switchTheme(): void {
  useSeat.setState(({ theme }) => ({ theme: theme === THEMES[0] ? THEMES[1] : THEMES[0] }));
}
