import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ shell: {} }));

import { createSavedFiles } from './saved-files.ts';

it('shows what was saved, and nothing else that a page may name', () => {
  const show = vi.fn();
  const files = createSavedFiles(show);
  files.add('/saved.png');
  expect(files.reveal('/saved.png').ok).toBe(true);
  expect(files.reveal('/etc/passwd')).toMatchObject({ ok: false, error: { code: 'unknown-path' } });
  expect(show.mock.calls).toEqual([['/saved.png']]);
});
