import { toError } from '../../contract/result.ts';
import { drawReport } from './draw-report.tsx';
import { readReport } from './read-report.ts';

const container = document.getElementById('report');
if (container === null) throw new Error('report.html has no element #report');

await showReport(container);

/** Puts the whole report in the place of its summary, which stays where that fails. */
async function showReport(place: HTMLElement): Promise<void> {
  const summary = [...place.childNodes];
  const handleProblem = (thrown: unknown) => showProblem(place, summary, toError(thrown));
  try {
    const report = await readReport(document.getElementById('report-data')?.textContent ?? '');
    await drawReport(place, report, handleProblem);
  } catch (thrown) {
    handleProblem(thrown);
  }
}

function showProblem(place: HTMLElement, summary: readonly ChildNode[], error: Error): void {
  const problem = document.createElement('p');
  problem.className = 'report-problem';
  problem.setAttribute('role', 'alert');
  problem.textContent = `Only the summary can be shown in this browser: ${error.message}`;
  place.replaceChildren(problem, ...summary);
}
