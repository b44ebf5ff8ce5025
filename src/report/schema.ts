/** The shape of both JSON documents as zod schemas, and the JSON Schemas made from them. Loaded by the build, the tests and nobody at run time that wants to be quick. */
import * as z from 'zod/mini';
import { factNames } from '../reference/code';
import { codeClasses, confidences, owners, protocols, retries, windowKinds } from '../vocabulary';

/** Names and descriptions that go into the JSON Schema. */
const notes = z.registry<{ id?: string; title?: string; description?: string }>();

const described = <Schema extends z.core.$ZodType>(schema: Schema, description: string): Schema => {
  notes.add(schema, { description });
  return schema;
};
const named = <Schema extends z.core.$ZodType>(id: string, schema: Schema, description: string): Schema => {
  notes.add(schema, { id, description });
  return schema;
};

/** Any code: one of the table, or `HTTP_` and a status. */
const codePattern = /^[A-Z][A-Z0-9_]+$/;

const code = named(
  'code',
  z.string().check(z.regex(codePattern)),
  'A code of the table; `torouter explain CODE` tells its story. More may be added.',
);
const time = named('time', z.iso.datetime({ offset: true }), 'A moment, ISO 8601 with offset.');
const ms = (description: string) => described(z.number().check(z.minimum(0)), `${description}, in milliseconds.`);
const msOrNull = (description: string) =>
  described(
    z.nullable(z.number().check(z.minimum(0))),
    `${description}, in milliseconds; null: the phase did not happen.`,
  );
const text = (description: string) => described(z.string(), description);
const textOrNull = (description: string) => described(z.nullable(z.string()), description);
const count = (description: string) => described(z.int().check(z.minimum(0)), description);

const codeClass = named('class', z.enum(codeClasses), 'Family of the error.');
const owner = named(
  'owner',
  z.enum(owners),
  'Who must act: you, the people who run your network, the gateway (its operator, also its CDN), or upstream (the model provider).',
);
const retry = named(
  'retry',
  z.enum(retries),
  'no: waiting cannot help. backoff: transient, try again with growing pauses. after_reset: a window must roll over.',
);
const confidence = named('confidence', z.enum(confidences), 'How sure the judgement is.');
const protocol = named('protocol', z.enum(protocols), 'Surface of the gateway.');
const reasonOfCode = textOrNull('Finer token inside the code, such as DAILY_LIMIT_EXCEEDED.');
const retryAt = described(z.nullable(time), 'When waiting ends, when that is known.');

const tool = z.object({ name: z.literal('torouter'), version: text('Version of the program.') });

const fix = named(
  'fix',
  z.object({
    text: text('What to do, one sentence.'),
    commands: described(z.array(z.string()), 'Shell commands to paste; the key stands as $TOROUTER_API_KEY.'),
    url: textOrNull('Page to open.'),
  }),
  'One next step. The likeliest comes first.',
);

const finding = named(
  'finding',
  z.object({
    code,
    reason: reasonOfCode,
    class: codeClass,
    owner,
    retry,
    retryAt,
    severity: described(
      z.enum(['fail', 'warn']),
      'fail: something does not work. warn: it works, and this should be known.',
    ),
    confidence,
    title: text('What happened, one line.'),
    meaning: text('What it means and what it does not mean.'),
    facts: described(
      z.partialRecord(z.enum(factNames), z.union([z.string(), z.number()])),
      'Values that the sentences rest on. Money in USD, times ISO 8601, spans named by their unit.',
    ),
    fixes: z.array(fix),
    docs: textOrNull('Page with more about it.'),
    evidence: described(z.array(z.string()), 'Ids of the checks it rests on.'),
    ruledOut: described(z.array(z.string()), 'What it cannot be, by the evidence.'),
    requestIds: described(z.array(z.string()), 'Ids to give to support.'),
    model: textOrNull('Model it concerns; null: all of them.'),
    protocol: described(z.nullable(protocol), 'Surface it concerns; null: all of them.'),
    reproduce: textOrNull(
      'A curl command that repeats the telling request, with $TOROUTER_API_KEY in place of the key.',
    ),
  }),
  'One cause that was found.',
);

