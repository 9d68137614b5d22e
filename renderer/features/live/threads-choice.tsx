import { useApp, useReadable } from '../shell/app-context.ts';

/** Whether the table and the lanes are of the workers alone, or of all threads of the run. */
export function ThreadsChoice() {
  const { settings } = useApp();
  const { showsAllThreads } = useReadable(settings.settings);
  return (
    <select
      className="threads-choice"
      aria-label="Threads shown"
      data-tip="Lab only: the workers. All threads: also those of the host and of the runtime (GC, JIT, I/O pool), of a program its launcher, a row for each name."
      value={showsAllThreads ? 'all' : 'lab'}
      onChange={(event) => {
        settings.update({ showsAllThreads: event.target.value === 'all' });
        void settings.save();
      }}
    >
      <option value="lab">Lab only</option>
      <option value="all">All threads</option>
    </select>
  );
}
