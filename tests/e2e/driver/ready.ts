/** Brings targets as far as a village and a township take them, by the host's own rules: proof, application, check. */
import { openCounty } from '../../../main/core/open-county.ts';
import { missingEvidence } from '../../../shared/domain/clearance.ts';
import { kindOf } from '../../../shared/log/county.ts';
import { headsOf } from '../../../shared/log/decide.ts';
import { streamOf } from '../../../shared/log/fold.ts';
import type { Draft } from '../../../shared/log/operation.ts';

export const APPLICANT = '罗村长';
export const VERIFIER = '龙镇长';

const traits = {
  shell: 'http',
  version: 'test',
  capabilities: { chooseFolder: false, displays: false, keepAwake: false },
} as const;

/** The targets are verified afterwards and wait for their clearance only. No other process may have the folder open. */
export async function makeReady(data: string, ids: readonly string[]): Promise<void> {
  const opened = await openCounty({ root: data, mode: 'write', traits });
  if (!opened.ok) throw new Error(`the folder cannot be opened: ${opened.error.reason}`);
  const { host, close } = opened.value;
  const say = async (subject: string, k: string, payload: Draft['payload'], user: string, role: string) => {
    const base = headsOf(host.county, subject, k, payload);
    const draft = { k, stream: streamOf(host.county, subject), user, role, base, subject, payload };
    const answer = await host.contract['journal.append']({ drafts: [draft] });
    if (!answer.ok) throw new Error(`${subject} ${k}: ${JSON.stringify(answer.refusal)}`);
  };
  try {
    for (const id of ids) {
      const row = host.county.rows.get(id);
      const kind = row && kindOf(host.county, row.kind);
      if (!row || !kind) throw new Error(`no target ${id}`);
      for (const { id: item } of missingEvidence(kind.evidence, row.evidence ?? [], 'cleared'))
        await say(id, 'evidence', { item, number: '水检〔2017〕001' }, APPLICANT, 'village');
      if (row.state !== 'applied' && row.state !== 'verified')
        await say(id, 'clearance', { to: 'applied' }, APPLICANT, 'village');
      if (row.state !== 'verified') await say(id, 'clearance', { to: 'verified' }, VERIFIER, 'township');
    }
  } finally {
    await close();
  }
}
