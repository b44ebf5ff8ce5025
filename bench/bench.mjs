/**
 * `npm run bench`: what a user waits for and what it costs in memory, against bounds. Times are ratios to a bare `node -e 0` that is
 * started in turn with each run, because absolute ones say more about the machine. Needs a build. Only loopback is contacted.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = path.join(root, 'bin/torouter.cjs');
const folder = mkdtempSync(path.join(os.tmpdir(), 'torouter-bench-'));
const key = `sk-${'0123456789abcdef'.repeat(4)}`;

const bounds = {
  version: 1.15,
  explainStatus: 1.45,
  explainText: 1.6,
  doctorMs: 780,
  rssMb: 100,
};
const startPairs = 31;
const doctorPairs = 7;
const answerAfterMs = 200;

/** The same in both arms: nothing that changes how Node starts, no key and no proxy of the user. */
const env = { PATH: process.env.PATH, HOME: folder, SystemRoot: process.env.SystemRoot };

/** Runs Node to its end. `stdin` is a file to read from. */
function run(args, { stdin, extraEnv = {} } = {}) {
  return new Promise((resolve, reject) => {
    const input = stdin === undefined ? 'ignore' : openSync(stdin, 'r');
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, args, {
      env: { ...env, ...extraEnv },
      stdio: [input, 'pipe', 'pipe', 'pipe'],
    });
    const texts = ['', '', ''];
    for (const fd of [1, 2, 3])
      child.stdio[fd].setEncoding('utf8').on('data', (text) => {
        texts[fd - 1] += text;
      });
    child.on('error', reject);
    child.on('close', (code) => {
      if (typeof input === 'number') closeSync(input);
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      resolve({ ms, code, stdout: texts[0], stderr: texts[1], probe: texts[2] });
    });
  });
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Two runs that take turns, after one of each to warm the disk: their medians, and the median of the ratio and of the difference of each pair. */
async function inTurn(pairs, first, second) {
  await first();
  await second();
  const times = [];
  for (let pair = 0; pair < pairs; pair += 1) times.push([(await first()).ms, (await second()).ms]);
  return {
    first: median(times.map(([one]) => one)),
    second: median(times.map(([, two]) => two)),
    ratio: median(times.map(([one, two]) => two / one)),
    difference: median(times.map(([one, two]) => two - one)),
  };
}

function expectCodes(result, codes, what) {
  if (!codes.includes(result.code))
    throw new Error(`${what} ended with ${result.code}: ${result.stderr || result.stdout}`);
  return result;
}

let over = 0;
function print(name, measured, bound, detail) {
  const verdict = bound === null ? '    ' : measured.value <= bound.value ? 'ok  ' : 'over';
  if (verdict === 'over') over += 1;
  const limit = bound === null ? '' : `  bound ${bound.text}`;
  console.log(`${verdict} ${name.padEnd(30)} ${measured.text.padStart(9)}${limit.padEnd(16)}  ${detail}`);
}

/** `limit`: `null` where nothing is promised. */
async function startUp(name, args, limit, codes, stdin) {
  const times = await inTurn(
    startPairs,
    () => run(['-e', '0']),
    async () => expectCodes(await run([bin, ...args], { stdin }), codes, name),
  );
  const detail = `${times.second.toFixed(1)} ms against ${times.first.toFixed(1)} ms of node -e 0`;
  print(
    name,
    { value: times.ratio, text: `${times.ratio.toFixed(2)} x` },
    limit === null ? null : { value: limit, text: `${limit} x` },
    detail,
  );
}

const fixture = (name) => JSON.parse(readFileSync(path.join(root, `test/fixtures/${name}.json`), 'utf8'));

/** A gateway that answers what was recorded, each time after the same wait. */
async function slowGateway() {
  const rows = [
    ...fixture('usage').filter(({ id }) => id === 'usage.ok-oai2'),
    ...fixture('models').filter(({ id }) => id === 'list.ok-oai2.models'),
  ];
  const refusal = fixture('auth').find(({ id }) => id === 'nokey.usage');
  if (rows.length !== 2 || refusal === undefined) throw new Error('the fixtures of the gateway are missing');
  const byRoute = new Map(rows.map((row) => [`${row.request.method} ${row.request.path}`, row.response]));
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    const route = `${request.method} ${request.url.split('?')[0]}`;
    const recorded = request.headers.authorization === `Bearer ${key}` ? byRoute.get(route) : refusal.response;
    const { status, headers, body } = recorded ?? {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: '404 page not found',
    };
    const { 'content-length': _length, date: _date, ...kept } = headers;
    setTimeout(() => response.writeHead(status, kept).end(body), answerAfterMs);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, requests: () => requests, close: () => server.close() };
}

/** Writes the peak of resident memory, in KiB, to descriptor 3. What the operating system reports may include the parent's; Linux knows better. */
const memoryProbe = `process.on('exit', () => {
  const fs = require('node:fs');
  let peak = process.resourceUsage().maxRSS;
  try { peak = Number(/VmHWM:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
  fs.writeSync(3, String(peak));
});`;

