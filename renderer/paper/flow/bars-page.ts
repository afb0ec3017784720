/** A chart of bars as a page of its own: what a Word file takes as a picture. */
import type { BarsBlock } from '../../../shared/brief/document.ts';
import type { MeasureText, PaperPage } from '../marks.ts';
import { PageSetter } from './page-setter.ts';
import { setBars } from './set-bars.ts';

/** Between the margins of an official document, mm. */
const WIDTH = 156;
const MOST_HEIGHT = 200;

export function barsPage(block: BarsBlock, measure: MeasureText): PaperPage {
  const form = { width: WIDTH, height: MOST_HEIGHT, top: 1, bottom: 1, left: 0, right: 0 };
  const pages = new PageSetter(form, measure);
  setBars(pages, block);
  const [page] = pages.finish(block.caption, () => []);
  return { width: WIDTH, ground: '#ffffff', title: block.caption, marks: page?.marks ?? [], height: pages.y };
}
