/**
 * Who sits here and how this screen is lit: kept in localStorage, so that it is asked once. Not personal data of households.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Role } from '../../shared/domain/clearance.ts';
import { THEMES, type ThemeName } from '../map/paint.ts';

interface Seat {
  /** Empty until somebody said who they are. */
  readonly name: string;
  readonly role: Role;
  readonly theme: ThemeName;
}

export const useSeat = create<Seat>()(
  persist((): Seat => ({ name: '', role: 'duty', theme: 'night' }), { name: 'guatu.seat', version: 1 }),
);

export function sitDown(name: string, role: Role): void {
  useSeat.setState({ name: name.trim(), role });
}

export function switchTheme(): void {
  useSeat.setState(({ theme }) => ({ theme: theme === THEMES[0] ? THEMES[1] : THEMES[0] }));
}
