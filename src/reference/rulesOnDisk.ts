/** Takes the place of `rules.ts` in the bundles of the command line: the rules from the JSON file beside the bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeRules } from './rules';

/** As `codeRules` of `rules.ts`. Throws when the package is incomplete. */
export const codeRules = JSON.parse(readFileSync(join(__dirname, 'rules.json'), 'utf8')) as readonly CodeRules[];
