import { app, Menu, type MenuItemConstructorOptions } from 'electron';

import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { MenuCommand } from '../../../contract/ipc.ts';
import { conventionMenu } from './convention-menu.ts';

const QUIT = 'CmdOrCtrl+Q';

export interface MenuActions {
  readonly command: (command: MenuCommand) => void;
  readonly about: () => void;
  /** In which unit CPU use is shown at the start. */
  readonly coreConvention: CoreConvention;
  /** As if the window were closed, so that it can ask first. */
  readonly quit: () => void;
}

/** Replaces Electron's default menu, which has developer tools and links that are not ours. */
export function installMenu(actions: MenuActions, isDevelopment: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, isDevelopment)));
}

function menuTemplate(actions: MenuActions, isDevelopment: boolean): MenuItemConstructorOptions[] {
  const isMac = process.platform === 'darwin';
  return [
    ...(isMac ? [macAppMenu(actions)] : []),
    {
      label: '&File',
      submenu: [
        ...exportItems(actions),
        separator(),
        ...screenshotItems(actions),
        separator(),
        closing(actions),
      ],
    },
    { role: 'editMenu' },
    { label: '&Run', submenu: runItems(actions) },
    { label: '&View', submenu: viewItems(actions, isDevelopment) },
    { role: 'windowMenu' },
    ...(isMac ? [] : [helpMenu(actions)]),
  ];
}

/**
 * Esc and Ctrl+Enter are only shown here: the page must decide, a dialog may be open in it. macOS
 * would take Esc away from the page in any case, so there it is not even shown.
 */
function runItems({ command }: MenuActions): MenuItemConstructorOptions[] {
  const shown = { registerAccelerator: false };
  const escape = process.platform === 'darwin' ? {} : { ...shown, accelerator: 'Esc' };
  return [
    { ...shown, label: '&Run', accelerator: 'CmdOrCtrl+Enter', click: () => command('run') },
    { ...escape, label: '&Stop', click: () => command('stop') },
  ];
}

function exportItems({ command }: MenuActions): MenuItemConstructorOptions[] {
  return [
    { label: '&Export…', accelerator: 'CmdOrCtrl+E', click: () => command('export-report') },
    {
      label: 'Copy as &Markdown',
      accelerator: 'CmdOrCtrl+Shift+M',
      click: () => command('copy-markdown'),
    },
    {
      label: 'Copy C&hart',
      accelerator: 'CmdOrCtrl+Shift+C',
      click: () => command('copy-chart'),
    },
  ];
}

function screenshotItems({ command }: MenuActions): MenuItemConstructorOptions[] {
  return [
    {
      label: 'Save &Screenshot of Window',
      accelerator: 'CmdOrCtrl+Shift+S',
      click: () => command('screenshot-window'),
    },
    { label: 'Save Screenshot of &Live View', click: () => command('screenshot-live-view') },
    { label: '&Copy Image of Live View', click: () => command('copy-image') },
  ];
}

function viewItems(
  { command, coreConvention }: MenuActions,
  isDevelopment: boolean,
): MenuItemConstructorOptions[] {
  const developerItems: MenuItemConstructorOptions[] = [
    separator(),
    { role: 'forceReload' },
    { role: 'toggleDevTools' },
  ];
  // F8 is only shown here: the page knows whether there is a picture to freeze.
  const freeze = { accelerator: 'F8', registerAccelerator: false };
  return [
    { label: '&Lab', accelerator: 'CmdOrCtrl+1', click: () => command('show-lab') },
    { label: '&Compare', accelerator: 'CmdOrCtrl+2', click: () => command('show-compare') },
    { label: '&History', accelerator: 'CmdOrCtrl+3', click: () => command('show-history') },
    { label: 'L&essons', accelerator: 'CmdOrCtrl+4', click: () => command('show-lessons') },
    { label: '&Processes', accelerator: 'CmdOrCtrl+5', click: () => command('show-processes') },
    separator(),
    { ...freeze, label: '&Freeze, or Jump to Now', click: () => command('freeze') },
    conventionMenu(coreConvention, command),
    separator(),
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator(),
    { role: 'togglefullscreen' },
    ...(isDevelopment ? developerItems : []),
  ];
}

function macAppMenu({ about, quit }: MenuActions): MenuItemConstructorOptions {
  return {
    label: app.name,
    submenu: [
      { label: `About ${app.name}`, click: about },
      separator(),
      { role: 'services' },
      separator(),
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator(),
      { label: `Quit ${app.name}`, accelerator: QUIT, click: quit },
    ],
  };
}

function helpMenu({ about }: MenuActions): MenuItemConstructorOptions {
  return { role: 'help', submenu: [{ label: `&About ${app.name}`, click: about }] };
}

function closing({ quit }: MenuActions): MenuItemConstructorOptions {
  if (process.platform === 'darwin') return { role: 'close' };
  return {
    label: process.platform === 'win32' ? 'E&xit' : '&Quit',
    accelerator: QUIT,
    click: quit,
  };
}

function separator(): MenuItemConstructorOptions {
  return { type: 'separator' };
}
