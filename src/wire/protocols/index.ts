/** The four surfaces by name. */
import type { Protocol } from '../../vocabulary';
import { anthropic } from './anthropic';
import { gemini } from './gemini';
import { openai } from './openai';
import type { ProtocolShape } from './protocol';
import { responses } from './responses';

export {
  defaultMaxTokens,
  type GenerationOptions,
  type ProtocolShape,
  type ShapedRequest,
  tinyPrompt,
} from './protocol';

export const protocolShapes: Readonly<Record<Protocol, ProtocolShape>> = { openai, responses, anthropic, gemini };
