import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    remix({
      appDirectory: 'app',
      buildDirectory: 'build',
      ignoredRouteFiles: ['**/.*', '**/*.test.*'],
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        // Single fetch loses Shopify's retry header (App Bridge's session-token bounce), so it stays off.
        v3_singleFetch: false,
      },
    }),
  ],
  ssr: { noExternal: ['@shopify/polaris'] },
  build: { target: 'es2022', assetsInlineLimit: 0 },
});
