import './fonts/inter-variable.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/fields.css';
import './styles/choices.css';
import './styles/segments.css';
import './styles/combobox.css';
import './styles/options.css';
import './styles/shell.css';
import './styles/notices.css';
import './styles/launch.css';
import './styles/command.css';
import './styles/cores.css';
import './styles/live.css';
import './styles/tiles.css';
import './styles/chart-tools.css';
import './styles/timeline-marks.css';
import './styles/timeline.css';
import './styles/core-heat.css';
import './styles/gauges.css';
import './styles/workers.css';
import './styles/filter.css';
import './styles/empty-state.css';
import './styles/live-sizes.css';
import './styles/result.css';
import './styles/output.css';
import './styles/findings.css';
import './styles/code.css';
import './styles/code-dialog.css';
import './styles/compare.css';
import './styles/compare-panel.css';
import './styles/compare-result.css';
import './styles/compare-charts.css';
import './styles/lessons.css';
import './styles/verdict.css';
import './styles/machine.css';
import './styles/export.css';
import './styles/history.css';
import './styles/history-details.css';
import './styles/processes.css';
import './styles/narrow.css';
import './styles/contrast.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { Boot } from './features/shell/boot.tsx';
import { ErrorBoundary } from './features/shell/error-boundary.tsx';

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element #root');

createRoot(container).render(
  <StrictMode>
    <ErrorBoundary>
      <Boot />
    </ErrorBoundary>
  </StrictMode>,
);
