import { describe, expect, it } from 'vitest';

import { isReportRequest } from './report-request.ts';

const PAGE = 'file:///tmp/a%20report.html';

describe('isReportRequest', () => {
  it.each([PAGE, `${PAGE}#method`, 'data:image/svg+xml;base64,AA==', 'blob:null/1-2'])(
    'lets a report load %s',
    (url) => expect(isReportRequest(url, PAGE)).toBe(true),
  );

  it.each([
    'file:///etc/passwd',
    'file:///tmp/a%20report.html/../other.html',
    `${PAGE}?x=1`,
    'https://example.org/',
    'http://localhost/',
    'ws://localhost/',
    'blob:https://example.org/1-2',
    'chrome://gpu',
    'app://corelane/index.html',
    '',
  ])('keeps it from %s', (url) => expect(isReportRequest(url, PAGE)).toBe(false));
});
