/** Measures of colour that the palettes must pass. */

const channels = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
type Rgb = readonly [number, number, number];
const linearOf = (hex: string): Rgb => {
  const [r, g, b] = channels(hex);
  return [linear(r), linear(g), linear(b)];
};

/** WCAG contrast ratio, 1–21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [a, b].map((hex) => {
    const [r, g, blue] = linearOf(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  });
  return (Math.max(x ?? 0, y ?? 0) + 0.05) / (Math.min(x ?? 0, y ?? 0) + 0.05);
}

/** Grey that a laser printer makes of it: CIE lightness, 0–100. */
export const lightness = (hex: string): number => lab(linearOf(hex))[0];

/** Viénot, Brettel and Mollon 1999 for deuteranopia, on linear channels. */
const deuteranope = ([r, g, b]: Rgb): Rgb => {
  const mixed = 0.29275 * r + 0.70725 * g;
  return [mixed, mixed, -0.02234 * r + 0.02234 * g + b];
};

function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const apart = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** CIE 1976 difference as a deuteranope sees it; above about 10 two patches are told apart at a glance. */
export const deuteranopeDifference = (a: string, b: string): number =>
  apart(lab(deuteranope(linearOf(a))), lab(deuteranope(linearOf(b))));

/** `over` with an opacity on `ground`. */
export function blend(over: string, opacity: number, ground: string): string {
  const under = channels(ground);
  const mixed = channels(over).map((channel, i) => Math.round(channel * opacity + (under[i] ?? 0) * (1 - opacity)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