const checkRow = named(
  'check',
  z.object({
    id: text('area.thing, such as auth.key.'),
    title: text('What was looked at.'),
    status: described(
      z.enum(['pass', 'warn', 'fail', 'skip', 'inconclusive']),
      'skip: it was not asked for or not possible. inconclusive: it was asked for and could not be decided.',
    ),
    code: described(z.nullable(code), 'Code of what it found.'),
    summary: text('What it saw, one line.'),
    reason: textOrNull('Why it was skipped or stayed undecided.'),
    durationMs: ms('Time the check took'),
    requests: described(z.array(z.int().check(z.minimum(0))), 'Indexes into requests.'),
    details: described(
      z.record(z.string(), z.unknown()),
      'What the check saw, typed by its id; more members may be added.',
    ),
  }),
  'One check. Every check leaves a row, in the order of the run.',
);

const windowRow = named(
  'window',
  z.object({
    kind: described(z.enum(windowKinds), 'Which limit of the key, the subscription, the account or the platform.'),
    unit: described(z.enum(['USD', 'time', 'requests']), 'Unit of limit, used and remaining.'),
    limit: described(z.nullable(z.number()), 'Limit, in unit; null: none, or not told.'),
    used: described(z.nullable(z.number()), 'Used so far, in unit.'),
    remaining: described(z.nullable(z.number()), 'What is left, in unit.'),
    startedAt: described(z.nullable(time), 'When the window opened.'),
    resetAt: described(z.nullable(time), 'When the window rolls over; of an expiry, when it expires.'),
    stale: described(z.boolean(), 'The counter is known to lag or to belong to a window that has lapsed.'),
    source: described(z.enum(['usage', 'error', 'headers']), 'Where the numbers come from.'),
  }),
  'One limit, as far as the gateway tells.',
);

const spread = named(
  'spread',
  z.object({ min: ms('Shortest'), median: ms('Median'), max: ms('Longest') }),
  'Spread of several samples.',
);

const channelRow = named(
  'channel',
  z.object({
    model: text('Model that was called.'),
    protocol,
    mode: described(z.enum(['plain', 'stream']), 'Plain answer or stream.'),
    listed: described(z.nullable(z.boolean()), "Whether the key's list holds the model; null: the list is unknown."),
    attempts: count('Live requests sent.'),
    ok: count('Of these, answered with some output.'),
    ttftMs: described(z.nullable(spread), 'Time to the first real output; pings and comments do not count.'),
    totalMs: described(z.nullable(spread), 'Time to the end of the answer.'),
    codes: described(z.array(code), 'Codes of the attempts that failed.'),
  }),
  'Live requests of one model, surface and mode.',
);

const requestRow = named(
  'request',
  z.object({
    method: z.string(),
    url: text('Address, without the key.'),
    protocol,
    purpose: text('What the request was for.'),
    headerStyle: textOrNull('Header that carried the key; null: none did.'),
    status: described(z.nullable(z.int()), 'HTTP status; null: no answer came.'),
    cost: described(z.enum(['free', 'counts', 'billable']), 'free, counted against a rate limit, or billable.'),
    ids: z.object({
      sent: textOrNull('x-request-id that was sent.'),
      gateway: textOrNull('x-request-id of the answer.'),
      server: textOrNull('x-client-request-id, made by the server.'),
      upstream: textOrNull('Id of the provider.'),
      cfRay: textOrNull('CF-Ray of the CDN.'),
    }),
    phases: z.object({
      dns: msOrNull('Name look-up'),
      tcp: msOrNull('TCP connect, to the proxy when one is used'),
      tls: msOrNull('TLS handshake'),
      ttfb: msOrNull('From the start to the first byte of the answer'),
      download: msOrNull('From the first byte to the last'),
      total: ms('From the start to the end'),
    }),
    code: described(z.nullable(code), 'Code of the answer; null: it was fine.'),
  }),
  'One request that was sent: never the key, never a prompt.',
);

