/** Requests of the OpenAI Responses surface. Shapes only, nothing is sent here. */
import { defaultMaxTokens, modelList, type ProtocolShape, tinyPrompt } from './protocol';

export const responses: ProtocolShape = {
  protocol: 'responses',
  headerStyle: 'bearer',
  generation: (root, model, { stream, maxTokens = defaultMaxTokens }) => ({
    method: 'POST',
    url: `${root}/v1/responses`,
    protocol: 'responses',
    purpose: 'generation',
    cost: 'billable',
    model,
    stream,
    body: { model, input: tinyPrompt, max_output_tokens: maxTokens, ...(stream ? { stream: true } : {}) },
  }),
  modelsUrl: (root) => `${root}/v1/models`,
  models: (root) => modelList('responses', `${root}/v1/models`),
  countTokens: () => null,
};
