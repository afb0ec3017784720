/** The application's menu. What the campaign needs is in the page; here is what belongs to the window. */
import type { MenuItemConstructorOptions } from 'electron';
import { menuZh } from '../text/menu-zh.ts';

export interface MenuActions {
  newWindow(): void;
  openExports(): void;
  about(): void;
}

/** `isMac` adds nothing but the application's own menu, which macOS demands in first place. */
export function menuTemplate(actions: MenuActions, isMac: boolean): MenuItemConstructorOptions[] {
  const quit: MenuItemConstructorOptions = { role: 'quit', label: menuZh.quit };
  const application: MenuItemConstructorOptions = {
    label: menuZh.title,
    submenu: [{ label: menuZh.about, click: actions.about }, { type: 'separator' }, quit],
  };
  return [
    ...(isMac ? [application] : []),
    {
      label: menuZh.file,
      submenu: [
        { label: menuZh.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: actions.newWindow },
        { label: menuZh.openExports, click: actions.openExports },
        ...(isMac ? [] : [{ type: 'separator' as const }, quit]),
      ],
    },
    {
      label: menuZh.edit,
      submenu: [
        // No accelerator: Ctrl+Z takes back a step of the campaign and belongs to the page.
        { role: 'undo', label: menuZh.undo, registerAccelerator: false, accelerator: '' },
        { role: 'redo', label: menuZh.redo, registerAccelerator: false, accelerator: '' },
        { type: 'separator' },
        { role: 'cut', label: menuZh.cut },
        { role: 'copy', label: menuZh.copy },
        { role: 'paste', label: menuZh.paste },
        { role: 'selectAll', label: menuZh.selectAll },
      ],
    },
    {
      label: menuZh.view,
      submenu: [
        { role: 'reload', label: menuZh.reload },
        { type: 'separator' },
        { role: 'zoomIn', label: menuZh.zoomIn },
        { role: 'zoomOut', label: menuZh.zoomOut },
        { role: 'resetZoom', label: menuZh.zoomReset },
        { role: 'togglefullscreen', label: menuZh.fullScreen },
        { type: 'separator' },
        { role: 'toggleDevTools', label: menuZh.tools },
      ],
    },
    { label: menuZh.help, submenu: [{ label: menuZh.about, click: actions.about }] },
  ];
}
