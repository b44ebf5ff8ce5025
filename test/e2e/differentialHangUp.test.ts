/** One route that hangs up without an answer, in front of a gateway on which all else is well: it is told apart from a broken road. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report';
import { runCli } from './support';

const key = 'sk-hangup-0123456789abcdef0123456789abcdef';
const answers: Readonly<Record<string, unknown>> = {
  '/api/v1/settings/public': { code: 0, message: 'success', data: { version: '0.1.100' } },
  '/v1/usage': { isValid: true, mode: 'unrestricted', balance: 12.5, remaining: 12.5, unit: 'USD' },
  '/v1/models': { object: 'list', data: [{ id: 'gpt-5.4', object: 'model' }] },
  '/v1/chat/completions': {
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content: 'pong' }, finish_reason: 'stop' }],
  },
};

async function doctor(hangsUp: (path: string) => boolean): Promise<{ exit: number | null; report: Report }> {
  const server = createServer((request: IncomingMessage, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (hangsUp(path)) {
      request.socket.destroy();
      return;
    }
    request.resume().on('end', () => {
      response.writeHead(path in answers ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answers[path] ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const { code, stdout } = await runCli(
      ['doctor', '--json', '--base-url', url, '--model', 'gpt-5.4', '--skip', 'channel.stream'],
      { env: { TOROUTER_API_KEY: key } },
    );
    return { exit: code, report: JSON.parse(stdout) as Report };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const told = ({ diagnosis }: Report): string[] => diagnosis.map(({ code, severity }) => `${severity} ${code}`);

describe('a route that hangs up', () => {
  it('is a warning when it is usage and all else works', async () => {
    const { exit, report } = await doctor((path) => path === '/v1/usage');
    expect({ exit, told: told(report) }).toEqual({ exit: 0, told: ['warn CONNECTION_CLOSED'] });
    expect(report.requests.some(({ cost }) => cost === 'billable')).toBe(true);
  });

  it('is nothing when it is the keyless look at the software', async () => {
    const { exit, report } = await doctor((path) => path.startsWith('/api/'));
    expect({ exit, told: told(report) }).toEqual({ exit: 0, told: [] });
  });

  it('is the road when every route does so, and no live request follows', async () => {
    const { exit, report } = await doctor(() => true);
    expect({ exit, told: told(report) }).toEqual({ exit: 75, told: ['fail CONNECTION_CLOSED'] });
    expect(report.requests.some(({ cost }) => cost === 'billable')).toBe(false);
  });
});
