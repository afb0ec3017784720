/**
 * The way of files into the county, call by call: sent in pieces, looked at, planned anew with every decision, written as one
 * step. Kept apart from the widgets, so that a switch of mode interrupts nothing. One call at a time; a newer plan ends an
 * older one.
 */
import { roleText, type Capacity } from '../../../../shared/domain/role.ts';
import type { LayerChoice, LayerReport, Unmatched } from '../../../../shared/host/import-calls.ts';
import { MOST_UPLOAD_BYTES } from '../../../../shared/host/upload-calls.ts';
import { announce } from '../../../app/view-store.ts';
import type { HostClient } from '../../../host/host-client.ts';
import { t } from '../../../text/t.ts';
import type { ChosenFile } from './chosen-files.ts';
import { faultOf, faultText, type ImportFault } from './import-fault.ts';
import { questionOf, renumbered } from './import-question.ts';
import { EMPTY, importing, type SentFile, setImporting, type Work } from './import-store.ts';
import { sendFile } from './send-file.ts';

/** A person who is still typing or choosing is waited for, ms. */
const PAUSE_MS = 350;

/** Files of the upload, in case they have to be sent again. */
const held = new Map<string, File>();
let stopListening: (() => void) | null = null;
let running: Promise<unknown> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Counts what was asked for, so that of several only the last is done and what was ended for it says nothing. */
let ticket = 0;

const begun = (call: Work['call'], name = '', total = 0): Work => ({
  call,
  phase: null,
  name,
  done: 0,
  total,
  since: performance.now(),
  ending: false,
});

/** Runs a long call; null when it threw, with the fault noted. */
async function during<T>(work: Work, ask: () => Promise<T>): Promise<T | null> {
  setImporting({ work, fault: null });
  const promise = ask();
  running = promise.catch(() => undefined);
  try {
    return await promise;
  } catch (error) {
    setImporting({ fault: faultOf(error) });
    return null;
  } finally {
    running = null;
    setImporting({ work: null });
  }
}

function refused(fault: ImportFault): void {
  if (fault.reason !== 'upload-gone') return setImporting({ fault });
  const { newCounty, files } = importing();
  forget();
  setImporting({ ...EMPTY, newCounty, fault, lost: files.map(({ name }) => name) });
}

function forget(): void {
  clearTimeout(timer);
  ticket += 1;
  held.clear();
  stopListening?.();
  stopListening = null;
}

function follow(host: HostClient): void {
  stopListening?.();
  stopListening = host.listen(
    (event) => {
      const { upload, work } = importing();
      if (event.event !== 'upload.progress' || event.upload !== upload || !work || work.call === 'sending') return;
      const { phase, name, done, total } = event;
      setImporting({ work: { ...work, phase, name, done, total } });
    },
    () => undefined,
  );
}

/** Ends what is running and waits until it has ended. */
async function stop(host: HostClient): Promise<void> {
  const { upload, work } = importing();
  if (!running) return;
  if (work) setImporting({ work: { ...work, ending: true } });
  if (upload !== null && work?.call !== 'sending') await host['upload.cancel']({ upload }).catch(() => undefined);
  await running;
}

/** Ends what is running for something newer; false when something newer still came meanwhile. */
async function halt(host: HostClient): Promise<boolean> {
  clearTimeout(timer);
  ticket += 1;
  const mine = ticket;
  await stop(host);
  return mine === ticket;
}

/** Ends what is running because a person wants so, and says that it has ended. */
export async function cancel(host: HostClient): Promise<void> {
  await halt(host);
  setImporting({ fault: { reason: 'cancelled' } });
}

/** Adds files to the upload, beginning one where there is none, and has all of them looked at. */
export async function addFiles(host: HostClient, chosen: readonly ChosenFile[]): Promise<void> {
  if (chosen.length === 0) return setImporting({ fault: { reason: 'nothing-dropped' } });
  if (!(await halt(host))) return undefined;
  const before = importing();
  // Pieces are appended to what the host has of a name: another file of that name needs a new upload.
  const isFresh = before.upload === null || before.files.some(({ name }) => chosen.some((it) => it.name === name));
  const earlier = isFresh ? [...held] : [];
  for (const { name, file } of chosen) held.set(name, file);
  const total = [...held.values()].reduce((sum, file) => sum + file.size, 0);
  if (total > MOST_UPLOAD_BYTES) {
    for (const { name } of chosen) held.delete(name);
    for (const [name, file] of earlier) held.set(name, file);
    return setImporting({ fault: { reason: 'upload-too-large', limit: MOST_UPLOAD_BYTES } });
  }
  const toSend = isFresh ? [...held] : chosen.map(({ name, file }): [string, File] => [name, file]);
  const bytes = toSend.reduce((sum, [, file]) => sum + file.size, 0);
  const outcome = await during(begun('sending', '', bytes), () => sendAll(host, toSend, isFresh));
  if (outcome === null) return undefined;
  if (outcome !== 'sent') return refused(outcome);
  setImporting({ complete: true });
  return inspect(host);
}

