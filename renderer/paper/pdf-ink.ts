/**
 * Marks as operators of a PDF's content stream. Lengths are whole hundredths of a point from the lower left corner, which
 * keeps the numbers short: 0.0035 mm is finer than any printer.
 */
import type { CircleMark, ImageMark, Mark, MarkBox, PathMark, Pen, TextMark } from './marks.ts';
import type { PdfFonts } from './pdf-fonts.ts';

/** Hundredths of a point in a millimetre. */
export const UNITS_PER_MM = 7200 / 25.4;

/** What one page refers to besides its fonts. */
export interface PageNeeds {
  /** Name of an image among the resources. */
  readonly image: (mark: ImageMark) => string;
  /** Name of a graphics state with this opacity. */
  readonly opacity: (opacity: number) => string;
}

const channel = (color: string, from: number): string =>
  String(Math.round((Number.parseInt(color.slice(from, from + 2), 16) / 255) * 1000) / 1000);
const rgb = (color: string): string => `${channel(color, 1)} ${channel(color, 3)} ${channel(color, 5)}`;

interface State {
  fill: string;
  stroke: string;
  pen: string;
  opacity: number;
}

export class PdfInk {
  readonly #out: string[] = [];
  readonly #height: number;
  readonly #fonts: PdfFonts;
  readonly #needs: PageNeeds;
  #state: State = { fill: '', stroke: '', pen: '', opacity: 1 };

  constructor(heightMm: number, fonts: PdfFonts, needs: PageNeeds) {
    this.#height = heightMm;
    this.#fonts = fonts;
    this.#needs = needs;
    this.#out.push('0.01 0 0 0.01 0 0 cm');
  }

  get content(): string {
    return this.#out.join('\n');
  }

