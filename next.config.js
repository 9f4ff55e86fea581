import { fileURLToPath } from 'node:url'
import createMDX from '@next/mdx'
import { CODE_THEME } from './components/editor/code-theme.js'
import { responseHeaders } from './lib/site/response-headers.mjs'

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Types are checked by `npm test`, so that `npm start` does not have to wait for them.
  typescript: { ignoreBuildErrors: true },
  headers: async () => responseHeaders({ development: process.env.NODE_ENV === 'development' }),
}

export default createMDX({
  options: {
    rehypePlugins: [
      fileURLToPath(new URL('./lib/lessons/rehype-lesson.mjs', import.meta.url)),
      ['@shikijs/rehype', { theme: CODE_THEME, langs: ['http', 'javascript', 'go', 'json', 'html', 'nginx'] }],
    ],
  },
})(config)
