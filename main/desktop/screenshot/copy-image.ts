import electron, { clipboard, type NativeImage } from 'electron';

/** Electron up to 43; later ones have the interface of the web's clipboard instead. */
interface EarlierClipboard {
  writeImage(image: NativeImage): void;
}

/** Puts an image on the system's clipboard. */
export async function copyImage(image: NativeImage): Promise<void> {
  if (hasWriteImage(clipboard)) {
    clipboard.writeImage(image);
    return;
  }
  const type = 'image/png';
  const blob = new Blob([new Uint8Array(image.toPNG())], { type });
  // Not a named import: linking it would fail on every Electron that does not export it.
  await clipboard.write([new electron.ClipboardItem({ [type]: blob })]);
}

function hasWriteImage(candidate: object): candidate is EarlierClipboard {
  return 'writeImage' in candidate;
}