  #x(mm: number): number {
    return Math.round(mm * UNITS_PER_MM);
  }
  #y(mm: number): number {
    return Math.round((this.#height - mm) * UNITS_PER_MM);
  }
  #length(mm: number): number {
    return Math.max(1, Math.round(mm * UNITS_PER_MM));
  }

  #fill(color: string): void {
    if (this.#state.fill === color) return;
    this.#state.fill = color;
    this.#out.push(`${rgb(color)} rg`);
  }
  #stroke(color: string): void {
    if (this.#state.stroke === color) return;
    this.#state.stroke = color;
    this.#out.push(`${rgb(color)} RG`);
  }
  #pen(width: number, round: boolean, dash: readonly number[] = []): void {
    const dashes = dash.map((part) => this.#length(part)).join(' ');
    const pen = `${this.#length(width)} w ${round ? '1 J 1 j' : '0 J 0 j'} [${dashes}] 0 d`;
    if (this.#state.pen === pen) return;
    this.#state.pen = pen;
    this.#out.push(pen);
  }
  #usePen(pen: Pen): void {
    this.#stroke(pen.color);
    this.#pen(pen.width, pen.round ?? false, pen.dash);
  }
  #opacity(opacity: number): void {
    if (this.#state.opacity === opacity) return;
    this.#state.opacity = opacity;
    this.#out.push(`/${this.#needs.opacity(opacity)} gs`);
  }

  #trace(part: Float32Array | readonly number[], closed: boolean): string {
    let text = '';
    let px = Number.NaN;
    let py = Number.NaN;
    for (let i = 0; i + 1 < part.length; i += 2) {
      const x = this.#x(part[i] ?? 0);
      const y = this.#y(part[i + 1] ?? 0);
      if (x === px && y === py && i + 3 < part.length) continue;
      text += `${x} ${y} ${i === 0 ? 'm' : 'l'}\n`;
      px = x;
      py = y;
    }
    return closed ? `${text}h` : text.trimEnd();
  }

  #path(mark: PathMark): void {
    const parts = mark.parts.filter((part) => part.length >= 4);
    if (parts.length === 0) return;
    const path = parts.map((part) => this.#trace(part, mark.closed)).join('\n');
    this.#paint(path, mark);
  }

  /** Fill first, pen over it, as a canvas does: together they would shine through each other differently. */
  #paint(path: string, { fill, pen, opacity = 1 }: Pick<PathMark, 'fill' | 'pen' | 'opacity'>): void {
    this.#opacity(opacity);
    if (fill !== undefined) this.#fill(fill);
    if (pen) this.#usePen(pen);
    if (fill !== undefined && pen && opacity === 1) this.#out.push(path, 'B*');
    else {
      if (fill !== undefined) this.#out.push(path, 'f*');
      if (pen) this.#out.push(path, 'S');
    }
  }

  /** A dot is a line of no length with round ends: a tenth of the bytes of four curves. */
  #dot(at: readonly [number, number], radius: number, color: string): void {
    this.#stroke(color);
    this.#pen(radius * 2, true);
    const point = `${this.#x(at[0])} ${this.#y(at[1])}`;
    this.#out.push(`${point} m ${point} l S`);
  }

  #circle(mark: CircleMark): void {
    const { at, radius, fill, pen, opacity = 1 } = mark;
    const thick = pen ? pen.width / 2 : 0;
    const isSimple = fill !== undefined && !pen?.dash && (!pen || (opacity === 1 && radius > thick));
    if (isSimple) {
      this.#opacity(opacity);
      if (pen) this.#dot(at, radius + thick, pen.color);
      this.#dot(at, radius - thick, fill);
      return;
    }
    const x = this.#x(at[0]);
    const y = this.#y(at[1]);
    const r = this.#length(radius);
    // Handles of a quarter circle: 4/3 × tan(π/8).
    const k = Math.round(r * 0.5523);
    const path = [
      `${x + r} ${y} m`,
      `${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r} c`,
      `${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y} c`,
      `${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r} c`,
      `${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y} c h`,
    ].join('\n');
    this.#paint(path, mark);
  }

  #text(mark: TextMark): void {
    const { weight, spacing = 0, turn = 0, opacity = 1 } = mark;
    const characters = [...mark.text].filter((it) => this.#fonts.letter(it, weight) !== undefined);
    if (characters.length === 0) return;
    const size = this.#length(mark.size);
    const inked = this.#fonts.width(mark.text, weight) * mark.size + spacing * (characters.length - 1);
    const back = mark.align === 'middle' ? -inked / 2 : mark.align === 'end' ? -inked : 0;
    const angle = (-turn * Math.PI) / 180;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const x = Math.round((mark.at[0] + back * cos) * UNITS_PER_MM);
    const y = Math.round((this.#height - mark.at[1] + back * sin) * UNITS_PER_MM);
    const place =
      turn === 0
        ? `1 0 0 1 ${x} ${y} Tm`
        : `${cos.toFixed(5)} ${sin.toFixed(5)} ${(-sin).toFixed(5)} ${cos.toFixed(5)} ${x} ${y} Tm`;
    const runs: string[] = [`${Math.round(spacing * UNITS_PER_MM)} Tc`];
    let font = '';
    let hex = '';
    const flush = (): void => {
      if (hex !== '') runs.push(`<${hex}> Tj`);
      hex = '';
    };
    for (const character of characters) {
      const letter = this.#fonts.letter(character, weight);
      if (!letter) continue;
      if (letter.font !== font) {
        flush();
        font = letter.font;
        runs.push(`/${font} ${size} Tf`);
      }
      hex += letter.hex;
    }
    flush();
    this.#opacity(opacity);
    if (mark.halo) {
      this.#stroke(mark.halo.color);
      this.#pen(mark.halo.width * 2, true);
      // Readers that copy text would take it twice: what is marked as an artifact is no text.
      this.#out.push('/Artifact BMC', 'BT 1 Tr', place, ...runs, '0 Tr ET', 'EMC');
    }
    this.#fill(mark.color);
    this.#out.push('BT', place, ...runs, 'ET');
  }

  #box({ x, y, width, height }: MarkBox): string {
    const left = this.#x(x);
    const bottom = this.#y(y + height);
    return `${left} ${bottom} ${this.#x(x + width) - left} ${this.#y(y) - bottom}`;
  }

  /** Between `q` and `Q` the state is that of before; what is set inside is forgotten. */
  #within(draw: () => void): void {
    const before = { ...this.#state };
    this.#out.push('q');
    draw();
    this.#out.push('Q');
    this.#state = before;
  }

  ground(color: string, width: number): void {
    this.#fill(color);
    this.#out.push(`${this.#box({ x: 0, y: 0, width, height: this.#height })} re f`);
  }

  draw(mark: Mark): void {
    switch (mark.kind) {
      case 'path':
        this.#path(mark);
        return;
      case 'circle':
        this.#circle(mark);
        return;
      case 'text':
        this.#text(mark);
        return;
      case 'image':
        this.#within(() => {
          this.#opacity(mark.opacity ?? 1);
          const [x, y, width, height] = this.#box(mark.box).split(' ');
          this.#out.push(`${width} 0 0 ${height} ${x} ${y} cm`, `/${this.#needs.image(mark)} Do`);
        });
        return;
      case 'clip':
        this.#within(() => {
          this.#out.push(`${this.#box(mark.box)} re W n`);
          for (const inner of mark.marks) this.draw(inner);
        });
        return;
      default:
        // Links are annotations of the page, no ink.
        return;
    }
  }
}
