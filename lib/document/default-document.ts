import type { PlaygroundDocument } from './document.ts'

/** The notes' first example, without the header that would let the script read the answer. */
export const DEFAULT_DOCUMENT: PlaygroundDocument = {
  version: 1,
  page: { url: 'https://foo.example/' },
  browser: 'chromium',
  client: {
    language: 'javascript',
    code: `const xhr = new XMLHttpRequest()
const url = "https://bar.other/resources/public-data/"

xhr.open("GET", url)
xhr.onload = () => console.log(xhr.responseText)
xhr.onerror = () => console.error("no answer for us")
xhr.send()
`,
  },
  servers: [
    {
      origin: 'https://bar.other',
      dialect: 'raw',
      text: `# what bar.other answers
GET /resources/public-data/
200 OK
Content-Type: application/xml

<data>public</data>
`,
    },
  ],
}
