/**
 * `npm run pictures`: takes the README's pictures by driving the product on the demonstration county. With `--all [FOLDER]`
 * every screen in three sizes and both themes goes to a folder for people to look at.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { TallyAnswer, TargetsAnswer } from '../e2e/driver/answers.ts';
import type { BattleMap } from '../e2e/driver/battle-map.ts';
import { newFolder } from '../e2e/driver/data-folders.ts';
import { ask } from '../e2e/driver/guatu.ts';
import { Seat, type Size } from '../e2e/driver/seat.ts';
import { palettePng } from './palette-png.ts';
import { type Places, type Screen, screensOf } from './screens.ts';

type Theme = 'night' | 'paper';
interface Shot {
  readonly screen: string;
  readonly theme: Theme;
  readonly size: Size;
  readonly file: string;
}

const MOST_BYTES = 400_000;
const README: readonly Shot[] = [
  { screen: 'county', theme: 'night', size: { width: 1600, height: 900 }, file: 'county-night.png' },
  { screen: 'village', theme: 'night', size: { width: 1366, height: 768 }, file: 'village-night.png' },
  { screen: 'road', theme: 'paper', size: { width: 1366, height: 768 }, file: 'road-paper.png' },
  { screen: 'ledger', theme: 'night', size: { width: 1366, height: 768 }, file: 'ledger-night.png' },
  { screen: 'schedule', theme: 'paper', size: { width: 1366, height: 768 }, file: 'schedule-paper.png' },
];
const SIZES: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
];

/** A village that shows something: several works open, a road under way. */
async function choosePlaces(data: string): Promise<Places> {
  const { targets } = await ask<TargetsAnswer>(data, 'targets');
  const openIn = (unit: string): number =>
    targets.filter((target) => target.unit === unit && target.state !== 'cleared').length;
  const [road] = targets
    .filter(
      (target) =>
        target.kind === 'road' &&
        target.percent > 45 &&
        target.percent < 80 &&
        target.done.every((amount) => amount > 0),
    )
    .sort((a, b) => openIn(b.unit) - openIn(a.unit));
  if (!road) throw new Error('no road under way');
  const township = await ask<TallyAnswer>(data, 'tally', '--unit', road.unit.slice(0, 9));
  const county = await ask<TallyAnswer>(data, 'tally');
  return {
    zone: county.children[0]?.name ?? '',
    township: township.unit,
    village: { id: road.unit, name: road.unitName },
    road,
  };
}

async function setTheme(window: BattleMap, theme: Theme): Promise<void> {
  const now = (): Promise<string | null> => window.map.locator('[data-theme]').getAttribute('data-theme');
  if ((await now()) !== theme) await window.switchTheme();
}

async function shoot(seat: Seat, screen: Screen, { theme, size, file }: Omit<Shot, 'screen'>): Promise<void> {
  const window = await seat.window(size);
  await window.drawn();
  await setTheme(window, theme);
  await screen.show(window);
  await window.page.mouse.move(size.width - 2, size.height - 2);
  if (await window.map.isVisible()) await window.drawn();
  const png = await window.page.screenshot({ animations: 'disabled' });
  const small = palettePng(PNG.sync.read(png));
  if (README.some((shot) => file.endsWith(join('readme', shot.file))) && small.length > MOST_BYTES)
    throw new Error(`${file}: ${small.length} bytes are more than the repository should hold`);
  writeFileSync(file, small);
  console.log(`${file} ${Math.round(small.length / 1000)} kB`);
  await window.page.close();
}

const isAll = process.argv[2] === '--all';
const folder = isAll ? (process.argv[3] ?? '/tmp/guatu-shots') : join(import.meta.dirname, 'readme');
mkdirSync(folder, { recursive: true });
const seat = await Seat.start(newFolder());
try {
  const named = new Map(screensOf(await choosePlaces(seat.data)).map((screen) => [screen.name, screen]));
  const shots = isAll
    ? [...named.keys()].flatMap((screen) =>
        SIZES.flatMap((size) =>
          (['night', 'paper'] as const).map((theme) => ({
            screen,
            theme,
            size,
            file: `${screen}-${theme}-${size.width}.png`,
          })),
        ),
      )
    : README;
  for (const shot of shots) {
    const screen = named.get(shot.screen);
    if (!screen) throw new Error(`no screen ${shot.screen}`);
    await shoot(seat, screen, { ...shot, file: join(folder, shot.file) });
  }
} finally {
  await seat.close();
}
