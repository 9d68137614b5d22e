import { expect, it } from 'vitest';

import { MAX_REPORTED_ITEMS } from '../../../contract/limits.ts';
import { reportedItems } from './report-parsers.ts';

it('takes as many items as a report may have', () => {
  const items = Array.from({ length: MAX_REPORTED_ITEMS }, (_, index) => ({
    kind: 'run',
    id: `run-${index}`,
  }));
  expect(reportedItems.safeParse(items).success).toBe(true);
  expect(reportedItems.safeParse([...items, ...items.slice(0, 1)]).success).toBe(false);
});
