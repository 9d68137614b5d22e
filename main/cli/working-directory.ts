import { isAbsolute } from 'node:path';

/**
 * The folder the user was in: `npm run corelane` moves to the package's own folder first and leaves
 * the user's in a variable. The variable alone says nothing, it is inherited by everything that an
 * npm script starts.
 */
export function userWorkingDirectory(environment: NodeJS.ProcessEnv, current: string): string {
  const initial = environment['INIT_CWD'];
  const isOurScript = environment['npm_lifecycle_event'] === 'corelane';
  return isOurScript && initial !== undefined && isAbsolute(initial) ? initial : current;
}
