/** Property tests start from a known seed, so that the same commit always gives the same answer; `npm run fuzz` gives fresh ones. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.TOROUTER_PROPERTY_SEED ?? '20261124') });
