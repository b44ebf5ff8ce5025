/** The program with another resolver: the entry of the rows that loopback cannot make. First argument: the resolver as JSON. */
import { runExplain } from '../../src/commands/explain';
import { createNodeContext } from '../../src/nodeContext';
import { runProgram } from '../../src/program';
import { failingLookup, hangingLookup, lookupTo } from '../support/faultServers';

/** A resolver that fails with an errno, never answers, or gives these addresses for every name. */
export type Lookup = { fails: string } | { hangs: true } | { gives: readonly string[] };

const given = JSON.parse(process.argv[2] ?? '{}') as Lookup;
const lookup =
  'fails' in given ? failingLookup(given.fails) : 'hangs' in given ? hangingLookup : lookupTo(...given.gives);

/** Sockets and timers that are still there once the run has ended; streams of the process itself are none. */
function leftOver(): string[] {
  return process.getActiveResourcesInfo().filter((name) => /^(?:TCP|TLS|Timeout|DNS|GetAddrInfo|Connect)/i.test(name));
}

runProgram(process.argv.slice(3), (signals) => ({ ...createNodeContext(signals), lookup }), runExplain).then(
  async (code) => {
    // A closed handle leaves the loop one turn later.
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
    const left = leftOver();
    process.exitCode = left.length === 0 ? code : 99;
    if (left.length > 0) process.stderr.write(`left over: ${left.join(', ')}\n`);
  },
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 2;
  },
);
