/** The JSON Schemas that the build writes beside the program and that are kept in `schema/`. Makes them; writes nothing. */
import { doctorJsonSchema, explainJsonSchema } from '../src/report/schema';

/** Schema of each command's JSON. `codeIds`: ids of the reference table. */
export function schemas(codeIds?: readonly string[]): Record<'doctor' | 'explain', object> {
  return { doctor: doctorJsonSchema(codeIds), explain: explainJsonSchema(codeIds) };
}

/** The text of a schema file. */
export function schemaText(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
