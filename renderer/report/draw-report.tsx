import './report-styles.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import type { Report } from '../../contract/report.ts';
import { exposePictures } from './figure-svg/expose-pictures.ts';
import { settledLayout } from './figure-svg/settled-layout.ts';
import { ReportPage } from './report-page.tsx';

/**
 * Draws a report in the place of what stands there. Resolves when nothing moves any more; those who
 * make pictures of it see that by `data-report-ready`.
 * @param onProblem told of a fault while it is drawn; the place is empty then
 */
export async function drawReport(
  place: HTMLElement,
  report: Report,
  onProblem: (thrown: unknown) => void,
): Promise<void> {
  const [first] = report.items;
  if (first === undefined) throw new Error('There is nothing in this report.');
  const root = createRoot(place, { onUncaughtError: onProblem });
  root.render(
    <StrictMode>
      <ReportPage report={report} first={first} />
    </StrictMode>,
  );
  unfoldForPrint();
  // All of them: before the first text is drawn nobody has asked for any.
  await Promise.all([...document.fonts].map((face) => face.load()));
  await settledLayout();
  exposePictures(report);
  document.documentElement.dataset['reportReady'] = '';
}

/** What was folded away on the screen belongs on paper all the same. */
function unfoldForPrint(): void {
  window.addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}
