import { expect, it } from 'vitest';

import { runResult as exampleResult } from '../../report/run-result.test-support.ts';
import { runResult } from './run-schemas.ts';

it('reads a result of the first versions, which had not read USS', () => {
  const result = exampleResult({ peakUssBytes: 4096 });
  const earlier = Object.entries(result).filter(([name]) => name !== 'peakUssBytes');
  expect(runResult.parse(result).peakUssBytes).toBe(4096);
  expect(runResult.parse(Object.fromEntries(earlier)).peakUssBytes).toBeNull();
});
