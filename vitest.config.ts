import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests that stub globals or mock modules: each has a process of its own, so that no other sees what it changed. */
const ALONE = [
  'components/{bench,lesson}/**/*.test.{ts,tsx}',
  'lib/servers/network/network.test.ts',
  'lib/testing/added-dialect/**/*.test.ts',
]

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{lib,components,content}/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          // The parsers, the dialects and the servers are loaded once for each process, not once for each file.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