const settingsBlock = z.object({
  client: text('Client or SDK that the lines are for.'),
  protocol,
  lines: described(z.array(z.string()), 'Lines to paste, with $TOROUTER_API_KEY in place of the key.'),
});

const traceStep = z.object({
  rule: text('Rule that held.'),
  concluded: text('What it concluded.'),
  from: described(z.array(z.string()), 'Observations it rests on.'),
});

const optionalText = (description: string) => described(z.optional(z.nullable(z.string())), description);
const optionalNumber = (description: string) => described(z.optional(z.nullable(z.number())), description);
const optionalFlag = (description: string) => described(z.optional(z.nullable(z.boolean())), description);
const optionalTexts = (description: string) => described(z.optional(z.nullable(z.array(z.string()))), description);

/** Members of `details` by check id. All may be missing or null: a check says what it saw. Others may stand beside them. */
export const detailSchemas = {
  'config.key': z.looseObject({
    source: optionalText('Where the key came from, such as env:TOROUTER_API_KEY.'),
    masked: optionalText('First and last characters of the key.'),
    length: optionalNumber('Characters of the key.'),
    otherSources: optionalTexts('Further places that hold a key.'),
    oddities: optionalTexts('What is odd about the raw value: blanks, quotes, characters that no header takes.'),
  }),
  'config.baseUrl': z.looseObject({
    given: optionalText('Address as it was given.'),
    normalised: optionalText('Address as it is used.'),
    source: optionalText('Where the address came from.'),
    changes: optionalTexts('What normalising changed.'),
  }),
  'config.proxy': z.looseObject({
    url: optionalText('Proxy in use, without its credentials.'),
    source: optionalText('Variable it came from.'),
    bypassed: optionalFlag('NO_PROXY names the gateway.'),
  }),
  'network.connect': z.looseObject({
    address: optionalText('Address that answered.'),
    port: optionalNumber('Port that answered.'),
    family: optionalNumber('4 or 6.'),
    addresses: optionalTexts('Every address that the look-up gave.'),
    dnsMs: optionalNumber('Name look-up, in milliseconds.'),
    tcpMs: optionalNumber('TCP connect, in milliseconds.'),
    ttfbMs: optionalNumber('First byte of the answer, in milliseconds.'),
  }),
  'network.tls': z.looseObject({
    version: optionalText('Protocol version, such as TLSv1.3.'),
    cipher: optionalText('Cipher suite.'),
    alpn: optionalText('Protocol chosen by ALPN.'),
    issuer: optionalText('Issuer of the certificate.'),
    subject: optionalText('Subject of the certificate.'),
    names: optionalTexts('Names the certificate is valid for.'),
    validFrom: optionalText('Start of validity, ISO 8601.'),
    validTo: optionalText('End of validity, ISO 8601.'),
    tlsMs: optionalNumber('Handshake, in milliseconds.'),
  }),
  'gateway.identity': z.looseObject({
    isGateway: optionalFlag('The host has shown itself a gateway of this kind.'),
    version: optionalText('Version that it tells.'),
    timeZone: optionalText('Time zone that it tells.'),
    apiBaseUrl: optionalText('Base URL that it tells.'),
    vendor: optionalText('Product that answered instead.'),
    skewMs: optionalNumber('Local clock minus the server clock, in milliseconds.'),
  }),
  'auth.key': z.looseObject({
    accepted: optionalFlag('The gateway accepted the key.'),
    headerStyle: optionalText('Header style that was accepted.'),
    status: optionalNumber('HTTP status of the answer.'),
    expiresAt: optionalText('Expiry of the key, ISO 8601.'),
    group: optionalText('Group or plan of the key.'),
  }),
  'models.lookup': z.looseObject({
    count: optionalNumber("Models in the key's list."),
    listed: optionalTexts('Requested models that the list holds.'),
    missing: optionalTexts('Requested models that it does not hold.'),
    nearest: optionalTexts('Names in the list that come close to the missing ones.'),
    protocol: optionalText('Surface that was asked.'),
  }),
  'limits.windows': z.looseObject({
    mode: optionalText('quota_limited or unrestricted.'),
    exhausted: optionalTexts('Kinds of the windows that are used up.'),
    available: optionalFlag('The gateway offers the usage endpoint.'),
  }),
  'channel.plain': z.looseObject({
    attempts: optionalNumber('Live requests sent.'),
    ok: optionalNumber('Of these, answered with output.'),
    codes: optionalTexts('Codes of those that failed.'),
  }),
  'channel.stream': z.looseObject({
    attempts: optionalNumber('Live requests sent.'),
    ok: optionalNumber('Of these, answered with output and a proper end.'),
    codes: optionalTexts('Codes of those that failed.'),
    pings: optionalNumber('Keep-alives before the first output.'),
  }),
} as const;

