/** Evidence files on the page: chosen, dropped, pasted, refused, shown small and large, in both themes. */
import axe from 'axe-core';
import { type ReactNode, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../renderer/app/base.css';
import { ThemeProvider } from '../../../renderer/app/theme-provider.tsx';
import { AttachmentList } from '../../../renderer/components/attachment-list.tsx';
import { AttachmentPicker } from '../../../renderer/components/attachment-picker.tsx';
import { attachmentsOf } from '../../../renderer/host/attachments.ts';
import type { HostClient } from '../../../renderer/host/host-client.ts';
import { HostFault } from '../../../renderer/host/transport.ts';
import { THEMES, type ThemeName } from '../../../renderer/map/paint.ts';
import { type AttachmentFile, MAX_ATTACHMENT_BYTES, type AttachmentType } from '../../../shared/domain/attachment.ts';
import type { AttachmentRefusal } from '../../../shared/host/attachment-calls.ts';
import { sha256Hex } from '../../../shared/log/chain.ts';
import { PageCounty } from '../../support/page-county.ts';

/** What the host keeps, by address. */
let kept: Map<string, Blob>;
/** What the host answers next instead of keeping; `lost` when it does not answer. */
let refusal: AttachmentRefusal | 'lost' | null;
let lent: Set<string>;

/** A picture takes its time on a busy machine. */
const PATIENT = { timeout: 20_000 };

let root: Root | null = null;
let element: HTMLElement | null = null;

function show(theme: ThemeName, children: ReactNode): HTMLElement {
  element = document.createElement('div');
  element.id = 'root';
  document.body.append(element);
  root = createRoot(element);
  root.render(<ThemeProvider theme={theme}>{children}</ThemeProvider>);
  return element;
}

beforeEach(() => {
  kept = new Map();
  refusal = null;
  lent = new Set();
  vi.stubGlobal('fetch', (address: URL) => {
    const blob = kept.get(address.pathname.split('/').at(-1) ?? '');
    return Promise.resolve(blob ? new Response(blob) : new Response(null, { status: 404 }));
  });
  const [create, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = create(blob);
    lent.add(url);
    return url;
  });
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    lent.delete(url);
    revoke(url);
  });
});
afterEach(() => {
  root?.unmount();
  element?.remove();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const typeOf = (base64: string): AttachmentType =>
  base64.startsWith('JVBER') ? 'application/pdf' : base64.startsWith('UklGR') ? 'image/webp' : 'image/png';

function host(): HostClient {
  return {
    ...new PageCounty('attachments').client(),
    'attachment.put': async ({ base64 }) => {
      if (refusal === 'lost') throw new HostFault('unreachable', 'gone');
      if (refusal) return { stored: false, refusal };
      const [sha256, type] = [sha256Hex(base64), typeOf(base64)];
      const blob = new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type });
      kept.set(sha256, blob);
      return { stored: true, sha256, type, bytes: blob.size, cleaned: type === 'image/png' };
    },
  };
}

/** A photograph larger than a thumbnail. */
async function photograph(name = '水池验收.png'): Promise<File> {
  const canvas = new OffscreenCanvas(1200, 800);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const sky = context.createLinearGradient(0, 0, 1200, 800);
  sky.addColorStop(0, '#6aa6d8');
  sky.addColorStop(1, '#3d6b35');
  context.fillStyle = sky;
  context.fillRect(0, 0, 1200, 800);
  context.fillStyle = '#ddd6c8';
  context.fillRect(380, 360, 440, 260);
  return new File([await canvas.convertToBlob({ type: 'image/png' })], name, { type: 'image/png' });
}
const report = (): File => new File(['%PDF-1.4 %%EOF'], '水质检测报告2017-118.pdf', { type: 'application/pdf' });

function Desk({ client }: { client: HostClient }) {
  const [files, setFiles] = useState<AttachmentFile[]>([]);
  return (
    <div style={{ width: '26rem', padding: '1rem', background: 'var(--panel)', minHeight: '100%' }}>
      <AttachmentPicker attachments={attachmentsOf(client)} onStored={(file) => setFiles((all) => [...all, file])} />
      <AttachmentList
        attachments={attachmentsOf(client)}
        files={files}
        onRemove={(file) => setFiles((all) => all.filter((each) => each !== file))}
      />
    </div>
  );
}

