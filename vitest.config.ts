import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Tests that stub globals or mock modules: each runs in a separate process, so that other tests do not see the changes. */
const ALONE = [
  'components/quiz/quiz-page.test.tsx',
  'components/{bench,class,homework,lesson,playground}/**/*.test.{ts,tsx}',
  'components/{stage,talk}/*.test.tsx',
  'lib/documents/*.test.ts',
  'lib/run/insecure-context.test.ts',
  'lib/servers/network/network.test.ts',
  'lib/testing/added-dialect/**/*.test.ts',
]

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    testTimeout: 20_000,
    // One for each core; by default one core is left free.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{lib,components,content}/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          // Parsers, dialects and servers are loaded once per process, not once per file.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
})
