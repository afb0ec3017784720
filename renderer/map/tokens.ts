/**
 * Theme tokens: every colour that map, legend, pictures and interface use, under the same names in both themes.
 * `night` is for the control seat and the wall, `paper` for sheets and reports (UI "Two themes from the same tokens").
 */
import type { Light } from '../../shared/domain/light.ts';
import type { ThemeName } from './paint.ts';

/** Five classes, from the lowest value to the highest. */
export type Ramp = readonly [string, string, string, string, string];
/** War zones take these in turn; used for outline and label halo only. */
export type ZoneHues = readonly [string, string, string, string];

export interface ThemeTokens {
  readonly ground: string;
  /** Laid over everything that is not the county. */
  readonly veil: string;
  readonly veilOpacity: number;
  readonly hillShadow: string;
  readonly hillHighlight: string;
  readonly hillAccent: string;
  /** 0–1, MapLibre's hillshade-exaggeration. */
  readonly hillStrength: number;
  readonly woods: string;
  readonly grass: string;
  readonly farm: string;
  readonly urban: string;
  readonly contour: string;
  readonly contourOpacity: number;
  readonly water: string;
  readonly waterEdge: string;
  readonly waterText: string;
  /** Fill and casing of base roads from class 1 (trunk) to 4 (lane). */
  readonly roadFill: readonly [string, string, string, string];
  readonly roadCase: readonly [string, string, string, string];
  readonly borderVillage: string;
  readonly borderTownship: string;
  readonly borderZone: string;
  readonly borderCounty: string;
  readonly borderCountyGlow: string;
  /** Light band under dashed borders so that they read on every ground. */
  readonly borderCase: string;
  readonly zones: ZoneHues;
  /** Opacity of areas coloured by a measure. */
  readonly areaOpacity: number;
  readonly noData: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textUnit: string;
  readonly textCounty: string;
  readonly textHalo: string;
  readonly light: Readonly<Record<Light, string>>;
  /** The same hues for whole areas: calmer, so that roads and works on top still speak. */
  readonly areaLight: Readonly<Record<Light, string>>;
  readonly ramps: Readonly<Record<'progress' | 'poverty' | 'households', Ramp>>;
  /** Ground inside hollow symbols and between the rails of a road. */
  readonly hollow: string;
  readonly household: string;
  readonly select: string;
  readonly hover: string;
  /** Interface: panels, raised panels, rules, emphasis. */
  readonly surface: string;
  readonly surfaceRaised: string;
  readonly rule: string;
  readonly accent: string;
}

const night: ThemeTokens = {
  ground: '#070c15',
  veil: '#05080f',
  veilOpacity: 0.62,
  hillShadow: '#01030a',
  hillHighlight: '#33506f',
  hillAccent: '#02050c',
  hillStrength: 0.34,
  woods: '#0c1a1f',
  grass: '#0b151d',
  farm: '#10171f',
  urban: '#1d2430',
  contour: '#56708f',
  contourOpacity: 0.22,
  water: '#0d2d4d',
  waterEdge: '#1f5484',
  waterText: '#7fb2dd',
  roadFill: ['#57503f', '#48463e', '#3c4047', '#303844'],
  roadCase: ['#0a0d13', '#0a0d13', '#0a0d13', '#0a0d13'],
  borderVillage: '#8aa5c4',
  borderTownship: '#d7e6f7',
  borderZone: '#ffffff',
  borderCounty: '#f2f8ff',
  borderCountyGlow: '#4aa3ff',
  borderCase: '#05080f',
  zones: ['#f3a6b4', '#e9d9a0', '#a9dcc9', '#b3c3ff'],
  areaOpacity: 0.78,
  noData: '#1b1d20',
  text: '#eaf2fb',
  textSoft: '#b9c8da',
  textUnit: '#ffffff',
  textCounty: '#ffffff',
  textHalo: '#05090f',
  light: { red: '#ff4b45', yellow: '#ffcf33', green: '#12c98f', none: '#8794a8' },
  areaLight: { red: '#8c2325', yellow: '#8a6a14', green: '#0d5446', none: '#2b3544' },
  ramps: {
    progress: ['#122f5c', '#1c5089', '#2879b8', '#4daede', '#a8e6fb'],
    poverty: ['#211a38', '#452a6b', '#783c99', '#b860bb', '#f5a8dc'],
    households: ['#39424f', '#525b67', '#757c83', '#a2a5a3', '#e2ded3'],
  },
  hollow: '#060a12',
  household: '#eaf2fb',
  select: '#ffffff',
  hover: '#bfe0ff',
  surface: '#0d1521',
  surfaceRaised: '#142031',
  rule: '#26364b',
  accent: '#4aa3ff',
};

