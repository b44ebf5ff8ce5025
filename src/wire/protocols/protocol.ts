/** What a protocol module offers: how its requests are shaped. Types only. */
import type { HeaderStyle, Protocol } from '../../vocabulary';
import type { RequestPlan } from '../exchange';

/** The part of a plan that the protocol decides; style, headers and budget are the caller's. */
export type ShapedRequest = Pick<RequestPlan, 'method' | 'url' | 'protocol' | 'purpose' | 'cost'> &
  Partial<Pick<RequestPlan, 'body' | 'stream' | 'model'>>;

export interface GenerationOptions {
  stream: boolean;
  /** Upper limit of output tokens; default `defaultMaxTokens`. */
  maxTokens?: number;
}

export interface ProtocolShape {
  protocol: Protocol;
  /** The style that the protocol's own clients use. */
  headerStyle: HeaderStyle;
  /** The tiny request. `root` has no trailing slash and may carry a prefix such as `/api`. */
  generation(root: string, model: string, options: GenerationOptions): ShapedRequest;
  /** List of models of the key. */
  models(root: string): ShapedRequest;
  modelsUrl(root: string): string;
  /** Token count: no money, one tick of the rate counter. `null`: the protocol has none. */
  countTokens(root: string, model: string): ShapedRequest | null;
}

/** Room for a reasoning model to think and still say one word. */
export const defaultMaxTokens = 256;

export const tinyPrompt = 'Reply with the single word: pong';

/** GET of a model list: free. */
export function modelList(protocol: Protocol, url: string): ShapedRequest {
  return { method: 'GET', url, protocol, purpose: 'models', cost: 'free' };
}
