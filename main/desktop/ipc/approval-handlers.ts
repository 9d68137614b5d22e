import { ok } from '../../../contract/result.ts';
import type { Approvals } from '../../store/approvals.ts';
import { log } from '../log.ts';
import type { RuntimeSearch } from '../services/runtime-search.ts';
import type { Handlers } from './answer.ts';

export function approvalHandlers(
  approvals: Approvals,
  runtimes: RuntimeSearch,
): Pick<Handlers, 'approval:list' | 'approval:revoke'> {
  return {
    'approval:list': async () => ok(await approvals.list()),
    'approval:revoke': async (id) => {
      const revoked = await approvals.revoke(id);
      // A runtime that was there by this approval alone leaves the list.
      runtimes
        .renew()
        .catch((error: unknown) => log.problem('The search for runtimes failed.', error));
      return revoked;
    },
  };
}
