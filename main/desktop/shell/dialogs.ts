import { type BrowserWindow, dialog, type FileFilter } from 'electron';

/** The system's own dialogs: the page has no part in what is chosen or confirmed there. */
export interface Dialogs {
  /** The chosen path; `null`: the user thought better of it. */
  openFile(options: FileDialog): Promise<string | null>;
  openFolder(title: string): Promise<string | null>;
  saveFile(options: FileDialog & { readonly suggestedName: string }): Promise<string | null>;
  /** Whether the user agrees; closing the dialog is no. */
  confirm(question: Question): Promise<boolean>;
}

export interface FileDialog {
  readonly title: string;
  readonly buttonLabel?: string;
  readonly filters?: readonly FileFilter[];
}

export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

/** Each is a sheet of the window; without a window nobody could answer. */
export function createDialogs(getWindow: () => BrowserWindow | null): Dialogs {
  return {
    openFile: (options) => pick(getWindow(), options, 'openFile'),
    openFolder: (title) => pick(getWindow(), { title }, 'openDirectory'),
    saveFile: (options) => pickNew(getWindow(), options),
    confirm: (question) => ask(getWindow(), question),
  };
}

async function pick(
  window: BrowserWindow | null,
  { filters, ...options }: FileDialog,
  property: 'openFile' | 'openDirectory',
): Promise<string | null> {
  if (window === null) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...options,
    ...(filters === undefined ? {} : { filters: [...filters] }),
    properties: [property],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

async function pickNew(
  window: BrowserWindow | null,
  { filters, suggestedName, ...options }: FileDialog & { readonly suggestedName: string },
): Promise<string | null> {
  if (window === null) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...options,
    ...(filters === undefined ? {} : { filters: [...filters] }),
    defaultPath: suggestedName,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? null : filePath;
}

async function ask(window: BrowserWindow | null, question: Question): Promise<boolean> {
  if (window === null) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: question.message,
    detail: question.detail,
    buttons: [question.no, question.yes],
    // Enter and Esc both mean no: nothing is allowed by a slip.
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
