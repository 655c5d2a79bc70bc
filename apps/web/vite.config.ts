import react from '@vitejs/plugin-react';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

// Everything ships with the page: no font, icon or script is fetched from elsewhere. `npm run dev -w @luoshi/web` sends
// /api to a server started beside it.
/** Beside every script and style sheet the same, packed once here: the server packs nothing while it serves. */
const packed: Plugin = {
  name: 'packed',
  async writeBundle({ dir }, bundle) {
    for (const { fileName, ...file } of Object.values(bundle))
      if (/\.(?:js|css)$/.test(fileName))
        await pipeline(
          Readable.from([file.type === 'chunk' ? file.code : file.source]),
          createGzip({ level: 9 }),
          createWriteStream(`${dir}/${fileName}.gz`),
        );
  },
};

/** What the first screen needs is one file: each more costs a slow machine some ten milliseconds. */
const first = [{ name: 'first', test: /[\\/]src[\\/]main\.tsx$/ }];

/**
 * The bundler's own few helpers come as a file of their own, which the first one would wait for: here they stand in it too.
 * Later pages bring that file.
 */
const helpersWithin: Plugin = {
  name: 'helpers-within',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const first = chunks.find(({ name }) => name === 'first');
      const helpers = chunks.find(({ name }) => name === 'rolldown-runtime');
      if (!first || !helpers) return this.error('the first file or the helpers of the bundler have another name');
      const pairs = (list: string, between: string): string =>
        list
          .split(',')
          .map((pair) => pair.trim().split(' as '))
          .map(([from, to = from]) => (between === ':' ? `${from}:${to}` : `${to}:${from}`))
          .join();
      const asked = new RegExp(`import\\s*\\{([^}]*)\\}\\s*from\\s*"\\./${helpers.fileName.split('/').at(-1)}";?`).exec(
        first.code,
      );
      const given = /export\s*\{([^}]*)\};?\s*$/.exec(helpers.code);
      if (!asked || !given) return this.error('the helpers of the bundler are asked for in another way');
      const made = `(()=>{${helpers.code.slice(0, given.index)};return{${pairs(given[1]!, '')}}})()`;
      first.code = first.code.replace(asked[0], () => `const {${pairs(asked[1]!, ':')}}=${made};`);
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName === 'index.html')
          file.source = String(file.source).replace(/\s*<script[^>]*rolldown-runtime[^>]*><\/script>/, '');
    },
  },
};

/**
 * Asks the browser to compile all of that file while it comes, beside the page's own thread: nearly every function of it
 * runs before the first screen stands. https://v8.dev/blog/explicit-compile-hints
 */
const compiledAhead: Plugin = {
  name: 'compiled-ahead',
  generateBundle: {
    order: 'post', // the hint counts on the first line only
    handler(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.name === 'first') file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
    },
  },
};

export default defineConfig({
  plugins: [react(), helpersWithin, compiledAhead, packed],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false }, // every browser of the target has it; without it the page names the first file itself
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: first } } },
    assetsInlineLimit: 0, // the policy of the server allows no inline script or font
  },
  // The host stays as the browser has it: writes from another origin are refused.
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', changeOrigin: false } } },
});