async function sendAll(
  host: HostClient,
  files: readonly [string, File][],
  isFresh: boolean,
): Promise<'sent' | ImportFault> {
  let { upload } = importing();
  if (isFresh) {
    if (upload !== null) await host['upload.close']({ upload });
    const opened = await host['upload.open']({});
    if (!opened.ok) return opened.refusal;
    upload = opened.upload;
    const { newCounty, work, choices } = importing();
    setImporting({ ...EMPTY, choices, newCounty, work, upload });
    follow(host);
  }
  if (upload === null) return { reason: 'upload-gone' };
  const added = files.map(([name, file]) => ({ name, bytes: file.size, sent: 0 }));
  setImporting({ complete: false, files: [...importing().files, ...added], written: null, lost: [] });
  for (const [name, file] of files) {
    const fault = await sendFile(host, upload, name, file, (sent) => {
      const state = importing();
      const earlier = state.files.find((it) => it.name === name)?.sent ?? 0;
      const { work } = state;
      setImporting({
        files: state.files.map((it) => (it.name === name ? { ...it, sent } : it)),
        work: work && { ...work, name, done: work.done + sent - earlier },
      });
      return !(importing().work?.ending ?? false);
    });
    if (fault?.reason === 'cancelled') {
      // Half a file is no file: what was sent is put away with the rest.
      await host['upload.close']({ upload });
      const { newCounty, work } = importing();
      forget();
      setImporting({ ...EMPTY, newCounty, work });
    }
    if (fault) return fault;
  }
  return 'sent';
}

/** The sent file that a layer comes from: its own, or the archive that it lies in. */
export const sentFileOf = (files: readonly SentFile[], layerFile: string): string | null =>
  files.find(({ name }) => layerFile === name || layerFile.startsWith(`${name}/`))?.name ?? null;

/** Takes a file out of the upload, and what was said about it; what was said about the others stays with them. */
export async function removeFile(host: HostClient, name: string): Promise<void> {
  if (!(await halt(host))) return undefined;
  const { upload, layers, choices, files } = importing();
  if (upload === null) return undefined;
  const answer = await host['upload.remove']({ upload, name }).catch((error: unknown) => {
    setImporting({ fault: faultOf(error) });
    return null;
  });
  if (answer === null) return undefined;
  if (!answer.ok) return refused(answer.refusal);
  const removed = new Set(answer.removed);
  for (const file of removed) held.delete(file);
  const left = files.filter((file) => !removed.has(file.name));
  if (left.length === 0) return startOver(host);
  const isGone = ({ file }: LayerReport): boolean => removed.has(sentFileOf(files, file) ?? '');
  setImporting({
    files: left,
    layers: [],
    layer: null,
    choices: renumbered(choices, layers, isGone),
    plan: null,
    planned: null,
    fault: null,
  });
  return inspect(host);
}

/** Has the host look at the files as a person would have them, then plans. */
export async function inspect(host: HostClient): Promise<void> {
  if (!(await halt(host))) return;
  const mine = ticket;
  const { upload, choices, step } = importing();
  if (upload === null) return;
  const wished = Object.values(choices);
  const ask = { upload, ...(wished.length > 0 ? { choices: wished } : {}) };
  const answer = await during(begun('inspect'), () => host['import.inspect'](ask));
  if (answer === null || (mine !== ticket && !answer.ok)) return;
  if (!answer.ok) return refused(answer.refusal);
  const { layers } = answer;
  const { layer } = importing();
  setImporting({
    layers,
    layer: layers.some(({ id }) => id === layer) ? layer : (layers[0]?.id ?? null),
    step: step === 'files' ? 'check' : step,
  });
  await plan(host);
}

/** Plans after a pause, so that a row of decisions is planned once. */
export function planSoon(host: HostClient): void {
  clearTimeout(timer);
  timer = setTimeout(() => void plan(host), PAUSE_MS);
}

