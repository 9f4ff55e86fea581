import { fileURLToPath } from 'node:url'
import createMDX from '@next/mdx'
import { CODE_THEME } from './components/editor/code-theme.js'
import { SANDBOX_POLICY_HEADER } from './lib/sandbox/policy.mjs'

/** Everything comes from this origin: a classroom without internet loses nothing, and no third party sees a learner. */
const sitePolicy = [
  "default-src 'self'",
  // Next writes its own inline scripts into static pages, where no nonce can be.
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Types are checked by `npm test`; `npm start` need not wait for them.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: '/((?!sandbox/).*)',
      headers: [
        { key: 'Content-Security-Policy', value: sitePolicy },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
      ],
    },
    { source: '/sandbox/:file*', headers: [{ key: 'Content-Security-Policy', value: SANDBOX_POLICY_HEADER }] },
  ],
}

export default createMDX({
  options: {
    rehypePlugins: [
      fileURLToPath(new URL('./lib/lessons/rehype-lesson.mjs', import.meta.url)),
      ['@shikijs/rehype', { theme: CODE_THEME, langs: ['http', 'javascript', 'go', 'json'] }],
    ],
  },
})(config)
