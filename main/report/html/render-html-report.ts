import { gzipSync } from 'node:zlib';

import type { Report } from '../../../contract/report.ts';
import { toReportJson } from '../../../contract/report-json.ts';
import { reportTitle } from '../../../contract/report-title.ts';
import { html } from '../html.ts';
import { pagePolicy } from './page-policy.ts';
import { staticSummary } from './static-summary.ts';

/** Longer ones are cut in the title of the window; the heading has all of it. */
const MAX_TITLE_CHARACTERS = 200;

/**
 * A report as one HTML file that needs nothing beside itself. Its data lies in it as base64, so that
 * no text of it can be taken for markup; what can be read without a script is escaped.
 * @param template what `readReportTemplate` read
 */
export function renderHtmlReport(report: Report, template: string): string {
  const title = Array.from(reportTitle(report)).slice(0, MAX_TITLE_CHARACTERS).join('');
  // From the parts of the template alone: nothing that comes from outside stands in it yet.
  const policy = html`<meta
    http-equiv="Content-Security-Policy"
    content="${pagePolicy(template)}"
  />`;
  return filled(template, {
    '<!-- report:policy -->': policy.text,
    '<title>Corelane report</title>': html`<title>${title}</title>`.text,
    '<!-- report:summary -->': staticSummary(report).text,
    '<!-- report:data -->': packed(report),
  });
}

function packed(report: Report): string {
  return gzipSync(toReportJson(report), { level: 9 }).toString('base64');
}

/**
 * Each place once, and all at the same time: what is put in is not searched for places.
 * @throws Error for a page that has not all of them, or one twice
 */
function filled(template: string, contents: Readonly<Record<string, string>>): string {
  const places = Object.keys(contents)
    .map((mark) => ({ mark, start: onlyPlaceOf(template, mark) }))
    .sort((left, right) => left.start - right.start);
  let page = '';
  let end = 0;
  for (const { mark, start } of places) {
    page += template.slice(end, start) + (contents[mark] ?? '');
    end = start + mark.length;
  }
  return page + template.slice(end);
}

function onlyPlaceOf(template: string, mark: string): number {
  const start = template.indexOf(mark);
  if (start < 0 || template.includes(mark, start + 1)) {
    throw new Error(`The page for reports has no single place for "${mark}": build it anew.`);
  }
  return start;
}
