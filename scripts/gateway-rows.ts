/** Makes the rows that are shipped beside the bundle from the recorded fixtures. Writes nothing: the build decides where they go. */
import { join } from 'node:path';
import { compactRow, type RecordedRow, readFixtureRows } from '../src/simulator/rows';

/** Compact rows of every recorded and documented exchange, in the order of the fixture files. */
export function gatewayRows(root: string = join(__dirname, '..')): RecordedRow[] {
  return readFixtureRows(join(root, 'test', 'fixtures')).map(compactRow);
}
