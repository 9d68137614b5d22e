// Loaded into an app before its own code, by `electron -r`: tells on descriptor 1 when its page was painted and could be
// used, without a debugger, which would slow it down. Both apps that are compared carry it.
const path = require('node:path');

const { app, ipcMain } = require('electron');

const PAGE_PART = path.join(__dirname, 'probe-page.cjs');

const told = {};

app.on('session-created', (session) => {
  // Electron 35 has given it another name.
  if (session.registerPreloadScript === undefined) session.setPreloads([PAGE_PART]);
  else session.registerPreloadScript({ type: 'frame', filePath: PAGE_PART });
});

app.on('browser-window-created', (_event, window) => {
  window.once('show', () => tell({ shownAtMs: Date.now() }));
});

ipcMain.once('bench:interactive', (_event, times) => tell(times));

/** Says it all at once, when it is complete. */
function tell(part) {
  Object.assign(told, part);
  if (told.shownAtMs === undefined || told.interactiveAtMs === undefined) return;
  process.stdout.write(`bench-start ${JSON.stringify(told)}\n`);
}
