/** XML of map files: no document types, no entities of its own, and every walk along siblings instead of by name lists. */
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import { decodeText } from '../decode-text.ts';
import type { ImportProblem } from '../problem.ts';

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT;

/** The root element. */
export function parseXml(bytes: Uint8Array): Result<Element, ImportProblem> {
  const text = decodeText(bytes);
  if (!text.ok) return text;
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text.value)) return fail({ severity: 'error', reason: 'xml-doctype' });
  let line: number | undefined;
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level === 'warning') return;
        line ??= Number(/line:(\d+)/.exec(message)?.[1]) || undefined;
        throw new Error(message);
      },
    });
    const root = parser.parseFromString(text.value.replace(/^\ufeff/, ''), 'text/xml').documentElement;
    if (root) return ok(root);
  } catch (error) {
    line ??= Number(/line:(\d+)|@#\[line:(\d+)/.exec(String(error))?.[1]) || undefined;
  }
  return fail({ severity: 'error', reason: 'not-xml', ...(line === undefined ? {} : { line }) });
}

/** Child elements, whatever their prefix. */
export function childrenOf(element: Element): Element[] {
  const children: Element[] = [];
  for (let node = element.firstChild; node; node = node.nextSibling) if (isElement(node)) children.push(node);
  return children;
}

/** Name without prefix. */
export const localName = (element: Element): string => element.localName ?? element.nodeName.replace(/^.*:/, '');

export const childNamed = (element: Element, name: string): Element | undefined =>
  childrenOf(element).find((child) => localName(child) === name);

/** The element's own text, without that of elements in it. */
export function ownText(element: Element | undefined): string {
  let text = '';
  for (let node = element?.firstChild ?? null; node; node = node.nextSibling)
    if (node.nodeType === TEXT || node.nodeType === CDATA) text += node.nodeValue ?? '';
  return text.trim();
}
