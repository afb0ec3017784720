/** Why a package was not made, opened or received, and what is kept out of one: words of the command line. */
import type { HeldBack, PackageRefusal } from '../../shared/host/package-calls.ts';
import { importRefusalZh } from './import-refusal-zh.ts';

type Damaged = Extract<PackageRefusal, { reason: 'damaged' }>;

const DAMAGES: Readonly<Record<Damaged['fault'], string>> = {
  zip: '文件不完整',
  manifest: '目录不符',
  'part-missing': '缺少部分',
  'part-unknown': '有多出的部分',
  'part-changed': '有部分被改动过',
  journal: '登记日志不连贯',
  batch: '名册不符',
  attachment: '佐证文件不符',
  archive: '底图文件不符',
  personal: '个人信息部分不符',
  digest: '内容与总指纹不一致',
};

export function packageRefusalZh(refusal: PackageRefusal): string {
  switch (refusal.reason) {
    case 'not-a-package':
      return '这不是挂图的数据包；请选 .guatu 或 .guatu-progress 文件。';
    case 'other-kind':
      return refusal.found === 'county'
        ? '这是全县数据包；请用 guatu package open。'
        : '这是进度包；请用 guatu package receive。';
    case 'newer-package':
      return `这个包是更新版本的挂图做的（第 ${refusal.found} 版格式，本机到第 ${refusal.supported} 版）；请先升级挂图。`;
    case 'damaged':
      return `这个包已经损坏（${DAMAGES[refusal.fault]}${refusal.part === '' ? '' : `：${refusal.part}`}），没有打开；请对方重新制作一份。`;
    case 'tampered':
      return '签名不符：这个包在制作以后被改动过，什么都没有接收；请对方重新制作一份。';
    case 'package-too-large':
      return `佐证文件太多，一个包最多 ${refusal.most} 个文件；请联系维护人员。`;
    case 'passphrase-needed':
      return '包里有封存的个人信息；请用 --passphrase-file 给出口令，或加 --without-personal。';
    case 'passphrase-wrong':
      return '口令不对，什么都没有打开；请核对后重试。';
    case 'one-file':
      return '一次只能处理一个包。';
    case 'nobody':
      return '请用 --by 写明经办人。';
    case 'role':
      return `“${refusal.role}”身份不能办理这一项；请用 --role 写明身份。`;
    case 'no-reason-given':
      return '请用 --why 写明个人信息的用途。';
    case 'reason-gives-away':
      return '用途里写了个人信息，日志里不能出现；请改写。';
    case 'passphrase-short':
      return `口令太短，至少 ${refusal.least} 个字。`;
    case 'nothing-personal':
      return '本县没有录入过个人信息，不用带。';
    case 'nothing-there':
      return '这里还没有数据，没有可以保存的。';
    case 'county-damaged':
      return `本县数据有损坏（${refusal.cause}），不能做成包；请先从备份恢复。`;
    case 'vault':
      return `个人信息打不开（${refusal.fault}），没有制作；请在原来的电脑上操作。`;
    case 'read-only':
      return `数据只能查看、不能修改（${refusal.cause}）。`;
    case 'disk':
      return `写入磁盘失败（${refusal.message}）；请检查磁盘空间后重试。`;
    case 'not-logged':
      return `日志没有记上（${refusal.cause}），所以没有继续；请重试。`;
    case 'busy':
      return '正在替换或只读，现在不能打开；请稍后重试。';
    case 'unknown-unit':
      return `没有编码为“${refusal.unit}”的县或乡镇；请用 guatu tally --json 查看编码。`;
    case 'nothing-new':
      return '上次以后没有新的登记，不用再发；要全部重发请加 --all。';
    case 'other-county':
      return `这是“${refusal.name}”（${refusal.county}）的进度包，与本县不符。`;
    case 'device-unknown':
      return '第一次收到这个席位的包；请电话核对指纹后加 --accept。';
    case 'device-key':
      return `席位 ${refusal.device} 的签名与登记的不同：可能换了电脑或被冒用；请对方重新登记席位，再核对指纹。`;
    case 'device-unit':
      return `这个席位登记在“${refusal.accepted}”名下，现在却以“${refusal.claimed}”的名义发包；请对方核对操作人。`;
    case 'device-frozen':
      return `席位 ${refusal.device} 已停用：有两台电脑用这个名字登记；请对方重新登记席位。`;
    case 'difference-gone':
      return '这一处已经裁定或有了变化。';
    default:
      return importRefusalZh({ reason: 'upload', refusal });
  }
}

/** Why a stretch of a chain is kept out. */
export function heldTextZh({ device, first, last, stream, why }: HeldBack): string {
  const range = `${stream} ${device} 第 ${first}–${last} 条`;
  switch (why.why) {
    case 'gap':
      return `${range}：前面还缺 ${why.missing} 条（第 ${why.after} 条以后），请对方加 --all 再发一次`;
    case 'fork':
      return `${range}：第 ${why.seq} 条与本机已有的不同，有两台电脑用同一个席位名登记；该席位已停用，请其重新登记席位`;
    case 'batch':
      return `${range}：所引用的名册不在包里，请先接收县里的进度包`;
    case 'unknown-subject':
      return `${range}：说的是本机还没有的“${why.subject}”，请先接收县里的进度包`;
    case 'clock-ahead':
      return `${range}：那台电脑的时钟快了 ${Math.ceil(why.aheadMs / 3_600_000)} 小时，请校准日期`;
    case 'form':
      return `${range}：内容不符合规定格式（${why.k}）`;
    case 'outside':
      return `${range}：“${why.subject}”不属于该乡镇`;
    case 'county-only':
      return `${range}：这一项只能由县里登记（${why.k}）`;
    case 'capacity':
      return `${range}：身份“${why.role}”不是该乡镇的`;
    case 'foreign-device':
      return `${range}：是别的席位登记的，请直接与那个席位或县里交换`;
    case 'device-frozen':
      return `${range}：该席位已停用，请其重新登记席位`;
  }
}
