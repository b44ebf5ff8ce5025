/** Requests of the Gemini surface, where the model is part of the path. Shapes only, nothing is sent here. */
import { defaultMaxTokens, modelList, type ProtocolShape, tinyPrompt } from './protocol';

const contents = [{ role: 'user', parts: [{ text: tinyPrompt }] }];

/** The API's own lists name models as `models/…`; the path already holds that part. */
function modelUrl(root: string, model: string, action: string): string {
  return `${root}/v1beta/models/${encodeURIComponent(model.replace(/^models\//, ''))}:${action}`;
}

export const gemini: ProtocolShape = {
  protocol: 'gemini',
  headerStyle: 'x-goog-api-key',
  generation: (root, model, { stream, maxTokens = defaultMaxTokens }) => ({
    method: 'POST',
    url: modelUrl(root, model, stream ? 'streamGenerateContent?alt=sse' : 'generateContent'),
    protocol: 'gemini',
    purpose: 'generation',
    cost: 'billable',
    model,
    stream,
    body: { contents, generationConfig: { maxOutputTokens: maxTokens } },
  }),
  modelsUrl: (root) => `${root}/v1beta/models`,
  models: (root) => modelList('gemini', `${root}/v1beta/models`),
  countTokens: (root, model) => ({
    method: 'POST',
    url: modelUrl(root, model, 'countTokens'),
    protocol: 'gemini',
    purpose: 'count',
    cost: 'counts',
    model,
    body: { contents },
  }),
};
