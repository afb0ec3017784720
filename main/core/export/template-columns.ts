/** Columns of the workbooks to fill in: what each may hold, what it is for, and how the example fills it in. */
import { DEFAULT_CAUSES, DEFAULT_MEASURES } from '../../../shared/domain/households.ts';
import type { Kind } from '../../../shared/domain/kind.ts';
import { codeShown } from '../../../shared/domain/made-up-code.ts';
import { PROBLEM_ASPECTS } from '../../../shared/domain/problem.ts';
import { LEVEL_WORDS, ledgerColumns, type TargetColumn } from '../../../shared/domain/target-ledger.ts';
import { type Day, type Unit, UNIT_LEVELS } from '../../../shared/domain/unit.ts';
import { LEVEL_NAMES } from '../../text/level-zh.ts';
import { GRADE_WORDS, HOUSEHOLD_LIST, LEDGER_HINTS, templateZh, UNIT_LIST } from '../../text/template-zh.ts';
import type { CellRule, SheetCell } from './sheet.ts';
import { formOf } from './fold-table.ts';
import type { TemplateColumn } from './template-file.ts';

export interface ExampleFacts {
  readonly unit: Unit | undefined;
  readonly start: Day;
  readonly deadline: Day;
  /** Drop-downs of the county's units; absent while it has none. */
  readonly rules: { readonly unit?: CellRule; readonly code?: CellRule };
}

/** A list in a cell's own rule has 255 letters and no comma in its words; what does not fit is checked by the import only. */
const LONGEST_LIST = 255;

interface Ruled {
  readonly rule?: CellRule;
  readonly ruleText?: string;
}

