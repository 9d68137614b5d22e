/**
 * What an interpreter needs to start and to speak the user's language. Everything else stays out:
 * NODE_OPTIONS, PYTHONPATH or LD_PRELOAD would change what is measured, Electron's own variables
 * would turn its children into something else, and tokens are nobody's business.
 */
const ALLOWED = new Set([
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'PATHEXT',
  'COMSPEC',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
]);

/**
 * The environment of a run host or test server.
 * @param own Corelane's environment
 * @param additions what this child needs on top; wins over `own`
 */
export function hostEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  additions: Readonly<Record<string, string>>,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && isAllowed(name)) environment[name] = value;
  }
  return { ...environment, ...additions };
}

// Windows spells its names in mixed case ("Path"); elsewhere they are what they are.
function isAllowed(name: string): boolean {
  const spelled = process.platform === 'win32' ? name.toUpperCase() : name;
  return ALLOWED.has(spelled) || spelled.startsWith('LC_');
}
