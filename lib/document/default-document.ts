import type { PlaygroundDocument } from './document.ts'
import { documentOf } from './document-of.ts'

/** The first example of the notes, without the header that would let the script read the response. */
export const DEFAULT_DOCUMENT: PlaygroundDocument = documentOf({
  code: `const xhr = new XMLHttpRequest()
const url = "https://bar.other/resources/public-data/"

xhr.open("GET", url)
xhr.onload = () => console.log(xhr.responseText)
xhr.onerror = () => console.error("no answer for us")
xhr.send()
`,
  servers: {
    'https://bar.other': `# what bar.other answers
GET /resources/public-data/
200 OK
Content-Type: application/xml

<data>public</data>
`,
  },
})
