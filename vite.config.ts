import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { vitePlugin as remix } from '@remix-run/dev';
import { PurgeCSS } from 'purgecss';
import { defineConfig, type Plugin } from 'vite';

/** Changes whenever the screens or the libraries do. */
function screensFingerprint(): string {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', ...globSync('app/**/*.tsx').sort()])
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 8);
}

/** Leaves of Polaris's style sheet what the built screens name: half of its 440 kB. */
function usedStylesOnly(): Plugin {
  return {
    name: 'used-styles-only',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
    async generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const content = files.flatMap((file) =>
        file.type === 'chunk' ? [{ raw: file.code, extension: 'js' }] : [],
      );
      for (const file of files) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        // Polaris puts the names of its themes together as it runs.
        const safelist = [/^p-theme-/];
        const [used] = await new PurgeCSS().purge({
          content,
          css: [{ raw: `${file.source}` }],
          safelist,
        });
        if (used) file.source = used.css;
      }
    },
  };
}

const NO_WORDS = '\0no-words';

/** Shopify's AppProvider brings Polaris's English along; the screens hand it the merchant's own language instead. */
function noEnglishByDefault(): Plugin {
  return {
    name: 'no-english-by-default',
    enforce: 'pre',
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    resolveId: (id, importer) =>
      id === '@shopify/polaris/locales/en.json' && importer?.includes('shopify-app-remix')
        ? NO_WORDS
        : null,
    load: (id) => (id === NO_WORDS ? 'export default {}' : null),
  };
}

export default defineConfig({
  plugins: [
    noEnglishByDefault(),
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
    usedStylesOnly(),
  ],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rollupOptions: {
      // A style sheet's own hash is of its source; what is left of it depends on the screens, and files are cached for ever.
      output: { assetFileNames: `assets/[name]-[hash]-${screensFingerprint()}[extname]` },
    },
  },
});
