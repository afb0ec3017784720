/** Opens the menu of a unit or target at a place of the window, CSS pixels. */
export type OpenMenu = (picked: { kind: 'unit' | 'target'; id: string }, x: number, y: number) => void;
