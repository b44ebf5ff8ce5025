/** The `schema` command: prints a schema file of the build as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context';
import type { SchemaOptions } from './options';

/** Prints the JSON Schema of that command's JSON. Throws when the package is incomplete. */
export async function runSchema(options: SchemaOptions, context: Context): Promise<number> {
  context.stdout.write(readFileSync(join(__dirname, `schema.${options.name}.json`), 'utf8'));
  return 0;
}
