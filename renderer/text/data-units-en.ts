/** English of 数据 › 建县: the same keys. */
import type { dataUnitsZh } from './data-units-zh.ts';

export const dataUnitsEn: Readonly<Record<keyof typeof dataUnitsZh, string>> = {
  'dataUnits.import': 'Import a list or borders',
  'dataUnits.empty.title': 'The county has no units yet',
  'dataUnits.empty.advice':
    'Import a list of units, borders of townships or villages, or type the names of townships and villages.',
  'dataUnits.overview.title': 'Units of {county}',
  'dataUnits.overview.level': 'Level',
  'dataUnits.overview.units': 'Units',
  'dataUnits.overview.surveyed': 'With borders',
  'dataUnits.overview.assumed': 'Assumed areas',
  'dataUnits.overview.nowhere': 'Not on the map',
  'dataUnits.overview.uncoded': 'Provisional codes',
  'dataUnits.overview.uncodedHint':
    '{count} units have provisional codes. A list with official codes adds them by name and leaves all data as they are.',
  'dataUnits.overview.nowhereHint':
    '{count} villages are not on the map yet. Import their areas, or a list of villages with longitude and latitude.',
  'dataUnits.overview.assumedHint':
    'The areas of {count} villages were drawn around their places; borders that you import replace them.',
  'dataUnits.zones.title': 'War zones',
  'dataUnits.zones.add': 'Add a war zone',
  'dataUnits.zones.hint':
    'Choose the colour of a war zone, then click townships on the map to put them into it; click again to take them out. The list below does the same.',
  'dataUnits.zones.begin':
    'There are no war zones yet. Add one, then choose its townships on the map or in the list; a county can do without.',
  'dataUnits.zones.dutyOnly':
    'War zones are drawn by the duty officer of the county; change your role at the top right.',
  'dataUnits.zones.newName': 'War zone {number}',
  'dataUnits.zones.numerals': '123456789',
  'dataUnits.zones.choose': 'Give townships to “{name}” on the map',
  'dataUnits.zones.name': 'Name of the war zone',
  'dataUnits.zones.count': '{count} townships',
  'dataUnits.zones.remove': 'Dissolve “{name}”',
  'dataUnits.zones.of': 'War zone of “{name}”',
  'dataUnits.zones.none': 'No war zone',
  'dataUnits.zones.someOfNone': '{all} townships, {none} of them in no war zone',
  'dataUnits.zones.allOfSome': 'All {all} townships are in a war zone',
  'dataUnits.zones.unsaved': 'The war zones have changed and are not saved yet.',
  'dataUnits.zones.unnamed': 'A war zone has no name; please give it one before saving.',
  'dataUnits.zones.nameTwice': 'Two war zones are called “{name}”; please rename one before saving.',
  'dataUnits.zones.discard': 'Discard',
  'dataUnits.zones.save': 'Save war zones',
  'dataUnits.zones.saved': '{count} war zones saved',
  'dataUnits.topology.title': 'Borders',
  'dataUnits.topology.noAreas': 'There are no borders yet that could be checked.',
  'dataUnits.topology.running': 'Checking: {done}/{total}',
  'dataUnits.topology.clean': 'No gaps, no overlaps, nothing beyond the unit above.',
  'dataUnits.topology.found':
    '{count} places need a look; {slivers} more are less than 10 m wide: one border drawn twice, which does no harm.',
  'dataUnits.topology.gap': '{unit}: {hectares} ha belong to none of its units',
  'dataUnits.topology.overlap': '{units} overlap by {hectares} ha',
  'dataUnits.topology.outside': '{unit} reaches {hectares} ha beyond {parent}',
  'dataUnits.map.label': 'Map of war zones',
  'dataUnits.map.noAreas': 'There are no borders of townships to draw yet; war zones can be arranged in the list.',
  'dataUnits.typed.open': 'Type names',
  'dataUnits.typed.title': 'Type townships and villages',
  'dataUnits.typed.hint':
    'One township a line with its villages behind it, or the township in a line of its own and its villages below. Two columns copied from a table will do as well.',
  'dataUnits.typed.example': 'Stone Bridge: Upper Village, Lower Village',
  'dataUnits.typed.nothing': 'No names yet.',
  'dataUnits.typed.lines': '{count} lines; next they are checked.',
  'dataUnits.typed.check': 'Next: check',
  'dataUnits.typed.cancel': 'Cancel',
  'dataUnits.typed.file': 'typed names.csv',
  'refuse.alias.bad-name': 'There is one list of names only; it cannot be called “{id}”. Nothing was saved.',
  'refuse.alias.unknown-unit': 'The unit “{unit}” that “{written}” should mean does not exist. Nothing was saved.',
  'refuse.zones.no-county': 'The county has no units yet. The war zones were not saved.',
  'refuse.zones.unknown-zone':
    'The war zone “{zone}” is not there any more. Nothing was saved; reload and arrange them again.',
  'refuse.zones.zone-twice': 'The war zone “{name}” stands twice. Nothing was saved.',
  'refuse.zones.unnamed': 'A war zone has no name. Nothing was saved; please give it one.',
  'refuse.zones.name-twice': 'Two war zones are called “{name}”. Nothing was saved; please rename one.',
  'refuse.zones.unknown-township': 'There is no township “{township}”. The war zones were not saved.',
  'refuse.zones.township-twice': '“{township}” is in “{one}” and in “{two}”. Nothing was saved; please leave one.',
  'refuse.zones.zone-in-use':
    '“{name}” has ledger lines of its own and cannot be dissolved; give them to townships first.',
};
