/** Recharts is most of the code of the window and nothing of its first paint. */
export const loadCharts = () => import('./compare-charts.tsx');
