/** The program's own name and version, taken from package.json when it is built. Nothing else. */
import { version } from '../package.json';

export const tool = { name: 'torouter', version } as const;
