import { expect, test } from 'vitest'
import { type GottenResponse, missingDocument, type ResponseType } from './xml-http-request-response.ts'

function told(contentType: string | null, type: ResponseType = '', override: string | null = null, body = '<a/>') {
  const response = {
    outcome: 'response',
    type: 'cors',
    status: 200,
    statusText: '',
    url: 'https://bar.other/d',
    redirected: false,
    headers: contentType === null ? [] : [['Content-Type', contentType]],
    body: new TextEncoder().encode(body),
  } satisfies GottenResponse
  return missingDocument(response, type, override)
}

// In Chromium 156, Firefox 153 and WebKitGTK 2.50 these have a document, or null (lib/testing/recorded-pages, xhr-*).
test.each(['text/xml', 'application/xml', 'application/atom+xml', 'image/svg+xml', 'text/xml; charset=utf-8', null])(
  'the author of a script that gets %s is told that a browser has a document there',
  (contentType) => {
    expect(told(contentType)).toMatch(/^XMLHttpRequest has no documents in this page: .* Read `responseText`\.$/)
  },
)

test.each([['text/html'], ['text/plain'], ['application/json']])(
  'nothing is said about %s, for which browsers have null too',
  (contentType) => {
    expect(told(contentType)).toBeNull()
  },
)

test('with the response type `document`, HTML counts too, and what to read instead is another response type', () => {
  expect(told('text/html', 'document')).toContain("Set `responseType` to 'text' and read `responseText`.")
  expect(told('application/json', 'document')).toBeNull()
})

test('overrideMimeType decides, and an empty body is no document', () => {
  expect(told('text/plain', '', 'text/xml')).not.toBeNull()
  expect(told('text/xml', '', 'text/plain')).toBeNull()
  expect(told('text/xml', '', null, '')).toBeNull()
})
