/** Bookmarks of a PDF: a tree from the pages' titles and depths. */
import { PDFHexString, PDFName, PDFNumber, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';

export interface Bookmark {
  readonly title: string;
  /** From 0; a depth that skips one counts as one deeper. */
  readonly depth: number;
  readonly page: PDFRef;
}

interface Node {
  readonly ref: PDFRef;
  readonly bookmark: Bookmark | null;
  readonly children: Node[];
}

const descendants = (node: Node): number => node.children.reduce((sum, child) => sum + 1 + descendants(child), 0);

function write(doc: PDFDocument, node: Node): void {
  const { context } = doc;
  node.children.forEach((child, i) => {
    const dict = context.obj({
      Title: PDFHexString.fromText(child.bookmark?.title ?? ''),
      Parent: node.ref,
      ...(child.bookmark ? { Dest: [child.bookmark.page, PDFName.of('Fit')] } : {}),
    });
    const previous = node.children[i - 1];
    const next = node.children[i + 1];
    if (previous) dict.set(PDFName.of('Prev'), previous.ref);
    if (next) dict.set(PDFName.of('Next'), next.ref);
    const [first] = child.children;
    const last = child.children.at(-1);
    if (first && last) {
      dict.set(PDFName.of('First'), first.ref);
      dict.set(PDFName.of('Last'), last.ref);
      dict.set(PDFName.of('Count'), PDFNumber.of(descendants(child)));
    }
    context.assign(child.ref, dict);
    write(doc, child);
  });
}

/** Adds the bookmarks to the document, opened. */
export function writeOutline(doc: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = doc;
  const root: Node = { ref: context.nextRef(), bookmark: null, children: [] };
  const open: Node[] = [root];
  for (const bookmark of bookmarks) {
    open.length = Math.min(open.length, bookmark.depth + 1);
    const node: Node = { ref: context.nextRef(), bookmark, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  }
  const [first] = root.children;
  const last = root.children.at(-1);
  if (!first || !last) return;
  write(doc, root);
  context.assign(
    root.ref,
    context.obj({ Type: 'Outlines', First: first.ref, Last: last.ref, Count: descendants(root) }),
  );
  catalog.set(PDFName.of('Outlines'), root.ref);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