export async function plan(host: HostClient): Promise<void> {
  if (!(await halt(host))) return;
  const mine = ticket;
  const question = questionOf(importing());
  if (question === null) return setImporting({ plan: null, planned: null });
  const asked = JSON.stringify(question);
  if (asked === importing().planned) return;
  const answer = await during(begun('plan'), () => host['import.plan'](question));
  if (answer === null || (mine !== ticket && !answer.ok)) return;
  if (!answer.ok) return refused(answer.refusal);
  const { names } = importing();
  setImporting({ plan: answer, planned: asked, saved: null, names: joined(names, answer.layers) });
}

/** A decided name is no longer among the unmatched ones, but stays in the list with its decision. */
function joined(
  known: readonly Unmatched[],
  layers: readonly { readonly unmatched: readonly Unmatched[] }[],
): Unmatched[] {
  const { decisions } = importing();
  const now = new Map<string, Unmatched>();
  for (const name of layers.flatMap(({ unmatched }) => unmatched)) {
    const same = now.get(name.written);
    now.set(name.written, same ? { ...same, rows: same.rows + name.rows } : name);
  }
  const kept = known.filter(({ written }) => written in decisions || now.has(written));
  const old = new Set(kept.map(({ written }) => written));
  const fresh = [...now.values()].filter(({ written }) => !old.has(written));
  return [...kept.map((it) => now.get(it.written) ?? it), ...fresh];
}

/** Says something about one layer; `again` where the host has to look at it anew. */
export function choose(host: HostClient, choice: LayerChoice, again: boolean): void {
  setImporting({ choices: { ...importing().choices, [choice.layer]: choice } });
  if (again) void inspect(host);
  else planSoon(host);
}

export function decide(host: HostClient, decisions: Readonly<Record<string, string | null>>): void {
  setImporting({ decisions: { ...importing().decisions, ...decisions } });
  planSoon(host);
}

export function undecide(host: HostClient, written: string): void {
  const { [written]: _gone, ...left } = importing().decisions;
  setImporting({ decisions: left });
  planSoon(host);
}

export async function saveProblems(host: HostClient, name: string): Promise<void> {
  const { upload } = importing();
  if (upload === null || !(await halt(host))) return;
  const answer = await during(begun('problems'), () => host['import.problems']({ upload, name }));
  if (answer === null) return;
  if ('ok' in answer) return refused(answer.refusal);
  if (answer.saved) return setImporting({ saved: { name: answer.name, folder: answer.folder } });
  setImporting({ fault: { reason: 'not-saved', cause: answer.cause, message: answer.message ?? '' } });
}

/** Writes the plan in somebody's name; `sure` is the answer to the second question. */
export async function commit(host: HostClient, who: Capacity & { user: string }, sure: boolean): Promise<void> {
  const { upload, plan: planned } = importing();
  if (upload === null || planned === null) return;
  const input = { upload, plan: planned.plan, user: who.user, role: roleText(who), ...(sure ? { sure } : {}) };
  const answer = await during(begun('commit'), () => host['import.commit'](input));
  if (answer === null) return;
  if (!answer.ok) {
    refused(answer.refusal);
    announce('refused', faultText(answer.refusal));
    if (answer.refusal.reason !== 'plan-stale') return;
    setImporting({ planned: null });
    await plan(host);
    return;
  }
  const { operations, position } = answer;
  forget();
  const written = { operations, position: position.count, changes: planned.changes, undone: false };
  setImporting({ ...EMPTY, step: 'write', written });
  announce('done', t('dataImport.done.saved'));
}

/** Puts everything away and begins again. */
export async function startOver(host: HostClient): Promise<void> {
  await halt(host);
  const { upload, newCounty } = importing();
  forget();
  setImporting({ ...EMPTY, newCounty });
  if (upload !== null) await host['upload.close']({ upload }).catch(() => undefined);
}

/** After a reload of the page: the host may still have the files; where it has not, their names are said. */
export async function resume(host: HostClient): Promise<void> {
  const { upload, complete, layers, work, files, newCounty } = importing();
  if (upload === null || layers.length > 0 || work !== null || running || held.size > 0) return;
  if (complete) {
    follow(host);
    return inspect(host);
  }
  setImporting({ ...EMPTY, newCounty, lost: files.map(({ name }) => name) });
  await host['upload.close']({ upload }).catch(() => undefined);
}
