import { ok } from '../../../contract/result.ts';
import type { ReportExports } from '../services/report-exports.ts';
import type { Handlers } from './answer.ts';

type ReportHandlers = Pick<Handlers, Extract<keyof Handlers, `report:${string}`>>;

export function reportHandlers(exports: ReportExports): ReportHandlers {
  return {
    'report:folder': () => ok(exports.folder()),
    'report:choose-folder': async () => ok(await exports.chooseFolder()),
    'report:preview': (request) => exports.preview(request),
    'report:export': (request) => exports.export(request),
    'report:cancel': () => {
      exports.cancel();
      return ok(null);
    },
    'report:copy-markdown': (items) => exports.copyMarkdown(items),
  };
}
