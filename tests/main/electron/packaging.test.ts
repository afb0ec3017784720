import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const load = createRequire(import.meta.url);

/** What is used of the packages that electron-builder brings along. */
interface Validator {
  validateConfiguration(config: object, log: { isEnabled: boolean; add(): void }): Promise<void>;
}
const { validateConfiguration } = load('app-builder-lib/out/util/config/config.js') as Validator;
const { load: parse } = load('js-yaml') as { load(text: string): Record<string, unknown> };

const log = { isEnabled: false, add: (): void => {} };
const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));

describe('electron-builder.yml', () => {
  it('is a configuration that electron-builder takes', async () => {
    await expect(validateConfiguration(config, log)).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...config, asarr: true }, log)).rejects.toThrow(/asarr/);
  });

  it('sets the fuses', () => {
    expect(config['electronFuses']).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});
