/** A wire and plans for tests, with the checks that hold for every exchange. For tests only. */
import { expect } from 'vitest';
import { classifyFault } from '../../src/classify/road';
import { createRedactor } from '../../src/redact';
import type { Exchange, RequestPlan } from '../../src/wire/exchange';
import { createWire, type SendOptions, type Wire, type WireOptions } from '../../src/wire/wire';

export const testKey = 'sk-test-0123456789abcdefghijklmnop';
export const proxyPassword = 'pr0xy-p4ssw0rd';

export function plan(url: string, rest: Partial<RequestPlan> = {}): RequestPlan {
  return {
    method: 'GET',
    url,
    protocol: 'openai',
    purpose: 'models',
    headerStyle: 'bearer',
    cost: 'free',
    timeoutMs: 5000,
    ...rest,
  };
}

export function testWire(options: Partial<WireOptions> = {}): Wire {
  return createWire({
    key: testKey,
    userAgent: 'torouter/test',
    proxy: null,
    redact: createRedactor([testKey, proxyPassword]),
    now: () => 1_800_000_000_000,
    ...options,
  });
}

/** Neither the key nor a proxy's password is anywhere in what leaves the wire, and its shape holds together. */
export function expectSound(exchange: Exchange): void {
  const text = JSON.stringify(exchange);
  expect(text).not.toContain(testKey);
  expect(text).not.toContain(proxyPassword);
  expect(exchange.answer !== null || exchange.fault !== null).toBe(true);
  expect(exchange.phases.total).toBeGreaterThanOrEqual(0);
  const { fault } = exchange;
  if (fault === null) return;
  expect(fault.errorCode).not.toBe('');
  expect(fault.message).not.toBe('');
  expect(fault.preview ?? '').not.toMatch(/[\x00-\x1f\x7f]/);
}

/** What the road is said to have done: `CODE`, `CODE/reason`, or `none`. */
export function roadOf({ fault, request }: Exchange, serverTime: number | null = null): string {
  if (fault === null) return 'none';
  const scheme = request.url.startsWith('https') ? 'https' : 'http';
  const { code, reason } = classifyFault(fault, { scheme, hostIsLoopback: false, serverTime });
  return reason === null ? code : `${code}/${reason}`;
}

/** Sends one request over a wire of its own. */
export async function sendOnce(
  url: string,
  options: Partial<WireOptions> = {},
  rest: Partial<RequestPlan> = {},
  sendOptions?: SendOptions,
): Promise<Exchange> {
  const wire = testWire(options);
  try {
    const exchange = await wire.send(plan(url, rest), sendOptions);
    expectSound(exchange);
    return exchange;
  } finally {
    await wire.close();
  }
}
