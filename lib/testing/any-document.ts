/** Documents of every kind, for property tests. */
import fc from 'fast-check'
import { type PlaygroundDocument, parseDocument } from '@/lib/document/document.ts'
import { ADDRESS_SPACES, LOCAL_NETWORK_ANSWERS } from '@/lib/trace/address-space.ts'
import { CONNECTIONS } from '@/lib/trace/connection.ts'

const anyText = (maxLength: number) => fc.string({ unit: 'binary', maxLength })
const anyHeader = fc.tuple(fc.constantFrom('Content-Security-Policy', 'Referrer-Policy'), anyText(40))
export const anyDocument: fc.Arbitrary<PlaygroundDocument> = fc
  .record(
    {
      version: fc.constant(1 as const),
      title: anyText(200),
      sentence: anyText(300),
      page: fc.record(
        {
          url: fc.webUrl({ validSchemes: ['http', 'https', 'capacitor', 'chrome-extension'] }),
          opaque: fc.boolean(),
          headers: fc.array(anyHeader, { maxLength: 3 }),
          addressSpace: fc.constantFrom(...ADDRESS_SPACES),
          stranger: fc.record({ wants: anyText(40), whose: anyText(10) }, { requiredKeys: [] }),
        },
        { requiredKeys: ['url'] },
      ),
      browser: fc.constantFrom('chromium' as const, 'firefox' as const, 'webkit' as const),
      client: fc.record({
        language: fc.constantFrom('javascript' as const, 'typescript' as const),
        code: anyText(300),
      }),
      servers: fc.uniqueArray(
        fc.record(
          {
            origin: fc.constantFrom(
              'https://bar.other',
              'http://localhost:8080',
              'https://a.example',
              'https://b.example:8443',
            ),
            dialect: fc.constant('raw' as const),
            text: anyText(300),
            connection: fc.constantFrom(...CONNECTIONS),
            addressSpace: fc.constantFrom(...ADDRESS_SPACES),
          },
          { requiredKeys: ['origin', 'dialect', 'text'] },
        ),
        { selector: (server) => server.origin },
      ),
      cookies: fc.constantFrom<Record<string, string>[]>({}, { 'https://bar.other': 'session=1' }),
      thirdPartyCookies: fc.constantFrom('sent' as const, 'partitioned' as const, 'blocked' as const),
      localNetworkAccess: fc.constantFrom(...LOCAL_NETWORK_ANSWERS),
    },
    { requiredKeys: ['version', 'page', 'browser', 'client', 'servers'] },
  )
  .filter((document) => parseDocument(document).ok)
