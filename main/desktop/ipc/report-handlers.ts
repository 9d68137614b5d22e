import { ok } from '../../../contract/result.ts';
import type { ReportExports } from '../services/report-exports.ts';
import type { Handlers } from './answer.ts';

type ReportHandlers = Pick<Handlers, Extract<keyof Handlers, `report:${string}`>>;

/** @param exports made when the first report is asked for */
export function reportHandlers(exports: () => Promise<ReportExports>): ReportHandlers {
  return {
    'report:folder': async () => ok((await exports()).folder()),
    'report:choose-folder': async () => ok(await (await exports()).chooseFolder()),
    'report:preview': async (request) => (await exports()).preview(request),
    'report:export': async (request) => (await exports()).export(request),
    'report:cancel': async () => {
      (await exports()).cancel();
      return ok(null);
    },
    'report:copy-markdown': async (items) => (await exports()).copyMarkdown(items),
  };
}
