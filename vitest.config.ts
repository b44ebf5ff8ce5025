/** How the tests run. The end-to-end ones need a build (`npm run build`). */
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The same part of undici that is bundled.
  resolve: { alias: [{ find: /^undici$/, replacement: path.resolve('scripts/undiciCore.mjs') }] },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup/properties.ts'],
    testTimeout: 20_000,
    // Start-up with extra certificates is slow, and a proxy or a key of the developer would change results.
    env: {
      NODE_EXTRA_CA_CERTS: '',
      HTTP_PROXY: '',
      HTTPS_PROXY: '',
      ALL_PROXY: '',
      http_proxy: '',
      https_proxy: '',
      all_proxy: '',
      NO_COLOR: '',
    },
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text', 'json-summary'] },
  },
});
