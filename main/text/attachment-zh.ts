/** Why an evidence file is not taken, in words of the command line. */
import type { AttachmentRefusal } from '../../shared/host/attachment-calls.ts';
import { readOnlyText } from './zh.ts';

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export function attachmentRefusalZh(refusal: AttachmentRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return '附件是空的，没有保存；请换一个文件。';
    case 'too-large':
      return `附件有 ${megabytes(refusal.bytes)}，超过 ${megabytes(refusal.limit)}，没有保存；请压缩或拆分后再试。`;
    case 'type':
      return '附件只收 JPEG、PNG、WebP、PDF、DOCX 和 XLSX，没有保存；请转换格式后再试。';
    case 'damaged':
      return '附件不完整，打不开，没有保存；请重新导出后再试。';
    case 'macros':
      return '附件带有宏程序，没有保存；请另存为不带宏的文件后再试。';
    case 'too-many-pixels':
      return `图片有 ${refusal.width}×${refusal.height} 像素，太大，没有保存；请缩小后再试。`;
    case 'read-only':
      return `数据只能查看、不能修改（${readOnlyText(refusal.cause)}），附件没有保存。`;
    case 'disk':
      return `写入磁盘失败（${refusal.message}），附件没有保存；请检查磁盘空间后重试。`;
  }
}
