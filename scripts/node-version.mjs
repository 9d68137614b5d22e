// @ts-check
// Imported first, for its side effect, by every script a user starts: on an older Node.js the later
// imports would fail with a stack trace that names a file of ours instead of the cause.

const MINIMUM = { major: 20, minor: 19 };

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined} what to tell the user, or nothing when the version will do
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > MINIMUM.major || (major === MINIMUM.major && minor >= MINIMUM.minor);
  if (isNewEnough) return undefined;
  return (
    `Corelane needs Node.js ${MINIMUM.major}.${MINIMUM.minor} or newer; this is ${version}. ` +
    'Install a current version from https://nodejs.org and run the command again.'
  );
}

const problem = nodeVersionProblem(process.versions.node);
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
