import { Menu, type MenuItemConstructorOptions } from 'electron';

import { CORE_CONVENTIONS, type CoreConvention } from '../../../contract/core-convention.ts';
import { coreWords } from '../../../contract/core-words.ts';
import type { MenuCommand } from '../../../contract/ipc.ts';

/** In which unit CPU use is shown, as a choice in the View menu. */
export function conventionMenu(
  current: CoreConvention,
  command: (command: MenuCommand) => void,
): MenuItemConstructorOptions {
  return {
    label: 'Show CPU &As',
    submenu: CORE_CONVENTIONS.map((convention) => ({
      id: commandOf(convention),
      label: coreWords(convention).choice,
      type: 'radio',
      checked: convention === current,
      click: () => command(commandOf(convention)),
    })),
  };
}

/** Marks what was chosen elsewhere; of the others the system takes the mark away. */
export function markConvention(convention: CoreConvention): void {
  const item = Menu.getApplicationMenu()?.getMenuItemById(commandOf(convention));
  if (item !== undefined && item !== null && !item.checked) item.checked = true;
}

function commandOf(convention: CoreConvention) {
  return `cpu-as-${convention}` as const;
}
