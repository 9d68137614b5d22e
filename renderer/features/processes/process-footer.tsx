import { useCoreScale } from '../../charts/core-scale.ts';
import { formatBytes } from '../../format/bytes.ts';
import { coreUseText } from '../../format/core-use.ts';
import { formatCount } from '../../format/quantity.ts';
import type { ProcessListView } from '../../stores/processes/process-list-view.ts';
import { totalOf } from '../../stores/processes/process-tree.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

/** The sum of all, and whether the list stands still. */
export function ProcessFooter() {
  const view = useReadable(useApp().processes.view);
  const scale = useCoreScale();
  const { processes, coresUsed, threads, rssBytes } = totalOf(
    view.forest.roots.map(({ total }) => total),
  );
  return (
    <footer className="processes-footer">
      <span>{formatCount(processes)} processes</span>
      <span>{formatCount(threads)} threads</span>
      <span>{coreUseText(coresUsed, scale)}</span>
      <span data-tip="Resident memory, added up: pages that several share are counted in each of them">
        {formatBytes(rssBytes)} resident
      </span>
      <span className="processes-note" role="status">
        {noteOf(view)}
      </span>
    </footer>
  );
}

function noteOf({ state, message, waiting, rows }: ProcessListView): string {
  if (rows.length === 0) return '';
  if (state === 'paused') return 'Not read while a run is timed: this is how it was before.';
  if (state === 'failed') return message;
  if (waiting === null) return '';
  const { started, ended } = waiting;
  const changes = [
    started > 0 ? `${formatCount(started)} new` : '',
    ended > 0 ? `${formatCount(ended)} ended` : '',
  ].filter((change) => change !== '');
  return ['Held still while you point at it or use its keys', ...changes].join(' · ');
}
