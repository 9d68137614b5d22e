import type { AppModel } from '../shell/app-model.ts';
import { exportSubject, whyNothing } from './export-subject.ts';

/** Puts what the view in front shows on the clipboard, for a pull request. */
export async function copyMarkdown(model: AppModel): Promise<void> {
  const { bridge, notices } = model;
  const items = exportSubject(model);
  if (items === null) {
    notices.addProblem({ code: 'nothing-to-copy', message: whyNothing(model) });
    return;
  }
  const answer = await bridge.request('report:copy-markdown', items);
  if (!answer.ok) notices.addProblem(answer.error);
  else notices.add({ tone: 'success', message: 'Copied as Markdown.', path: null });
}
