import type { RuntimeFeatures } from '../../contract/runtime.ts';

/** Of what has none of the features that are told apart, or of which nothing is known. */
export const NO_FEATURES: RuntimeFeatures = {
  gilEnabled: null,
  freeThreadedBuild: null,
  startMethods: [],
  interpreterPool: null,
};
