/** The report as one JSON document: the same report gives the same bytes, in whatever order its parts were put together. No words and no judgement. */
import type {
  ChannelRow,
  CheckRow,
  ExplainInput,
  ExplainMatch,
  ExplainReport,
  Finding,
  Fix,
  Report,
  RequestRow,
  SettingsBlock,
  Target,
  TraceStep,
  WindowRow,
} from './report';

/** Names of all members of `T`, in the order in which they are written; a missing or a foreign name does not compile. */
const members =
  <T>() =>
  <const Names extends readonly (keyof T)[]>(
    ...names: Exclude<keyof T, Names[number]> extends never ? Names : never
  ): readonly string[] =>
    names as readonly string[];

const finding = members<Finding>()(
  'code',
  'reason',
  'class',
  'owner',
  'retry',
  'retryAt',
  'severity',
  'confidence',
  'title',
  'meaning',
  'facts',
  'fixes',
  'docs',
  'evidence',
  'ruledOut',
  'requestIds',
  'model',
  'protocol',
  'reproduce',
);
const fix = members<Fix>()('text', 'commands', 'url');

/** Order of the members of each object of the documents, by the name it stands under; objects that are not listed keep their own order. */
const orders: Readonly<Record<string, readonly string[]>> = {
  target: members<Target>()('baseUrl', 'given', 'protocols', 'models', 'key'),
  key: members<Target['key']>()('source', 'masked', 'length'),
  tool: members<Report['tool']>()('name', 'version'),
  diagnosis: finding,
  fixes: fix,
  checks: members<CheckRow>()(
    'id',
    'title',
    'status',
    'code',
    'summary',
    'reason',
    'durationMs',
    'requests',
    'details',
  ),
  windows: members<WindowRow>()(
    'kind',
    'unit',
    'limit',
    'used',
    'remaining',
    'startedAt',
    'resetAt',
    'stale',
    'source',
  ),
  channels: members<ChannelRow>()(
    'model',
    'protocol',
    'mode',
    'listed',
    'attempts',
    'ok',
    'ttftMs',
    'totalMs',
    'codes',
  ),
  ttftMs: ['min', 'median', 'max'],
  totalMs: ['min', 'median', 'max'],
  requests: members<RequestRow>()(
    'method',
    'url',
    'protocol',
    'purpose',
    'headerStyle',
    'status',
    'cost',
    'ids',
    'phases',
    'code',
  ),
  ids: members<RequestRow['ids']>()('sent', 'gateway', 'server', 'upstream', 'cfRay'),
  phases: members<RequestRow['phases']>()('dns', 'tcp', 'tls', 'ttfb', 'download', 'total'),
  settings: members<SettingsBlock>()('client', 'protocol', 'lines'),
  trace: members<TraceStep>()('rule', 'concluded', 'from'),
  inputs: members<ExplainInput>()('text', 'form', 'status', 'requestIds'),
  matches: members<ExplainMatch>()(
    'input',
    'code',
    'reason',
    'class',
    'owner',
    'retry',
    'retryAt',
    'confidence',
    'title',
    'meaning',
    'causes',
    'fixes',
    'tellApart',
    'docs',
    'sources',
    'matchedBy',
    'warnings',
    'seeAlso',
  ),
};
const doctorOrder = members<Report>()(
  'schemaVersion',
  'tool',
  'generatedAt',
  'durationMs',
  'target',
  'verdict',
  'exitCode',
  'interrupted',
  'diagnosis',
  'checks',
  'windows',
  'channels',
  'requests',
  'notTested',
  'settings',
  'ticket',
  'trace',
);
const explainOrder = members<ExplainReport>()('schemaVersion', 'tool', 'inputs', 'matches');

/** Records whose names are data: written by name, whatever is in them. */
const openRecords = new Set(['facts', 'details']);

function ordered(value: unknown, name: string, open: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => ordered(item, name, open));
  if (value === null || typeof value !== 'object') return value;
  const order = open ? [] : (orders[name] ?? []);
  const place = (member: string): number => (order.includes(member) ? order.indexOf(member) : order.length);
  const entries = Object.entries(value).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(
    entries.map(([member, inner]) => [member, ordered(inner, member, open || openRecords.has(member))]),
  );
}

/** Characters that JSON takes as they are and a terminal may obey: control characters of eight bits, line and direction marks. */
const unsafeInTerminal = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The document, indented by two blanks, with a line feed at its end. Members come in the contract's order; it is safe to show in a terminal. */
export function renderJson(report: Report | ExplainReport): string {
  const order = 'verdict' in report ? doctorOrder : explainOrder;
  const whole: Readonly<Record<string, unknown>> = { ...report };
  const document = Object.fromEntries(order.map((member) => [member, ordered(whole[member], member, false)]));
  const text = JSON.stringify(document, null, 2);
  return `${text.replace(unsafeInTerminal, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
