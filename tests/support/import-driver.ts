/** Drives uploads and imports through a host's contract, as a page would. */
import type { Host, Input, Output } from '../../shared/host/contract.ts';
import type { LayerChoice, LayerReport, PlanReport } from '../../shared/host/import-calls.ts';

type Calls = Pick<Host, 'upload.open' | 'upload.put' | 'import.inspect' | 'import.plan' | 'import.commit'>;

export interface ImportDriver {
  /** Names the upload that holds the files. */
  upload(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<string>;
  inspect(upload: string, choices?: LayerChoice[]): Promise<LayerReport[]>;
  plan(
    upload: string,
    choices: LayerChoice[],
    more?: Omit<Input<'import.plan'>, 'upload' | 'choices'>,
  ): Promise<PlanReport>;
  commit(upload: string, plan: string, more?: Partial<Input<'import.commit'>>): Promise<Output<'import.commit'>>;
}

export function importDriver(host: Calls): ImportDriver {
  return {
    upload: async (files) => {
      const opened = await host['upload.open']({});
      if (!opened.ok) throw new Error(opened.refusal.reason);
      for (const [name, bytes] of files) {
        const base64 = Buffer.from(bytes).toString('base64');
        const put = await host['upload.put']({ upload: opened.upload, name, base64 });
        if (!put.ok) throw new Error(put.refusal.reason);
      }
      return opened.upload;
    },
    inspect: async (upload, choices) => {
      const answer = await host['import.inspect']({ upload, ...(choices ? { choices } : {}) });
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
      return answer.layers;
    },
    plan: async (upload, choices, more = {}) => {
      const answer = await host['import.plan']({ upload, choices, ...more });
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
      return answer;
    },
    commit: (upload, plan, more = {}) => host['import.commit']({ upload, plan, user: '张主任', role: 'duty', ...more }),
  };
}