async function doctor() {
  const gateway = await slowGateway();
  try {
    const extraEnv = { TOROUTER_API_KEY: key, TOROUTER_BASE_URL: gateway.url };
    const free = async () => expectCodes(await run([bin, 'doctor', '--free'], { extraEnv }), [0], 'doctor --free');
    const { second: whole, difference } = await inTurn(doctorPairs, () => run([bin, 'doctor', '--help']), free);
    const before = gateway.requests();
    await free();
    const sent = gateway.requests() - before;
    print(
      'doctor --free, over --help',
      { value: difference, text: `${difference.toFixed(0)} ms` },
      { value: bounds.doctorMs, text: `${bounds.doctorMs} ms` },
      `${sent} requests to a gateway that answers after ${answerAfterMs} ms; ${whole.toFixed(0)} ms in all`,
    );

    const probe = path.join(folder, 'probe.cjs');
    writeFileSync(probe, memoryProbe);
    const peaks = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const result = expectCodes(
        await run(['--require', probe, bin, 'doctor', '--free'], { extraEnv }),
        [0],
        'doctor --free',
      );
      peaks.push(Number(result.probe) / 1024);
    }
    const bare = Number((await run(['--require', probe, '-e', '0'])).probe) / 1024;
    const peak = Math.max(...peaks);
    print(
      'peak memory of doctor --free',
      { value: peak, text: `${peak.toFixed(0)} MiB` },
      { value: bounds.rssMb, text: `${bounds.rssMb} MiB` },
      `node -e 0 alone ${bare.toFixed(0)} MiB`,
    );
  } finally {
    gateway.close();
  }
}

/** A log as applications write it: mostly noise, now and then a refused call. */
function writeLog(file, bytes) {
  const errors = [...fixture('limits'), ...fixture('upstream')].filter(({ response }) => response.status >= 400);
  const lines = [];
  let size = 0;
  for (let index = 0; size < bytes; index += 1) {
    const time = new Date(Date.UTC(2026, 10, 23) + index * 137).toISOString();
    const { response } = errors[index % errors.length];
    const line =
      index % 400 === 399
        ? `${time} ERROR openai.call failed status=${response.status} body=${response.body.replace(/\s+/g, ' ').slice(0, 400)}\n`
        : `${time} INFO  request ${index} GET /api/items/${index % 977} took ${index % 83} ms, ${index % 13} rows, worker ${index % 7}\n`;
    lines.push(line);
    size += Buffer.byteLength(line);
  }
  writeFileSync(file, lines.join(''));
  return size;
}

async function throughput() {
  const file = path.join(folder, 'app.log');
  const bytes = writeLog(file, 10 * 1024 * 1024);
  const times = [];
  for (let turn = 0; turn < 3; turn += 1)
    times.push(expectCodes(await run([bin, 'explain', '-'], { stdin: file }), [0], 'explain - on a log').ms);
  const ms = median(times);
  const rate = bytes / 1024 / 1024 / (ms / 1000);
  print(
    'explain - on a 10 MiB log',
    { value: rate, text: `${rate.toFixed(1)} MB/s` },
    null,
    `${ms.toFixed(0)} ms in all`,
  );
}

/** About 1 KB as it is pasted: status line, headers, body. */
function writeAnswer(file) {
  const { response } = fixture('limits').find((row) => row.response.status === 429);
  const headers = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`);
  const text = [`HTTP/1.1 ${response.status} Too Many Requests`, ...headers, '', response.body].join('\r\n');
  const filler = `x-filler: ${'a'.repeat(Math.max(0, 1024 - text.length - 12))}`;
  writeFileSync(file, text.replace('\r\n\r\n', `\r\n${filler}\r\n\r\n`));
}

/** About 1 KB of what an SDK's exception prints: it is searched line by line. */
function writeTraceback(file) {
  const frames = Array.from(
    { length: 6 },
    (_none, index) =>
      `  File "/app/worker_${index}.py", line ${20 + index}, in call_${index}\n    return call_${index + 1}(request)\n`,
  );
  const body = "{'error': {'message': 'api key 5小时限额已用完', 'type': 'rate_limit_exceeded'}}";
  const last = `openai.RateLimitError: Error code: 429 - ${body}\n`;
  writeFileSync(file, `Traceback (most recent call last):\n${frames.join('')}${last}`);
}

if (!existsSync(path.join(root, 'dist/cli.cjs'))) {
  console.error('There is no build: run npm run build first.');
  process.exitCode = 2;
} else {
  console.log(
    `Node ${process.version}, ${os.cpus().length} processors, medians of ${startPairs} runs in turn with node -e 0\n`,
  );
  try {
    const answer = path.join(folder, 'answer.txt');
    writeAnswer(answer);
    await startUp('--version', ['--version'], bounds.version, [0]);
    await startUp('explain 403', ['explain', '403'], bounds.explainStatus, [0]);
    await startUp('explain - (1 KB)', ['explain', '-'], bounds.explainText, [0], answer);
    const traceback = path.join(folder, 'traceback.txt');
    writeTraceback(traceback);
    await startUp('explain - (traceback)', ['explain', '-'], null, [0], traceback);
    await doctor();
    await throughput();
    process.exitCode = over > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
