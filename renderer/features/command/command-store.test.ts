import { beforeEach, describe, expect, it } from 'vitest';

import { fakeBridge } from '../../dev/fake-bridge.ts';
import { idleSnapshot } from '../../dev/fixtures.ts';
import { readScene } from '../../dev/scene.ts';
import { SettingsStore } from '../../stores/settings-store.ts';
import { CommandStore } from './command-store.ts';

const { settings: initial } = idleSnapshot(readScene(new URLSearchParams()));

let settings: SettingsStore;
let store: CommandStore;
beforeEach(() => {
  settings = new SettingsStore(fakeBridge().bridge, initial, () => undefined);
  store = new CommandStore(settings);
});

const lines = () => store.draft.get().commands.map(({ line }) => line);

describe('CommandStore', () => {
  it('adds, duplicates and removes, and keeps one', () => {
    store.changeCommand({ line: 'a', name: 'first', directory: '/srv' });
    store.add('duplicate');
    expect(store.draft.get()).toMatchObject({
      selected: 1,
      commands: [{}, { line: 'a', name: '' }],
    });
    store.changeCommand({ line: 'b' });
    store.add('empty');
    expect(lines()).toEqual(['a', 'b', '']);
    expect(store.draft.get().commands[2]?.directory).toBe('/srv');
    store.select(0);
    store.remove();
    expect(lines()).toEqual(['b', '']);
    store.remove();
    store.remove();
    expect(store.draft.get()).toMatchObject({ selected: 0, commands: [{ line: '' }] });
  });

  it('remembers names of variables, never their values', () => {
    store.changeCommand({ environment: [{ name: 'TOKEN', value: 's3cret' }] });
    const kept = settings.settings.get().command;
    expect(kept.commands[0]?.environmentNames).toEqual(['TOKEN']);
    expect(JSON.stringify(kept)).not.toContain('s3cret');
    const next = new CommandStore(settings);
    expect(next.draft.get().commands[0]?.environment).toEqual([{ name: 'TOKEN', value: null }]);
  });

  it('takes a file with its interpreter, and its folder where none was chosen', () => {
    store.takeFile({ argv: ['/opt/my python', '/src/a.py'], directory: '/src' });
    expect(store.draft.get()).toMatchObject({
      isChosen: true,
      commands: [{ line: "'/opt/my python' /src/a.py", directory: '/src' }],
    });
    store.takeFile({ argv: ['/other/b.sh'], directory: '/other' });
    expect(store.draft.get().commands[0]?.directory).toBe('/src');
  });
});
