import { describe, expect, test } from 'vitest'
import { explainRun, OK } from '../../testing/explain-run.ts'

const why = async (...run: Parameters<typeof explainRun>) => (await explainRun(...run))[0]?.text ?? ''

describe('an EventSource that does not open', () => {
  const open = "const e = new EventSource('https://api.example/a')\ne.onerror = () => e.close()\n"
  test.each([
    ['another type', `GET /a\n200\n${OK}Content-Type: application/json\n\n{}\n`, /with the type `application\/json`/],
    ['no type', `GET /a\n200\n${OK}\nhi\n`, /without a Content-Type/],
    ['401', `GET /a\n401\n${OK}`, /\*\*401 Unauthorized\*\*.*\n.*wants to know who asks/],
    ['500', `GET /a\n500\n${OK}`, /\*\*500 Internal Server Error\*\*/],
  ])('%s is named', async (_, server, expected) => {
    const text = await why(open, server)
    expect(text).toMatch(expected)
    expect(text).not.toContain('what the element can use')
  })
})

describe('a beacon', () => {
  const send = "navigator.sendBeacon('https://api.example/a', new Blob(['{}'], { type: 'application/json' }))\n"
  const asked = (more: string) => `OPTIONS /a\n204\n${more}Access-Control-Allow-Headers: content-type\n\nPOST /a\n204\n`
  test('a beacon without permission for credentials is never told to leave them out', async () => {
    for (const allow of [OK, 'Access-Control-Allow-Origin: *\n']) {
      const text = await why(send, asked(allow))
      expect(text).toMatch(/A beacon always carries credentials, and has no switch for them\. .*`text\/plain`/)
      expect(text).not.toMatch(/take .* away/)
    }
  })
  test('a beacon that arrived is not said to be kept from anybody', async () => {
    const text = await why(send, asked(`${OK}Access-Control-Allow-Credentials: true\n`))
    expect(text).toMatch(/The beacon \*\*arrived\*\* at \*\*api\.example\*\*.*nobody reads the answer/)
    expect(text).not.toMatch(/keeps it from/)
  })
})
