/**
 * A report of simulated data, for work on its looks: `npx vite renderer`, then open /dev/report.html.
 * The query chooses what is in it, for example `?report=machines&cores=16`.
 */
import { drawReport } from '../report/draw-report.tsx';
import { readScene } from './scene.ts';
import { simulatedReport } from './simulated-report.ts';

const query = new URLSearchParams(window.location.search);
const place = document.getElementById('report');
if (place === null) throw new Error('report.html has no element #report');
const report = await simulatedReport(query.get('report') ?? 'experiment', readScene(query));
await drawReport(place, report, (thrown) => console.error(thrown));
