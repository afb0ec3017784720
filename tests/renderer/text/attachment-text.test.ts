import { describe, expect, it } from 'vitest';
import { attachmentRefusalText, bytesText } from '../../../renderer/text/attachment-text.ts';
import { personRefusalText } from '../../../renderer/text/person-text.ts';
import { MAX_ATTACHMENT_BYTES, OTHER_TYPES } from '../../../shared/domain/attachment.ts';
import { personRefusalSchema, vaultFaultSchema } from '../../../shared/host/person-calls.ts';

describe('sizes of files', () => {
  it('are written in the unit that fits, never as nothing', () => {
    expect([0, 1, 1536, 1024 * 1024 - 1, 1024 * 1024, 3.24 * 1024 * 1024].map(bytesText)).toEqual([
      '1 KB',
      '1 KB',
      '2 KB',
      '1,024 KB',
      '1.0 MB',
      '3.2 MB',
    ]);
  });
});

describe('a file that is not taken', () => {
  it('never reads as large as the limit it is over', () => {
    const refusal = { reason: 'too-large', bytes: MAX_ATTACHMENT_BYTES + 1, limit: MAX_ATTACHMENT_BYTES } as const;
    expect(attachmentRefusalText(refusal)).toBe('文件有 20.1 MB，超过 20.0 MB。请压缩或拆分后再上传。');
  });

  it('gets another sentence for each sort', () => {
    const sentences = OTHER_TYPES.map((found) => attachmentRefusalText({ reason: 'type', found }));
    expect(new Set(sentences).size).toBe(OTHER_TYPES.length);
  });
});

describe('personal data that is not shown', () => {
  it('gets a sentence for each reason and each fault of the vault, without open places', () => {
    const facts = { role: 'viewer', unit: '990101002', household: 'v/0001', village: 'v', message: 'x', cause: 'disk' };
    const reasons = personRefusalSchema.options.map((option) => option.shape.reason.value);
    expect(reasons).toHaveLength(13);
    const sentences = [
      ...reasons
        .filter((reason) => reason !== 'vault')
        .map((reason) => personRefusalSchema.parse({ ...facts, reason })),
      ...vaultFaultSchema.options.map((fault) => ({ reason: 'vault' as const, fault })),
    ].map(personRefusalText);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[^{}]+$/);
  });
});
