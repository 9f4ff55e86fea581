import { describe, expect, test } from 'vitest'
import { sent, visit } from '../../testing/visit.ts'
import type { BrowserName, HeaderList } from '../../trace/events.ts'
import { imageCall } from '../elements/element-call.ts'

const PAGE = 'https://foo.example'
const OWN = `${PAGE}/r`
const OTHER = 'https://bar.other/r'
const PIXEL = String.fromCharCode(0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0, 0, 0)
const ALLOW = [['Access-Control-Allow-Origin', PAGE] as const, ['Access-Control-Allow-Credentials', 'true'] as const]

/** Whether each request on the wire has an `Origin`, and the outcome of each image. */
async function load(
  url: string,
  crossOrigins: readonly (string | undefined)[],
  extra: HeaderList,
  browser: BrowserName,
) {
  const headers = [['Content-Type', 'image/gif'] as const, ...extra]
  const page = visit(PAGE, () => ({ headers, body: PIXEL }), browser)
  const outcomes: unknown[] = []
  for (const crossOrigin of crossOrigins) {
    const { settled } = (await page.fetch(url, imageCall(url, crossOrigin))) as { settled?: { tainted?: boolean } }
    outcomes.push(settled?.tainted ?? 'error')
  }
  return { requests: page.wire.map((request) => (sent(request, 'origin') === null ? 'plain' : 'CORS')), outcomes }
}

// Measured in WebKitGTK 2.50.
describe('an image that the document has, in WebKit', () => {
  const again = (url: string, crossOrigins: readonly (string | undefined)[], extra: HeaderList = ALLOW) =>
    load(url, crossOrigins, extra, 'webkit')

  test('is used with and without CORS where both send credentials, and is tainted without', async () => {
    expect(await again(OTHER, ['use-credentials', undefined])).toEqual({ requests: ['CORS'], outcomes: [false, true] })
    expect(await again(OTHER, [undefined, 'use-credentials'])).toEqual({ requests: ['plain'], outcomes: [true, false] })
    expect((await again(OWN, [undefined, 'use-credentials'])).requests).toEqual(['plain'])
  })

  test('is not used with CORS where its response does not allow it', async () => {
    expect(await again(OTHER, [undefined, 'use-credentials'], [])).toEqual({
      requests: ['plain', 'CORS'],
      outcomes: [true, 'error'],
    })
  })

  test('is replaced by one with other credentials', async () => {
    expect((await again(OTHER, [undefined, 'anonymous', undefined])).requests).toEqual(['plain', 'CORS', 'plain'])
  })

  test('is asked for again where its response varies by everything, or by Origin and only one has it', async () => {
    const by = (vary: string) => [...ALLOW, ['Vary', vary] as const]
    expect((await again(OTHER, [undefined, undefined], by('*'))).requests).toHaveLength(2)
    expect((await again(OTHER, [undefined, 'use-credentials'], by('Origin'))).requests).toHaveLength(2)
    expect((await again(OTHER, [undefined, undefined], by('Origin'))).requests).toHaveLength(1)
  })
})

test('an image that the document has is of one state of crossorigin in Chromium and Firefox', async () => {
  for (const browser of ['chromium', 'firefox'] as const) {
    const { requests } = await load(OTHER, ['use-credentials', undefined], ALLOW, browser)
    expect(requests).toEqual(['CORS', 'plain'])
  }
})