export type CheckId = keyof typeof detailSchemas;
/** What a check of that id puts into `details`. */
export type DetailsOf<Id extends CheckId> = z.infer<(typeof detailSchemas)[Id]>;

/** `doctor --json`. Equal to the type `Report`; a type test holds it there. */
export const reportSchema = z.object({
  schemaVersion: z.literal(1),
  tool,
  generatedAt: time,
  durationMs: ms('Time the run took'),
  target: z.object({
    baseUrl: text('Base URL as it is used.'),
    given: text('Base URL as it was given.'),
    protocols: described(z.array(protocol), 'Surfaces that were tested.'),
    models: described(z.array(z.string()), 'Models that were asked for.'),
    key: z.object({
      source: text('Where the key came from, such as env:TOROUTER_API_KEY.'),
      masked: text('First and last characters of the key; never more.'),
      length: count('Characters of the key; 0: there was none.'),
    }),
  }),
  verdict: described(
    z.enum(['healthy', 'degraded', 'unhealthy', 'inconclusive']),
    'degraded: all works, with warnings. inconclusive: nothing failed, but something could not be decided.',
  ),
  exitCode: count('Exit code of the run: 0, 1, 2, 3, 4, 75, 130 or 143.'),
  interrupted: described(z.boolean(), 'The run was ended by a signal; the report is what was known until then.'),
  diagnosis: described(
    z.array(finding),
    'Failing findings first, the root cause first of all; then warnings; empty when healthy.',
  ),
  checks: z.array(checkRow),
  windows: z.array(windowRow),
  channels: z.array(channelRow),
  requests: z.array(requestRow),
  notTested: described(z.array(z.string()), 'What was not tested, and why.'),
  settings: described(z.array(settingsBlock), 'Settings that were seen to work; empty unless healthy or degraded.'),
  ticket: described(z.nullable(z.array(z.string())), 'Lines to paste into a ticket, when somebody else must act.'),
  trace: described(z.array(traceStep), 'How the judgement was reached.'),
});

