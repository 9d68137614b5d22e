// A window as Electron's own introduction makes it, as large as Corelane's, and shown as late.
const { app, BrowserWindow } = require('electron');

app.setPath('userData', app.commandLine.getSwitchValue('user-data-dir'));

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  return window.loadFile('index.html');
});

app.on('window-all-closed', () => app.quit());
