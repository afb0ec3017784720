/**
 * `guatu brief --kind daily|weekly|end --out F.docx|F.pdf`: the brief of a day. A Word file is written without a browser, a PDF and
 * pictures by the same page that people see. `--issue --by NAME` gives it its number first.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fillTemplate } from '../../../shared/brief/docx/fill-template.ts';
import { tokenValues } from '../../../shared/brief/docx/template-tokens.ts';
import type { WordPicture } from '../../../shared/brief/docx/word-blocks.ts';
import { writeDocx } from '../../../shared/brief/docx/write-docx.ts';
import type { PaperDocument } from '../../../shared/brief/document.ts';
import { isDay } from '../../../shared/domain/day.ts';
import { BRIEF_KINDS, briefEntryId } from '../../../shared/domain/entries/brief.ts';
import { fail, ok, type Result } from '../../../shared/domain/result.ts';
import type { Input } from '../../../shared/host/contract.ts';
import { briefSavedText, briefTokens } from '../../text/brief-command-zh.ts';
import { drawPictures, printDocument } from '../brief-page.ts';
import { dataFolderOf, openToWrite, reading } from '../county-access.ts';
import type { Arguments } from '../flags.ts';
import { type CommandRefusal, done, misused, type Outcome, refused } from '../outcome.ts';
import { saveToPath } from '../save-to-path.ts';

export const flags = {
  kind: { type: 'string' },
  'as-of': { type: 'string' },
  template: { type: 'string' },
  out: { type: 'string' },
  pictures: { type: 'boolean' },
  issue: { type: 'boolean' },
  by: { type: 'string' },
} as const;
export const words: readonly string[] = [];

type Asked = Pick<Input<'brief.compose'>, 'kind' | 'on'>;

export async function run(args: Arguments): Promise<Outcome> {
  const out = args.text('out');
  if (out === undefined) return misused({ reason: 'missing-flag', flag: '--out' });
  const ending = /\.(docx|pdf)$/i.exec(out)?.[1]?.toLowerCase();
  if (!ending) return misused({ reason: 'bad-value', flag: '--out', value: out, expected: 'brief.docx | brief.pdf' });
  const kind = BRIEF_KINDS.find((it) => it === (args.text('kind') ?? 'weekly'));
  if (!kind)
    return misused({
      reason: 'bad-value',
      flag: '--kind',
      value: args.text('kind') ?? '',
      expected: BRIEF_KINDS.join(' | '),
    });
  const on = args.text('as-of');
  if (on !== undefined && !isDay(on))
    return misused({ reason: 'bad-value', flag: '--as-of', value: on, expected: '2017-12-01' });
  const templatePath = args.text('template');
  if (templatePath !== undefined && ending !== 'docx')
    return misused({ reason: 'bad-value', flag: '--out', value: out, expected: 'brief.docx' });
  const template = templatePath === undefined ? null : await readFile(resolve(templatePath)).catch(() => undefined);
  if (template === undefined) return misused({ reason: 'unreadable-file', path: templatePath ?? '' });
  const asked: Asked = { kind, ...(on === undefined ? {} : { on }) };
  if (args.has('issue')) {
    const by = args.text('by');
    if (!by) return misused({ reason: 'missing-flag', flag: '--by' });
    const issued = await issue(dataFolderOf(args), asked, by);
    if (!issued.ok) return refused(issued.error);
  }
  return reading(withoutDay(args), async (_county, host) => {
    const composed = await host.contract['brief.compose'](asked);
    if (!composed.ok) return refused({ reason: 'brief', refusal: composed.refusal });
    const { document } = composed;
    let bytes: Uint8Array;
    if (ending === 'pdf') {
      const printed = await printDocument(host, document);
      if (!printed.ok) return refused(printed.error);
      bytes = printed.value;
    } else {
      const pictures = args.has('pictures') ? await drawPictures(host, document) : ok(new Map<string, WordPicture>());
      if (!pictures.ok) return refused(pictures.error);
      const written = await wordFile(document, template, pictures.value);
      if (!written.ok) return refused(written.error);
      bytes = written.value;
    }
    const path = resolve(out);
    const saved = await saveToPath(path)('', ending === 'pdf' ? 'pdf' : 'docx', bytes);
    if (!saved.saved) return refused({ reason: 'unwritable', path, message: saved.message ?? saved.cause });
    const value = { out: path, bytes: bytes.length, kind, issue: composed.issue, title: document.title };
    return done(value, briefSavedText(value));
  });
}

/** The day of a brief is the host's affair: it asks for earlier days too. */
const withoutDay = (args: Arguments): Arguments => ({
  ...args,
  text: (name) => (name === 'as-of' ? undefined : args.text(name)),
});

async function wordFile(
  document: PaperDocument,
  template: Uint8Array | null,
  pictures: ReadonlyMap<string, WordPicture>,
): Promise<Result<Uint8Array, CommandRefusal>> {
  if (!template) return ok(await writeDocx(document, pictures));
  const filled = await fillTemplate(new Uint8Array(template), tokenValues(document, briefTokens), pictures);
  return filled.ok ? filled : fail({ reason: 'template', fault: filled.error });
}

/** Gives the brief the next number of its year, unless it has one. */
async function issue(root: string, asked: Asked, user: string): Promise<Result<null, CommandRefusal>> {
  const opened = await openToWrite(root);
  if (!opened.ok) return opened;
  const { contract, close } = opened.value;
  try {
    const composed = await contract['brief.compose'](asked);
    if (!composed.ok) return fail({ reason: 'brief', refusal: composed.refusal });
    if (composed.issue) return ok(null);
    const { county, on, head, next } = composed;
    const written = await contract['journal.append']({
      drafts: [
        {
          k: 'edit',
          subject: `brief:${briefEntryId(county, next.year, next.number)}`,
          payload: { set: { ...head, ...next, kind: asked.kind, on } },
          stream: county,
          base: [],
          user,
          role: 'duty',
        },
      ],
    });
    return written.ok ? ok(null) : fail(written.refusal);
  } finally {
    await close();
  }
}
