import { describe, expect, it } from 'vitest';

import { pdfOptions, printedWidthPx } from './pdf-options.ts';

describe('printedWidthPx', () => {
  it.each(['A4', 'Letter'] as const)('fits between the margins of %s', (paper) => {
    const { left = 0, right = 0 } = pdfOptions(paper).margins ?? {};
    const paperInches = paper === 'A4' ? 210 / 25.4 : 8.5;
    const printedInches = printedWidthPx(paper) / 96;
    expect(left + printedInches + right).toBeLessThanOrEqual(paperInches);
    expect(left + printedInches + right).toBeGreaterThan(paperInches - 0.02);
  });
});

describe('pdfOptions', () => {
  it('has a foot with the title and the number of the page, and nothing above', () => {
    const { headerTemplate, footerTemplate } = pdfOptions('A4');
    for (const part of ['class="title"', 'class="pageNumber"', 'class="totalPages"']) {
      expect(footerTemplate).toContain(part);
    }
    expect(headerTemplate).toBe('<span></span>');
  });
});
