import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { packedFiles } from './build/packed-files-plugin';
import { pageCode } from './build/page-code-plugin';
import { phoneWorker, workerFile } from './build/phone-worker-plugin';

export default defineConfig({
  plugins: [vue(), pageCode(), phoneWorker(), packedFiles()],
  build: {
    target: 'es2022',
    // The policy of every page is `default-src 'self'`: fonts and images stay files, never data URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: { index: fileURLToPath(new URL('index.html', import.meta.url)), worker: fileURLToPath(new URL('src/phone-worker.ts', import.meta.url)) },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? workerFile : 'assets/[name]-[hash].js'),
        // Few files: over HTTP/1.1 a page waits for its sixtieth small one. What every page has comes once, and stays in the browser.
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules[\\/](?:\.pnpm[\\/])?(?:@vue|vue|vue-router|vue-i18n|pinia|@intlify|@vueuse)[@+\\/]/ },
            { name: 'shell', test: /apps[\\/]web[\\/]src[\\/](?:ui|shell|stores|format|api)[\\/]/ },
            { name: 'model', test: /packages[\\/](?:contract|domain|geo|catalog)[\\/]/, minShareCount: 4 },
          ],
        },
      },
    },
  },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  server: { port: 5173, strictPort: true, proxy: { '/api': 'http://127.0.0.1:8787' } },
});
