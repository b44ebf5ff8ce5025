/** Requests of the OpenAI Chat Completions surface. Shapes only, nothing is sent here. */
import { defaultMaxTokens, modelList, type ProtocolShape, tinyPrompt } from './protocol';

export const openai: ProtocolShape = {
  protocol: 'openai',
  headerStyle: 'bearer',
  generation: (root, model, { stream, maxTokens = defaultMaxTokens }) => ({
    method: 'POST',
    url: `${root}/v1/chat/completions`,
    protocol: 'openai',
    purpose: 'generation',
    cost: 'billable',
    model,
    stream,
    body: {
      model,
      messages: [{ role: 'user', content: tinyPrompt }],
      // The newer max_completion_tokens is unknown to many compatible channels; whoever refuses this name says so, at no cost.
      max_tokens: maxTokens,
      ...(stream ? { stream: true, stream_options: { include_usage: true } } : {}),
    },
  }),
  modelsUrl: (root) => `${root}/v1/models`,
  models: (root) => modelList('openai', `${root}/v1/models`),
  countTokens: () => null,
};