const choose = async (...files: File[]): Promise<void> => {
  await expect.element(page.getByRole('button', { name: '选择文件' })).toBeVisible();
  await userEvent.upload(document.querySelector('input[type=file]') ?? document.body, files);
};
const tiles = () => page.getByRole('list', { name: '佐证材料' }).getByRole('button', { name: /B$/ });

async function objections(): Promise<string[]> {
  const rules = { 'page-has-heading-one': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { resultTypes: ['violations'], rules });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html.slice(0, 120)}`));
}

describe.each(THEMES)('%s', (theme) => {
  test('a photograph and a report are kept, shown, enlarged by keys and taken away', async () => {
    show(theme, <Desk client={host()} />);
    await expect.element(page.getByText('还没有佐证材料')).toBeVisible();
    await choose(await photograph(), report());
    await expect.element(page.getByText('已保存，照片里的拍摄位置和设备信息已去除')).toBeVisible();
    await expect.poll(() => tiles().elements().length, PATIENT).toBe(2);
    // The picture, its thumbnail and the report.
    expect(kept.size).toBe(3);
    const small = (): HTMLImageElement | null => document.querySelector('.attachment-face img');
    await expect.poll(() => [small()?.naturalWidth, small()?.naturalHeight], PATIENT).toEqual([320, 213]);
    expect(await objections()).toEqual([]);
    (tiles().first().element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    const dialog = page.getByRole('dialog', { name: '水池验收.png' });
    await expect.element(dialog.getByRole('img')).toBeVisible();
    expect(await objections()).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await page.getByRole('button', { name: '移除：水池验收.png' }).click();
    await expect.poll(() => tiles().elements().length, PATIENT).toBe(1);
    // Everything borrowed was given back.
    await expect.poll(() => lent.size, PATIENT).toBe(0);
  });

  test('what is refused says why and what to do', async () => {
    show(theme, <Desk client={host()} />);
    refusal = { reason: 'type', found: 'heic' };
    await choose(new File(['x'], 'IMG_0412.HEIC'));
    await expect.element(page.getByText(/HEIC 照片，不能上传/)).toBeVisible();
    refusal = 'lost';
    await choose(report());
    await expect.element(page.getByText(/后台没有应答，材料没有保存/)).toBeVisible();
    refusal = null;
    await choose(new File([new Uint8Array(MAX_ATTACHMENT_BYTES + 1)], '全景.png'));
    await expect.element(page.getByText('文件有 20.1 MB，超过 20.0 MB。请压缩或拆分后再上传。')).toBeVisible();
    expect(kept.size).toBe(0);
    expect(await objections()).toEqual([]);
    await page.getByRole('button', { name: '知道了：全景.png' }).click();
    await expect.element(page.getByText('全景.png')).not.toBeInTheDocument();
  });
});

test('a file is dropped and a screenshot is pasted', async () => {
  const shown = show('night', <Desk client={host()} />);
  await expect.element(page.getByRole('group', { name: '上传佐证材料' })).toBeVisible();
  const zone = shown.querySelector('.attachment-picker');
  const carry = new DataTransfer();
  carry.items.add(report());
  zone?.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: carry }));
  await expect.element(page.getByText('松开即上传')).toBeVisible();
  zone?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carry }));
  await expect.poll(() => kept.size, PATIENT).toBe(1);
  const clipboard = new DataTransfer();
  clipboard.items.add(await photograph('截图.png'));
  expect(clipboard.files).toHaveLength(1);
  const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: clipboard });
  zone?.dispatchEvent(paste);
  expect([paste.clipboardData?.files.length, paste.defaultPrevented]).toEqual([1, true]);
  await expect.poll(() => tiles().elements().length, PATIENT).toBe(2);
});

test('a file that is not on this machine says so', async () => {
  const file = { sha256: '0'.repeat(64), name: '合格证.png', type: 'image/png', bytes: 4096 };
  show('night', <AttachmentList attachments={attachmentsOf(host())} files={[file]} />);
  await expect.element(page.getByText('本机没有这份材料')).toBeVisible();
  await page.getByRole('button', { name: '合格证.png' }).click();
  await expect.element(page.getByText('材料可能还在上传它的那台电脑上。')).toBeVisible();
});
