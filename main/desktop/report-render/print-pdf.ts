import type { Paper } from '../../../contract/report-looks.ts';
import { BEFORE_PRINT_SCRIPT } from './page-scripts.ts';
import { pdfOptions, printedWidthPx } from './pdf-options.ts';
import type { ReportPage } from './report-page.ts';
import { PAGE_HEIGHT_PX, PAGE_WIDTH_PX, type ReportWindow } from './report-window.ts';

const PDF_MARK = '%PDF-';

/**
 * The report as a PDF. It is laid out as wide as the paper first: charts take their size from
 * scripts, which Chromium does not run between laying out for print and printing.
 * @throws when Chromium can't print it
 */
export async function printPdf(
  window: ReportWindow,
  page: ReportPage,
  paper: Paper,
): Promise<Buffer> {
  await window.resize(printedWidthPx(paper), PAGE_HEIGHT_PX);
  await window.contents.executeJavaScript(BEFORE_PRINT_SCRIPT);
  await page.settled();
  const pdf = await window.contents.printToPDF(pdfOptions(paper));
  if (!pdf.subarray(0, PDF_MARK.length).equals(Buffer.from(PDF_MARK))) {
    throw new Error('Chromium printed no PDF');
  }
  await window.resize(PAGE_WIDTH_PX, PAGE_HEIGHT_PX);
  return pdf;
}
