/** How the command line presents itself as a host. */
import { APP_VERSION } from '../core/app-files.ts';
import type { ShellTraits } from '../core/county-host.ts';

export const CLI_TRAITS: ShellTraits = {
  shell: 'http',
  version: APP_VERSION,
  capabilities: { chooseFolder: false, displays: false, keepAwake: false },
};
