/** What each request of a run looks like. Pure: when, and whether, it is sent is decided elsewhere. */
import type { ResolvedTarget } from '../../target/resolve';
import type { Protocol } from '../../vocabulary';
import type { RequestPlan } from '../../wire/exchange';
import { protocolShapes, type ShapedRequest } from '../../wire/protocols';

/** A request before it has its budget. */
export type Plan = Omit<RequestPlan, 'timeoutMs'>;

/** How a model is called: once with few tokens, with room to think, or without any option that it could refuse. */
export type CallSize = 'tiny' | 'longer' | 'minimal';

/** Room for a reasoning model that used up the first limit. */
const longerMaxTokens = 2048;

function surfaceOf(target: ResolvedTarget): Protocol {
  return target.protocols[0] ?? 'openai';
}

export function usagePlan(target: ResolvedTarget, headerStyle = target.headerStyle): Plan {
  const url = `${target.baseUrl.root}/v1/usage`;
  return { method: 'GET', url, protocol: surfaceOf(target), purpose: 'usage', headerStyle, cost: 'free' };
}

export function modelsPlan(
  target: ResolvedTarget,
  {
    root = target.baseUrl.root,
    headerStyle = target.headerStyle,
  }: { root?: string; headerStyle?: Plan['headerStyle'] },
): Plan {
  const surface = surfaceOf(target);
  return { ...protocolShapes[surface === 'gemini' ? 'openai' : surface].models(root), headerStyle };
}

export function geminiModelsPlan(target: ResolvedTarget): Plan {
  const { models, headerStyle } = protocolShapes.gemini;
  return { ...models(target.baseUrl.root), headerStyle };
}

/** What the gateway tells of itself to everyone. */
export function identityPlan(target: ResolvedTarget): Plan {
  const url = `${target.baseUrl.origin}/api/v1/settings/public`;
  return { method: 'GET', url, protocol: surfaceOf(target), purpose: 'identity', headerStyle: null, cost: 'free' };
}

export function callPlan(
  target: ResolvedTarget,
  { model, protocol, mode }: { model: string; protocol: Protocol; mode: 'plain' | 'stream' },
  size: CallSize,
): Plan {
  const { generation, headerStyle } = protocolShapes[protocol];
  const shaped = generation(target.baseUrl.root, model, {
    stream: mode === 'stream',
    ...(size === 'longer' ? { maxTokens: longerMaxTokens } : {}),
  });
  return { ...(size === 'minimal' ? withoutOptions(shaped) : shaped), headerStyle };
}

/** The smallest request that the surface allows: no optional parameter that a model could refuse. */
function withoutOptions(shaped: ShapedRequest): ShapedRequest {
  const { max_tokens, max_output_tokens, generationConfig, stream_options, ...rest } = shaped.body as Record<
    string,
    unknown
  >;
  return { ...shaped, body: shaped.protocol === 'anthropic' ? { ...rest, max_tokens } : rest };
}
