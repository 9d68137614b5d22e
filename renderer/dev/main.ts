/**
 * The window over a simulated main, for work on its looks: `npx vite renderer`, then open /dev/.
 * The query chooses what is shown, for example `?scene=completed&strategy=threads&cores=16`.
 * Not part of the application: its build starts from ../index.html.
 */
import { act } from './act.ts';
import { FakeMain } from './fake-main.ts';
import { readScene } from './scene.ts';

const scene = readScene(new URLSearchParams(window.location.search));
if (scene.scene !== 'no-bridge') {
  Object.assign(window, { corelane: new FakeMain(scene).api });
}
await import('../app.tsx');
await act(scene);
