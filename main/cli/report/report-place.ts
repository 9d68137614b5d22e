import { dirname } from 'node:path';

import type { ReportPlace } from '../../report/gather/gather-report.ts';
import type { TextPlace } from '../../report/report-text.ts';
import type { CliIo } from '../cli-io.ts';
import { cliPaths, corelaneVersion } from '../paths.ts';
import { printable } from '../terminal-text.ts';

/** Where the built page of reports lies beneath. */
export function appDirectory(): string {
  return dirname(cliPaths().packageFile);
}

/** Where texts are made from, and told of. */
export function textPlace(io: CliIo): TextPlace {
  return {
    appDirectory: appDirectory(),
    tell: (note) => io.err(`${printable(note)}\n`),
  };
}

/** The Corelane that makes a report, and when. */
export function reportPlace(): ReportPlace {
  const paths = cliPaths();
  // In Electron alone there are all three.
  const versions: Partial<NodeJS.ProcessVersions> = process.versions;
  const { node = '', electron = '', chrome = '' } = versions;
  return {
    versions: { app: corelaneVersion(paths), electron, chromium: chrome, node },
    workloadsDirectory: paths.workloadsDirectory,
    now: new Date(),
  };
}
