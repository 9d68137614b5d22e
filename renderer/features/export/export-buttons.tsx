import { useApp } from '../shell/app-context.ts';
import { runCommand } from '../shell/commands.ts';

/** What is shown, made into files. */
export function ExportButtons() {
  const model = useApp();
  return (
    <button
      type="button"
      className="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+E"
      data-tip="A report, figures or data of what is shown, as files (Ctrl+E). Ctrl+Shift+M copies it as Markdown, Ctrl+Shift+C one chart"
      onClick={() => runCommand(model, 'export-report')}
    >
      Export…
    </button>
  );
}
