import type { PrintToPDFOptions } from 'electron';

import type { Paper } from '../../../contract/report-looks.ts';

const MM_PER_INCH = 25.4;
/** By definition of CSS. */
const PX_PER_INCH = 96;

const PAPER_WIDTH_MM: Readonly<Record<Paper, number>> = { A4: 210, Letter: 215.9 };

/** The foot of the page stands in the lower margin. */
const MARGINS_MM = { top: 14, right: 14, bottom: 18, left: 14 } as const;

/** Width of what is printed, in CSS pixels: the page is laid out so wide before it is printed. */
export function printedWidthPx(paper: Paper): number {
  const widthMm = PAPER_WIDTH_MM[paper] - MARGINS_MM.left - MARGINS_MM.right;
  return Math.floor((widthMm / MM_PER_INCH) * PX_PER_INCH);
}

/** Chromium fills in title and numbers by class, as text. Its fonts are the system's. */
const FOOTER = `<div style="box-sizing: border-box; width: 100%; padding: 0 ${MARGINS_MM.right}mm; display: flex; justify-content: space-between; gap: 8mm; font: 7.5pt Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif; color: #545c68">
  <span class="title" dir="auto" style="overflow: hidden; text-overflow: ellipsis; white-space: nowrap; unicode-bidi: isolate"></span>
  <span style="white-space: nowrap">Page <span class="pageNumber"></span> of <span class="totalPages"></span></span>
</div>`;

/** An empty template would bring Chromium's own date and title. */
const NO_HEADER = '<span></span>';

/** Selectable text, vector charts, tags for screen readers, an outline of the headings. */
export function pdfOptions(paper: Paper): PrintToPDFOptions {
  const inches = (mm: number): number => mm / MM_PER_INCH;
  return {
    pageSize: paper,
    margins: {
      top: inches(MARGINS_MM.top),
      right: inches(MARGINS_MM.right),
      bottom: inches(MARGINS_MM.bottom),
      left: inches(MARGINS_MM.left),
    },
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: NO_HEADER,
    footerTemplate: FOOTER,
    preferCSSPageSize: false,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  };
}