/** `explain --json`. Equal to the type `ExplainReport`. */
export const explainReportSchema = z.object({
  schemaVersion: z.literal(1),
  tool,
  inputs: z.array(
    z.object({
      text: text('What was given.'),
      form: described(z.enum(['status', 'code', 'alias', 'http', 'body', 'stream', 'text']), 'What it was read as.'),
      status: described(z.nullable(z.int()), 'HTTP status in it.'),
      requestIds: described(z.array(z.string()), 'Request ids in it.'),
    }),
  ),
  matches: described(
    z.array(
      z.object({
        input: count('Index into inputs.'),
        code,
        reason: reasonOfCode,
        class: codeClass,
        owner,
        retry,
        retryAt,
        confidence,
        title: text('What happened, one line.'),
        meaning: text('What it means and what it does not mean.'),
        causes: described(z.array(z.string()), 'Likeliest first.'),
        fixes: z.array(fix),
        tellApart: text('How to tell it from what it is mixed up with.'),
        docs: textOrNull('Page with more about it.'),
        sources: described(z.array(z.string()), 'Where the facts come from.'),
        matchedBy: text('What it was recognised by.'),
        warnings: described(z.array(z.string()), "Where the client's own words mislead."),
        seeAlso: described(z.array(code), 'Codes close to it.'),
      }),
    ),
    'Best first.',
  ),
});

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON Schema of one zod schema, with the descriptions; open for members that later versions add. */
function jsonSchemaOf(schema: z.core.$ZodType): Json {
  return tidy({ ...z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', metadata: notes }) });
}

/** Takes out what only says that JavaScript numbers are finite, and rules that allow everything. */
function tidy(value: Json): Json {
  const clean = (inner: unknown): unknown =>
    Array.isArray(inner) ? inner.map(clean) : isJson(inner) ? tidy(inner) : inner;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name, inner]) =>
          !(name === 'maximum' && inner === Number.MAX_SAFE_INTEGER) &&
          !(name === 'minimum' && inner === Number.MIN_SAFE_INTEGER) &&
          !(name === 'additionalProperties' && isJson(inner) && Object.keys(inner).length === 0) &&
          !(name === 'propertyNames' && isJson(inner) && Object.keys(inner).join() === 'type'),
      )
      .map(([name, inner]) => [name, clean(inner)]),
  );
}

/** With the table's ids: any of them, or the open family of bare statuses. */
function withCodes(definitions: Json, codeIds: readonly string[] | undefined): Json {
  const open = isJson(definitions.code) ? definitions.code : {};
  if (codeIds === undefined) return definitions;
  const known = { anyOf: [{ enum: [...codeIds] }, { pattern: '^HTTP_[1-9][0-9]{2}$' }] };
  return { ...definitions, code: { type: 'string', description: open.description, ...known } };
}

function document(id: string, title: string, description: string, schema: Json, definitions: Json): Json {
  const { $schema, ...rest } = schema;
  return {
    $schema,
    $id: `urn:torouter:schema:${id}:1`,
    title,
    description,
    ...rest,
    $defs: definitions,
  };
}

/**
 * JSON Schema (2020-12) of `doctor --json`. `codeIds`: ids of the table; without them a code is any name of that form.
 * `details` of a check is typed by its id; members that are not named here are allowed everywhere, because later versions may add some.
 */
export function doctorJsonSchema(codeIds?: readonly string[]): Json {
  const { $defs, ...schema } = jsonSchemaOf(reportSchema);
  const definitions = withCodes(isJson($defs) ? $defs : {}, codeIds);
  const check = isJson(definitions.check) ? definitions.check : {};
  const details = Object.fromEntries(
    Object.entries(detailSchemas).map(([id, detail]) => {
      const { $schema: _ours, ...rest } = jsonSchemaOf(detail);
      return [`details.${id}`, rest];
    }),
  );
  const typed = Object.keys(detailSchemas).map((id) => ({
    if: { properties: { id: { const: id } }, required: ['id'] },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema, and nothing awaits this object
    then: { properties: { details: { $ref: `#/$defs/details.${id}` } } },
  }));
  return document(
    'doctor',
    'torouter doctor --json',
    'What torouter doctor found. Times are ISO 8601, spans milliseconds, money USD.',
    schema,
    { ...definitions, check: { ...check, allOf: typed }, ...details },
  );
}

/** JSON Schema (2020-12) of `explain --json`; `codeIds` as in {@link doctorJsonSchema}. */
export function explainJsonSchema(codeIds?: readonly string[]): Json {
  const { $defs, ...schema } = jsonSchemaOf(explainReportSchema);
  return document(
    'explain',
    'torouter explain --json',
    'What torouter explain recognised, best match first.',
    schema,
    withCodes(isJson($defs) ? $defs : {}, codeIds),
  );
}
