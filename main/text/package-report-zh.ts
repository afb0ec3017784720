/** What the command line says about packages that were made, looked into, opened or received. */
import type { CountyPackage, HeldBack, ProgressPackage } from '../../shared/host/package-calls.ts';
import { heldTextZh } from './package-reason-zh.ts';
import { timeOf } from './package-zh.ts';

const heldLines = (held: readonly HeldBack[]): string[] => held.map((it) => `  没有接收：${heldTextZh(it)}`);

export function savedTextZh(saved: {
  readonly file: string;
  readonly bytes: number;
  readonly operations?: number;
  readonly fingerprint?: string;
  readonly county?: CountyPackage;
}): string {
  const operations = saved.operations ?? saved.county?.position.count ?? 0;
  const lines = [`已保存：${saved.file}（${saved.bytes} 字节，${operations} 条登记）`];
  if (saved.county) lines.push(`总指纹：${saved.county.digest}`);
  if (saved.county && saved.county.missing > 0) lines.push(`有 ${saved.county.missing} 个佐证文件已经不在，没有带上`);
  if (saved.fingerprint !== undefined) lines.push(`本席位指纹：${saved.fingerprint}`);
  return lines.join('\n');
}

export function verifiedTextZh(
  found:
    | ({ readonly kind: 'county' } & CountyPackage)
    | ({ readonly kind: 'progress' } & Pick<
        ProgressPackage,
        'device' | 'fingerprint' | 'madeAt' | 'madeBy' | 'name' | 'operations' | 'streams' | 'unit'
      >),
): string {
  const made = `${found.madeBy.user}于 ${timeOf(found.madeAt)} 制作`;
  if (found.kind === 'progress')
    return [
      `进度包：${found.name}（${found.unit}），${made}`,
      `${found.operations} 条登记，席位 ${found.device}，指纹 ${found.fingerprint}`,
      '签名相符，内容完整。',
    ].join('\n');
  const { counts, county, digest, mark, personal } = found;
  return [
    `全县数据包：${county.name}（${county.id}），${made}`,
    `${counts.operations} 条登记，${counts.units} 个单位，${counts.targets} 个目标，${counts.households} 户，${counts.attachments} 个佐证文件`,
    `个人信息：${personal === 'sealed' ? '已封存' : '无'}${mark === undefined ? '' : `　标注：${mark}`}`,
    `逐项核对无误，总指纹：${digest}`,
  ].join('\n');
}

export const openedTextZh = ({ county, keptIn }: { county: CountyPackage; keptIn: string }): string =>
  `已打开“${county.county.name}”（${county.counts.operations} 条登记）；原来的数据移到了 ${keptIn}。`;

export function inspectedTextZh(progress: ProgressPackage): string {
  const { device, duplicates, fingerprint, fresh, heldBack, name, unit } = progress;
  const total = fresh.reduce((sum, { count }) => sum + count, 0);
  return [
    `来自 ${name}（${unit}），席位 ${device}`,
    `指纹 ${fingerprint}`,
    `可接收 ${total} 条，已有 ${duplicates} 条`,
    ...heldLines(heldBack),
  ].join('\n');
}

export const receivedTextZh = (received: { operations: number; heldBack: readonly HeldBack[] }): string =>
  [`已接收 ${received.operations} 条登记。`, ...heldLines(received.heldBack)].join('\n');
