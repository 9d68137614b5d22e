import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { err, ok, type Result } from '../../../contract/result.ts';

/**
 * The built page that a report is filled into.
 * @param directory where Corelane's package.json lies
 */
export async function readReportTemplate(directory: string): Promise<Result<string>> {
  const path = join(directory, 'out', 'report', 'report.html');
  try {
    return ok(await readFile(path, 'utf8'));
  } catch {
    return err(
      'no-report-page',
      `The page for reports is not there (${path}): build Corelane (npm run build), or install it anew.`,
    );
  }
}
