/** The system's key store through Electron: DPAPI on Windows, the keychain on macOS, Secret Service or KWallet on Linux. */
import { app, safeStorage } from 'electron';
import type { KeyWrapper } from '../core/vault/vault-key.ts';

/** A store that has not answered by then counts as none, ms: a locked keyring may wait for a password for ever. */
const PATIENCE_MS = 3000;

async function askStore(): Promise<boolean> {
  await app.whenReady();
  const asked = safeStorage.isAsyncEncryptionAvailable().catch(() => false);
  const late = new Promise<boolean>((done) => setTimeout(() => done(false), PATIENCE_MS));
  // Without a desktop's store, Linux would lock with a password that everybody knows.
  return (await Promise.race([asked, late])) && !(process.platform === 'linux' && isPlain());
}

const isPlain = (): boolean => ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());

export function systemKeyWrapper(): KeyWrapper {
  let available: Promise<boolean> | null = null;
  return {
    isAvailable: () => (available ??= askStore()),
    wrap: (key) => safeStorage.encryptStringAsync(key.toString('base64')),
    unwrap: async (wrapped) => Buffer.from((await safeStorage.decryptStringAsync(wrapped)).result, 'base64'),
  };
}