const paper: ThemeTokens = {
  ground: '#f6f5ee',
  veil: '#ffffff',
  veilOpacity: 0.55,
  hillShadow: '#6b6353',
  hillHighlight: '#fffefa',
  hillAccent: '#7d7462',
  hillStrength: 0.32,
  woods: '#d5e3c3',
  grass: '#eaeed3',
  farm: '#f6f0d6',
  urban: '#dccdc0',
  contour: '#a58254',
  contourOpacity: 0.4,
  water: '#b5d6ee',
  waterEdge: '#5f9fcb',
  waterText: '#1c649c',
  roadFill: ['#f2a56d', '#fbd39a', '#fdeac0', '#ffffff'],
  roadCase: ['#a65a2a', '#b98546', '#b5a070', '#a39b8c'],
  borderVillage: '#7d7388',
  borderTownship: '#58346b',
  borderZone: '#8d1f35',
  borderCounty: '#6f1c54',
  borderCountyGlow: '#c77fae',
  borderCase: '#ffffff',
  zones: ['#a8375a', '#7c6210', '#1f6e4e', '#3d5ba6'],
  areaOpacity: 0.8,
  noData: '#e9e6df',
  text: '#1b1b1b',
  textSoft: '#4a4640',
  textUnit: '#2a0f33',
  textCounty: '#a30f14',
  textHalo: '#ffffff',
  light: { red: '#cf1f1f', yellow: '#e8ab00', green: '#0b7d5c', none: '#8b8f96' },
  areaLight: { red: '#f0a79f', yellow: '#f9e3a0', green: '#93cdb6', none: '#e2e1df' },
  ramps: {
    progress: ['#d9e9f6', '#b0d2ea', '#7fb3d8', '#4489b9', '#175588'],
    poverty: ['#f1daed', '#e0b8db', '#c78fc1', '#a05896', '#6f2769'],
    households: ['#e6dbc6', '#ccc0aa', '#aba08d', '#7f7567', '#4e473e'],
  },
  hollow: '#ffffff',
  household: '#1f1f1f',
  select: '#111111',
  hover: '#3c3c3c',
  surface: '#ffffff',
  surfaceRaised: '#f7f7f4',
  rule: '#d8d5cc',
  accent: '#0f5fa8',
};

const THEME_TOKENS: Readonly<Record<ThemeName, ThemeTokens>> = { night, paper };

export const tokensOf = (theme: ThemeName): ThemeTokens => THEME_TOKENS[theme];

/** `hillShadow` → `--gt-hill-shadow`, lists numbered from 1: what the interface's style sheet reads. Values are CSS text. */
export function cssVariables(theme: ThemeName): Record<string, string> {
  const variables: Record<string, string> = {};
  const write = (path: string, value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') variables[path] = String(value);
    else if (Array.isArray(value)) value.forEach((item, i) => write(`${path}-${i + 1}`, item));
    else if (value !== null && typeof value === 'object')
      for (const [name, item] of Object.entries(value)) write(`${path}-${kebab(name)}`, item);
  };
  write('--gt', tokensOf(theme));
  return variables;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
