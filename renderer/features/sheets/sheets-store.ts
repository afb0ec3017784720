/** What 出图 is set to: the template, the tab, what people fill in themselves. Kept at this seat. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { NO_FIELDS, type SheetFields } from '../../app/picture/sheet-words.ts';

interface Sheets {
  readonly template: string;
  readonly tab: 'sheet' | 'atlas';
  readonly dotsPerInch: number;
  /** By county. */
  readonly fields: Readonly<Record<string, SheetFields>>;
}

export const useSheets = create<Sheets>()(
  persist((): Sheets => ({ template: 'guatu-a3-landscape', tab: 'sheet', dotsPerInch: 200, fields: {} }), {
    name: 'guatu.sheets',
    version: 1,
  }),
);

export const useFields = (county: string): SheetFields => useSheets(({ fields }) => fields[county] ?? NO_FIELDS);

export const setField = (county: string, field: keyof SheetFields, value: string): void => {
  useSheets.setState(({ fields }) => ({
    fields: { ...fields, [county]: { ...NO_FIELDS, ...fields[county], [field]: value } },
  }));
};
