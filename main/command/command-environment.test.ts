import { describe, expect, it } from 'vitest';

import { commandEnvironment } from './command-environment.ts';

describe('commandEnvironment', () => {
  it('is the user’s own, without what Electron and Corelane set', () => {
    const own = {
      HOME: '/home/a',
      NODE_OPTIONS: '--max-old-space-size=4096',
      ELECTRON_RUN_AS_NODE: '1',
      CHROME_DESKTOP: 'corelane.desktop',
      CORELANE_RUN_ID: 'of an outer run',
      UNSET: undefined,
    };
    expect(commandEnvironment(own, { THREADS: '4' }, 'run-1')).toEqual({
      HOME: '/home/a',
      NODE_OPTIONS: '--max-old-space-size=4096',
      THREADS: '4',
      CORELANE_RUN_ID: 'run-1',
    });
  });

  it('has the silence of pidusage only where the user asked for it', () => {
    const own = { PIDUSAGE_SILENT: 'by Corelane' };
    expect(commandEnvironment(own, {}, 'r')).not.toHaveProperty('PIDUSAGE_SILENT');
    expect(commandEnvironment({ PIDUSAGE_SILENT: '1' }, {}, 'r')).toHaveProperty('PIDUSAGE_SILENT');
  });

  it('lets the user’s additions win', () => {
    expect(commandEnvironment({ A: '1' }, { A: '2' }, 'r')).toMatchObject({ A: '2' });
  });

  it('takes away what “npm run corelane” has put in', () => {
    const own = {
      npm_lifecycle_event: 'corelane',
      npm_package_json: '/src/corelane/package.json',
      INIT_CWD: '/home/a',
      NODE: '/usr/bin/node',
      PATH: '/src/corelane/node_modules/.bin:/src/node_modules/.bin:/node_modules/.bin:/lib/npm/@npmcli/run-script/lib/node-gyp-bin:/home/a/node_modules/.bin:/usr/bin',
    };
    expect(commandEnvironment(own, {}, 'r')).toEqual({
      PATH: '/home/a/node_modules/.bin:/usr/bin',
      CORELANE_RUN_ID: 'r',
    });
  });

  it('leaves it where another script of npm started Corelane', () => {
    const own = { npm_lifecycle_event: 'bench', PATH: '/a/node_modules/.bin:/usr/bin' };
    expect(commandEnvironment(own, {}, 'r')).toMatchObject(own);
  });
});
