/** What was found out about lists of households; nothing here repeats what belongs to a person. */
export type HouseholdReason =
  /** Not `<village>/0001`, and the village has households already: which one is meant cannot be told. */
  | { readonly reason: 'household-number-needed'; readonly village: string }
  | { readonly reason: 'household-number-malformed'; readonly text: string }
  /** The number names another village than the row does. */
  | { readonly reason: 'household-of-other-village'; readonly number: string; readonly village: string }
  | { readonly reason: 'household-twice'; readonly number: string; readonly first: number }
  /** New households follow on: `next` is the number that the next one has. */
  /** `rows` are those of the households behind the gap. */
  | {
      readonly reason: 'household-gap';
      readonly number: string;
      readonly next: string;
      readonly rows: readonly number[];
    }
  | { readonly reason: 'household-unknown'; readonly number: string }
  | { readonly reason: 'village-expected'; readonly name: string }
  /** A village's block has four digits. */
  | { readonly reason: 'households-too-many'; readonly village: string; readonly most: number }
  | { readonly reason: 'people-missing' }
  | { readonly reason: 'people-out-of-range'; readonly text: string; readonly most: number }
  | { readonly reason: 'grade-unknown'; readonly text: string }
  /** More different words than there are bits. */
  | { readonly reason: 'measures-too-many'; readonly most: number }
  /** Longer than any name or number. */
  | { readonly reason: 'personal-too-long'; readonly most: number }
  /** Households that got their numbers in the order of the file. */
  | { readonly reason: 'households-numbered'; readonly rows: number }
  /** Households without a place: drawn at the seat of their village. */
  | { readonly reason: 'households-placeless'; readonly rows: number }
  /** Held households that the file does not name keep what was stated of them. */
  | { readonly reason: 'households-kept'; readonly rows: number }
  /** Personal fields that go to the vault, sealed. */
  | { readonly reason: 'households-sealed'; readonly rows: number }
  | { readonly reason: 'cadre-missing' }
  | { readonly reason: 'cadre-third'; readonly number: string }
  /** Households of villages in the file that it does not pair. */
  | { readonly reason: 'households-unpaired'; readonly rows: number }
  | { readonly reason: 'pairings-since'; readonly day: string };
