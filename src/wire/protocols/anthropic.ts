/** Requests of the Anthropic Messages surface. Shapes only, nothing is sent here; the version header is the wire's. */
import { defaultMaxTokens, modelList, type ProtocolShape, tinyPrompt } from './protocol';

const messages = [{ role: 'user', content: tinyPrompt }];

export const anthropic: ProtocolShape = {
  protocol: 'anthropic',
  headerStyle: 'x-api-key',
  generation: (root, model, { stream, maxTokens = defaultMaxTokens }) => ({
    method: 'POST',
    url: `${root}/v1/messages`,
    protocol: 'anthropic',
    purpose: 'generation',
    cost: 'billable',
    model,
    stream,
    body: { model, max_tokens: maxTokens, messages, ...(stream ? { stream: true } : {}) },
  }),
  modelsUrl: (root) => `${root}/v1/models`,
  models: (root) => modelList('anthropic', `${root}/v1/models`),
  countTokens: (root, model) => ({
    method: 'POST',
    url: `${root}/v1/messages/count_tokens`,
    protocol: 'anthropic',
    purpose: 'count',
    cost: 'counts',
    model,
    body: { model, messages },
  }),
};
