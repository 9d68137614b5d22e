import type { Scene } from './scene.ts';

/** Does by mouse and keyboard what a scene asks for, once the window is open. */
export async function act({ scene, view, open }: Scene): Promise<void> {
  const front = scene.startsWith('compare-') ? 'compare' : view;
  if (front !== 'lab') (await find(`.view-tab:nth-child(${front === 'compare' ? 2 : 3})`)).click();
  if (open === 'machine') (await find('.machine-line')).click();
  if (open === 'details') (await find('.history-row:nth-of-type(2)')).click();
  if (open === 'run') await openRow('.history-row[data-kind="run"][data-state="completed"]');
  if (open === 'interrupted') await openRow('.history-row[data-state="interrupted"]');
  if (open === 'experiment') await openRow('.history-row[data-kind="experiment"]');
  if (open === 'overlay') await openOverlay();
}

async function openRow(selector: string): Promise<void> {
  const row = await find(selector);
  row.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }));
}

async function openOverlay(): Promise<void> {
  await find('.history-row');
  const boxes = document.querySelectorAll<HTMLElement>('.history-row[data-kind="run"] input');
  for (const box of [...boxes].slice(0, 3)) box.click();
  (await find('[data-action="overlay"]:not([aria-disabled="true"])')).click();
}

function find(selector: string): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = () => {
      const element = document.querySelector<HTMLElement>(selector);
      if (element === null) requestAnimationFrame(look);
      else resolve(element);
    };
    look();
  });
}
