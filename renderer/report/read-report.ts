import type { Report } from '../../contract/report.ts';
import { fromReportJson } from '../../contract/report-json.ts';

/**
 * Unpacks the data that lies in the page: base64 of gzip of JSON.
 * @throws Error where the browser can't unpack, or the data is not whole
 */
export async function readReport(base64: string): Promise<Report> {
  const packed = Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const report = fromReportJson(await new Response(stream).text());
  if (!isReport(report)) throw new Error('This page holds no report.');
  return report;
}

/** Who wrote the page wrote the data as well: more than its kind need not be asked. */
function isReport(value: unknown): value is Report {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    value.schema === 'corelane.report/1'
  );
}
