import type { ElectronApplication } from '@playwright/test';

import { askedAgain } from './asked-again.ts';

/** What the user does in the system's dialogs, which no test can click. */
export interface DialogAnswers {
  /** Chosen to be opened, or to be saved to. */
  readonly path?: string;
  /** To a question. */
  readonly agrees?: boolean;
}

export interface AskedQuestion {
  readonly message: string;
  readonly detail: string;
}

/** Puts these answers in place of the dialogs, from now on. */
export async function answerDialogs(
  app: ElectronApplication,
  { path = '', agrees = false }: DialogAnswers,
): Promise<void> {
  await askedAgain(() =>
    app.evaluate(
      ({ dialog }, answers) => {
        const asked: AskedQuestion[] = [];
        (globalThis as { askedQuestions?: AskedQuestion[] }).askedQuestions = asked;
        const canceled = answers.path === '';
        const filePaths = canceled ? [] : [answers.path];
        dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths });
        dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: answers.path });
        dialog.showMessageBox = (...args: unknown[]) => {
          const { message, detail } = args.at(-1) as AskedQuestion;
          asked.push({ message, detail });
          return Promise.resolve({ response: answers.agrees ? 1 : 0, checkboxChecked: false });
        };
      },
      { path, agrees },
    ),
  );
}

/** The questions since `answerDialogs`. */
export function askedQuestions(app: ElectronApplication): Promise<readonly AskedQuestion[]> {
  return askedAgain(() =>
    app.evaluate(() => (globalThis as { askedQuestions?: AskedQuestion[] }).askedQuestions ?? []),
  );
}
