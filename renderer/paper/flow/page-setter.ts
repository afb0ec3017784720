/** Pages as they fill: where the next line goes, when a new page begins, which figures stand where. */
import type { Figure } from '../../../shared/brief/document.ts';
import type { Mark, MarkBox, MeasureText, PaperPage } from '../marks.ts';
import type { FigureBox } from './line-marks.ts';

export interface PageForm {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Where a figure stands, for those who want to know where it comes from. */
export interface Spot {
  /** Index of the page, from 0. */
  readonly page: number;
  readonly box: MarkBox;
  readonly figure: Figure;
}

export class PageSetter {
  readonly form: PageForm;
  readonly measure: MeasureText;
  readonly spots: Spot[] = [];
  readonly #pages: Mark[][] = [[]];
  /** Upper edge of what comes next. */
  y: number;

  constructor(form: PageForm, measure: MeasureText) {
    this.form = form;
    this.measure = measure;
    this.y = form.top;
  }

  get left(): number {
    return this.form.left;
  }

  get bodyWidth(): number {
    return this.form.width - this.form.left - this.form.right;
  }

  get bodyHeight(): number {
    return this.form.height - this.form.top - this.form.bottom;
  }

  /** Lower edge of the body. */
  get floor(): number {
    return this.form.height - this.form.bottom;
  }

  get isFresh(): boolean {
    return this.y <= this.form.top;
  }

  get count(): number {
    return this.#pages.length;
  }

  hasRoom(height: number): boolean {
    return this.y + height <= this.floor + 0.01;
  }

  /** Begins a page unless `height` still fits; true when it has. */
  ensure(height: number): boolean {
    if (this.hasRoom(height) || this.isFresh) return false;
    this.turn();
    return true;
  }

  turn(): void {
    this.#pages.push([]);
    this.y = this.form.top;
  }

  add(...marks: Mark[]): void {
    this.#pages.at(-1)?.push(...marks);
  }

  note(figures: readonly FigureBox[]): void {
    for (const { box, figure } of figures) this.spots.push({ page: this.#pages.length - 1, box, figure });
  }

  /** Marks that every page gets once all are known. */
  finish(title: string, furniture: (page: number, pages: number) => readonly Mark[]): PaperPage[] {
    const { width, height } = this.form;
    return this.#pages.map((marks, i) => ({
      width,
      height,
      ground: '#ffffff',
      marks: [...marks, ...furniture(i + 1, this.#pages.length)],
      title: i === 0 ? title : '',
    }));
  }
}
