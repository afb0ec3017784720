/** Another county in the same folder: what was there is kept whole, and a replacement that was cut short never happened. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCounty } from '../../../main/core/open-county.ts';
import { putAside } from '../../../main/core/replace-county.ts';
import type { HostEvent } from '../../../shared/host/contract.ts';
import { settingsOf } from '../../../shared/log/county.ts';
import { clearDraft, COUNTY, openSmall, poolId, smallSeed, temporaryFolder, TRAITS } from '../fixtures/small-county.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

describe('replacing a county', () => {
  it('keeps what was there and begins with nothing, under another store and device', async () => {
    const root = join(folder.path, 'nothing');
    const { close, host } = await openSmall(root);
    await host.contract['journal.append']({ drafts: [clearDraft(1)] });
    const before = host.parts.folder.store;
    const heard: HostEvent[] = [];
    host.onEvent((event) => heard.push(event));
    const answer = await host.contract['county.replace']({ with: 'nothing' });
    if (!answer.ok) throw new Error(answer.refusal.reason);
    expect(heard).toEqual([{ event: 'store.replaced', store: answer.store }]);
    expect(answer.store).not.toBe(before.store);
    expect(host.parts.folder.store.device).not.toBe(before.device);
    expect(await host.contract['host.info']({})).toMatchObject({
      store: answer.store,
      position: { count: 0, last: '' },
    });
    expect(settingsOf(host.county)).toBeUndefined();
    await close();

    // A second start finds the new county; the old one opens from where it was put.
    const again = await openCounty({ root, mode: 'write', traits: TRAITS });
    if (!again.ok) throw new Error(again.error.reason);
    expect(again.value.host.county.count).toBe(0);
    await again.value.close();
    const kept = await openCounty({ root: join(root, answer.keptIn), mode: 'read', traits: TRAITS });
    if (!kept.ok) throw new Error(kept.error.reason);
    expect(kept.value.host.parts.folder.store).toEqual(before);
    expect(kept.value.host.county.rows.get(poolId(1))?.state).toBe('cleared');
    await kept.value.close();
  });

  it('starts with the demonstration, can be written to, and can be replaced once more', async () => {
    const { close, host } = await openSmall(join(folder.path, 'demo'));
    expect(await host.contract['county.replace']({ with: 'nothing' })).toMatchObject({ ok: true });
    const refused = await host.contract['journal.append']({ drafts: [clearDraft(1)] });
    expect(refused).toMatchObject({ ok: false });
    expect(await host.contract['county.replace']({ with: 'demo' })).toMatchObject({ ok: true });
    expect(settingsOf(host.county)?.county).toBe(COUNTY);
    expect(await host.contract['journal.append']({ drafts: [clearDraft(1)] })).toMatchObject({ ok: true });
    expect(await host.contract['journal.verify']({})).toMatchObject({ ok: true, records: 4 });
    await close();
  });

  it('leaves the county where it is when the demonstration cannot be read', async () => {
    const root = join(folder.path, 'refused');
    let isBroken = false;
    const seed = () => (isBroken ? Promise.reject(new Error('damaged')) : Promise.resolve(smallSeed()));
    const { close, host } = await openSmall(root, { seed });
    const { store } = host.parts.folder.store;
    isBroken = true;
    const answer = await host.contract['county.replace']({ with: 'demo' });
    expect(answer).toEqual({ ok: false, refusal: { reason: 'disk', message: 'damaged' } });
    expect(host.parts.folder.store.store).toBe(store);
    expect(await host.contract['journal.append']({ drafts: [clearDraft(1)] })).toMatchObject({ ok: true });
    await close();
  });

  it('that was cut short at any point is taken back by the next start', async () => {
    const root = join(folder.path, 'cut');
    const { close, host } = await openSmall(root);
    await host.contract['journal.append']({ drafts: [clearDraft(1)] });
    const { store } = host.parts.folder;
    await close();
    const whole = readdirSync(root).sort();
    await putAside(root, store, true, Date.parse('2017-12-01T02:00:00Z'));
    expect(existsSync(join(root, 'replaced/2017-12-01T10-00-00/journal'))).toBe(true);
    const moved = readdirSync(join(root, 'replaced/2017-12-01T10-00-00')).filter((name) => name !== 'store.json');
    expect(moved.sort()).toEqual(['archives', 'attachments', 'batches', 'exchange', 'journal', 'vault']);
    // As after a cut behind every one of the moves: those after it have not happened.
    for (let done = 0; done <= moved.length; done += 1) {
      const copy = join(folder.path, `cut-${done}`);
      cpSync(root, copy, { recursive: true });
      for (const name of moved.slice(done)) {
        rmSync(join(copy, name), { recursive: true, force: true });
        cpSync(join(copy, 'replaced/2017-12-01T10-00-00', name), join(copy, name), { recursive: true });
        rmSync(join(copy, 'replaced/2017-12-01T10-00-00', name), { recursive: true });
      }
      const opened = await openCounty({ root: copy, mode: 'write', traits: TRAITS });
      if (!opened.ok) throw new Error(opened.error.reason);
      expect(opened.value.host.parts.folder.store).toEqual(store);
      expect(opened.value.host.county.rows.get(poolId(1))?.state).toBe('cleared');
      await opened.value.close();
      expect(readdirSync(copy).sort()).toEqual([...whole, 'replaced'].sort());
      expect(readdirSync(join(copy, 'replaced'))).toEqual([]);
      expect(JSON.parse(readFileSync(join(copy, 'store.json'), 'utf8'))).toEqual(store);
    }
  });
});