const day: Ruled = { rule: { rule: 'day' }, ruleText: templateZh.wrongDay };
const amount: Ruled = { rule: { rule: 'number', least: 0 }, ruleText: templateZh.wrongNumber };
const percent: Ruled = { rule: { rule: 'number', least: 0, most: 100 }, ruleText: templateZh.wrongPercent };
const ranged = (rule: CellRule | undefined): Ruled => (rule ? { rule, ruleText: templateZh.wrongWord } : {});
const degrees = (least: number, most: number): Ruled => ({
  rule: { rule: 'number', least, most },
  ruleText: templateZh.wrongNumber,
});
/** `others`: the county may have words of its own. */
function words(list: readonly string[] | undefined, others = false): Ruled {
  const fits = list && list.length > 0 && list.join().length <= LONGEST_LIST && !list.some((word) => /[,"]/.test(word));
  return fits
    ? { rule: { rule: 'words', words: list, ...(others ? { others } : {}) }, ruleText: templateZh.wrongWord }
    : {};
}

function ledgerRule(column: TargetColumn, kind: Kind, { rules }: ExampleFacts): Ruled {
  if (column.startsWith('stage:') || column.startsWith('amount:')) return amount;
  switch (column) {
    case 'level':
      return words(LEVEL_WORDS);
    case 'aspect':
      return words(
        PROBLEM_ASPECTS.map(({ name }) => name),
        true,
      );
    case 'unit':
      return ranged(rules.unit);
    case 'code':
      return ranged(rules.code);
    case 'start':
    case 'deadline':
      return day;
    case 'work':
      return words(kind.works);
    case 'quantity':
      return amount;
    case 'progress':
      return percent;
    case 'clearance':
      return words([templateZh.yes, templateZh.no]);
    case 'longitude':
      return degrees(73, 136);
    case 'latitude':
      return degrees(3, 54);
    default:
      return {};
  }
}

function ledgerExample(column: TargetColumn, kind: Kind, { unit, start, deadline }: ExampleFacts): SheetCell {
  switch (column) {
    case 'goal':
      return kind.name;
    case 'level':
      return LEVEL_WORDS[3];
    case 'aspect':
      return PROBLEM_ASPECTS[0]?.name ?? null;
    case 'unit':
      return unit?.name ?? null;
    case 'code':
      return unit ? codeShown(unit) : null;
    case 'start':
      return start;
    case 'deadline':
      return deadline;
    case 'work':
      return kind.works?.[0] ?? null;
    case 'quantity':
      return 1;
    case 'progress':
      return 0;
    case 'clearance':
      return templateZh.no;
    case 'longitude':
      return unit?.at?.[0] ?? null;
    case 'latitude':
      return unit?.at?.[1] ?? null;
    default:
      return null;
  }
}

const isFixed = (column: TargetColumn): column is keyof typeof LEDGER_HINTS => Object.hasOwn(LEDGER_HINTS, column);

export const ledgerTemplateColumns = (kind: Kind, facts: ExampleFacts): TemplateColumn[] =>
  ledgerColumns(kind).map(({ column, title }) => {
    const hint = isFixed(column)
      ? LEDGER_HINTS[column]
      : { hint: column.startsWith('stage:') ? templateZh.stageHint : templateZh.amountHint };
    // What is measured has to say how much; a single work counts as one.
    const needed = 'needed' in hint || (column === 'quantity' && kind.clears === 'complete');
    return {
      title,
      form: formOf(column),
      hint: hint.hint,
      needed,
      example: ledgerExample(column, kind, facts),
      ...ledgerRule(column, kind, facts),
    };
  });

interface ListText {
  readonly title: string;
  readonly hint: string;
  readonly needed?: true;
}

const listed = (text: ListText, more: Partial<TemplateColumn> = {}): TemplateColumn => ({
  title: text.title,
  hint: text.hint,
  needed: text.needed === true,
  form: 'text',
  example: null,
  ...more,
});

export const unitColumns = ({ unit }: ExampleFacts): TemplateColumn[] => [
  listed(UNIT_LIST.code, { form: 'code', width: 20 }),
  listed(UNIT_LIST.name, { example: unit?.name ?? null, width: 24 }),
  listed(UNIT_LIST.level, {
    example: LEVEL_NAMES.village,
    ...words(UNIT_LEVELS.map((level) => LEVEL_NAMES[level])),
  }),
  listed(UNIT_LIST.parent, { form: 'code', example: unit?.parent ?? null, width: 20 }),
  listed(UNIT_LIST.zone, { width: 16 }),
];

export const householdColumns = ({ unit, rules }: ExampleFacts): TemplateColumn[] => [
  listed(HOUSEHOLD_LIST.number, { form: 'code', width: 20 }),
  listed(HOUSEHOLD_LIST.village, { example: unit?.name ?? null, width: 16, ...ranged(rules.unit) }),
  listed(HOUSEHOLD_LIST.code, {
    form: 'code',
    example: unit ? codeShown(unit) : null,
    width: 16,
    ...ranged(rules.code),
  }),
  listed(HOUSEHOLD_LIST.head, { width: 12 }),
  listed(HOUSEHOLD_LIST.members, { form: 'number', example: 4, ...amount }),
  listed(HOUSEHOLD_LIST.cause, { example: DEFAULT_CAUSES[0], width: 18, ...words(DEFAULT_CAUSES, true) }),
  listed(HOUSEHOLD_LIST.measures, { example: DEFAULT_MEASURES[0], width: 24, ...words(DEFAULT_MEASURES, true) }),
  listed(HOUSEHOLD_LIST.income, { form: 'number', ...amount }),
  listed(HOUSEHOLD_LIST.grade, { example: GRADE_WORDS[0] ?? null, ...words(GRADE_WORDS) }),
  listed(HOUSEHOLD_LIST.longitude, { form: 'number', example: unit?.at?.[0] ?? null, width: 12, ...degrees(73, 136) }),
  listed(HOUSEHOLD_LIST.latitude, { form: 'number', example: unit?.at?.[1] ?? null, width: 12, ...degrees(3, 54) }),
  listed(HOUSEHOLD_LIST.idNumber, { form: 'code', width: 22 }),
  listed(HOUSEHOLD_LIST.phone, { form: 'code', width: 16 }),
  listed(HOUSEHOLD_LIST.bank, { form: 'code', width: 24 }),
  listed(HOUSEHOLD_LIST.others, { width: 24 }),
];
