/** The simulated main offers what the real one does. Not part of the application. */
// eslint-disable-next-line no-restricted-imports -- data alone, for development and tests of the window
export { catalogue } from '../../main/catalogue/catalogue.ts';
// eslint-disable-next-line no-restricted-imports -- data alone, for development and tests of the window
export { lessons } from '../../main/catalogue/lessons/lessons.ts';
