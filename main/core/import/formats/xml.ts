/**
 * XML of map files as a tree: no document types, no entities of its own, names without their prefixes. Linear in the length of
 * the text whatever stands in it; a general DOM took a minute for half a megabyte of nested name spaces.
 */
import { fail, ok, type Result } from '../../../../shared/domain/result.ts';
import { decodeText } from '../decode-text.ts';
import type { ImportProblem } from '../problem.ts';
import { tooManyVertices } from './feature-layer.ts';
import { Refusal } from './refusal.ts';
import { attributeOf, XmlScanner } from './xml-scan.ts';

export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** As written; read by `attribute`. */
  readonly attributes: string;
  readonly children: readonly XmlElement[];
  /** The element's own text, without that of elements in it. */
  readonly text: string;
}

/** About a gigabyte of them; a track of a million points has three million. */
const MOST_ELEMENTS = 8_000_000;

interface OpenElement extends XmlElement {
  children: XmlElement[];
  text: string;
}
const NO_CHILDREN: XmlElement[] = [];

/** The root element. */
export function parseXml(bytes: Uint8Array): Result<XmlElement, ImportProblem> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  const scanner = new XmlScanner({
    wantsText: true,
    open: (name, attributes) => {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new Refusal(tooManyVertices());
      if (root && open.length === 0) throw new Refusal({ reason: 'not-xml' });
      // Attributes are looked up behind a blank; some programs write a line each.
      const element: OpenElement = {
        name,
        attributes: attributes.replace(/[\t\r\n]+/g, ' '),
        children: NO_CHILDREN,
        text: '',
      };
      const parent = open.at(-1);
      if (!parent) root = element;
      else if (parent.children === NO_CHILDREN) parent.children = [element];
      else parent.children.push(element);
      open.push(element);
    },
    close: (name) => {
      if (open.pop()?.name !== name) throw new Refusal({ reason: 'not-xml' });
    },
    text: (text) => {
      const element = open.at(-1);
      if (element) element.text += text;
    },
  });
  try {
    scanner.push(decoded.value.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof Refusal)
      return fail(error.problem.reason === 'file-broken' ? { severity: 'error', reason: 'not-xml' } : error.problem);
    throw error;
  }
  return root && open.length === 0 ? ok(root) : fail({ severity: 'error', reason: 'not-xml' });
}

export const attribute = (element: XmlElement, name: string): string => attributeOf(element.attributes, name) ?? '';

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

export const ownText = (element: XmlElement | undefined): string => element?.text.trim() ?? '';
