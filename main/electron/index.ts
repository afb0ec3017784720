/** Boot order of the Electron shell, with the reasons; what is done is in the modules beside this one. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { APP_VERSION } from '../core/app-files.ts';
import { defaultFolder } from '../core/data-folder.ts';
import { demoSeed } from '../core/demo-pack.ts';
import { type OpenCounty, openCounty, reachRunning } from '../core/open-county.ts';
import { fail, ok, type Result } from '../../shared/domain/result.ts';
import { openRefusalText } from '../text/zh.ts';
import { menuZh } from '../text/menu-zh.ts';
import { runApplication } from './application.ts';
import { dataFlag } from './flags.ts';
import { systemKeyWrapper } from './key-wrapper.ts';
import { saveByDialog } from './save-dialog.ts';
import { declareScheme } from './scheme.ts';
import { showWindow } from './window.ts';

/** Why the application ends at once: a sentence for people, or none when another instance has taken over. */
interface Ending {
  readonly message: string | null;
  readonly code: number;
}

async function prepare(argv: readonly string[]): Promise<Result<OpenCounty, Ending>> {
  const data = dataFlag(argv);
  if (!data.ok) return fail({ message: menuZh.unknownFlag(data.error.flag), code: 2 });
  const root = data.value ?? defaultFolder();
  // One instance per data folder, whichever shell runs it: the one that is there shows its window.
  const running = await reachRunning(root);
  if (running) {
    await running.show();
    running.close();
    return fail({ message: null, code: 0 });
  }
  const opened = await openCounty({
    root,
    mode: 'write',
    traits: {
      shell: 'electron',
      version: APP_VERSION,
      capabilities: { chooseFolder: true, displays: false, keepAwake: false },
      keyWrapper: systemKeyWrapper(),
      saveFile: saveByDialog,
    },
    seed: demoSeed,
    onShow: showWindow,
  });
  return opened.ok ? ok(opened.value) : fail({ message: openRefusalText(opened.error), code: 1 });
}

// All of it only counts when said before Electron is ready.
declareScheme();
app.enableSandbox();
// Without it no map is drawn at all where there is no usable graphics card. Only our own page is shown here.
app.commandLine.appendSwitch('enable-unsafe-swiftshader');

const prepared = await prepare(process.argv.slice(1));
if (prepared.ok) {
  // Before anything uses it: stores of the page belong to this data folder and to no other.
  const profile = join(prepared.value.host.parts.folder.windows, 'electron');
  mkdirSync(profile, { recursive: true });
  app.setPath('userData', profile);
}

// Not awaited here: Electron is not ready before this module has been evaluated to its end.
void app.whenReady().then(async () => {
  if (prepared.ok) return runApplication(prepared.value);
  const { message, code } = prepared.error;
  if (message !== null) {
    process.stderr.write(`${message}\n`);
    dialog.showErrorBox(menuZh.cannotOpen, message);
  }
  app.exit(code);
});
