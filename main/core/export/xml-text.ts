/** Any text inside XML of any kind: markup escaped, characters that XML cannot hold replaced. */

/** Markup; what XML cannot hold; whole pairs of surrogates, which stay, and halves, which do not. */
const SPECIAL =
  // eslint-disable-next-line no-control-regex -- the very characters that are looked for
  /[&<>"\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text and attributes; what XML cannot hold becomes U+FFFD. */
export const xmlText = (text: string): string =>
  text.replace(SPECIAL, (char) => (char.length === 2 ? char : (ENTITIES[char] ?? '\ufffd')));

const careful = (text: string): string =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(SPECIAL, (char) => {
    if (char.length === 2) return char;
    const code = char.charCodeAt(0);
    return code < 0x20 ? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_` : (ENTITIES[char] ?? '\ufffd');
  });

/** Most texts have nothing of all that, and are looked at millions of times. */
// eslint-disable-next-line no-control-regex -- the very characters that are looked for
const NEEDS_CARE = /[&<>"_\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Text of a workbook's cell, where control characters have a spelling of their own, `_x0009_`, and it one as well. */
export const cellText = (text: string): string => (NEEDS_CARE.test(text) ? careful(text) : text);
