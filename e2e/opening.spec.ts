/** How fast a large document is opened. hostile.spec.ts checks that the page responds meanwhile. */
import { expect, test } from '@playwright/test'
import type { PlaygroundDocument } from '../lib/document/document.ts'
import { encodeLink } from '../lib/document/link.ts'
import { pausesOf, watchPauses } from './pauses.ts'
import { editorReady } from './site.ts'

const LONGEST_OPENING = 300

const withServer = (text: string): PlaygroundDocument => ({
  version: 1,
  page: { url: 'https://foo.example/' },
  browser: 'chromium',
  client: { language: 'javascript', code: "await fetch('https://bar.other/').catch(() => {})\n" },
  servers: [{ origin: 'https://bar.other', dialect: 'raw', text }],
})

for (const [name, text] of [
  ['50,000 empty lines', '\n'.repeat(49_999)],
  ['one line of 50,000 characters', `GET /${'a*'.repeat(24_997)}`],
  ['16,000 lines of a response', `GET /\n200 OK\n\n${'ok\n'.repeat(16_000)}`],
] as const)
  test(`a document with ${name} is opened in less than ${LONGEST_OPENING} ms`, async ({ page }) => {
    await watchPauses(page)
    await page.goto('/playground')
    await editorReady(page, 'client.js')
    await pausesOf(page)
    const opened = await page.evaluate(
      async (fragment) => {
        const began = performance.now()
        const since = async (isSo: () => boolean) => {
          while (!isSo()) await new Promise((soon) => setTimeout(soon, 2))
          return performance.now() - began
        }
        location.hash = fragment
        const readable = await since(() => document.body.textContent.includes('This document came from a link.'))
        const editable = await since(() => document.querySelectorAll('[data-editor="ready"]').length === 2)
        return { readable, editable }
      },
      encodeLink(withServer(text)),
    )
    const { allowed } = await pausesOf(page)
    expect(opened.readable, 'until it can be read').toBeLessThan(allowed(LONGEST_OPENING))
    expect(opened.editable, 'until it can be edited').toBeLessThan(allowed(LONGEST_OPENING))
  })
