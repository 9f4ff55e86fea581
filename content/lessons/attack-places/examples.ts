import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { type DocumentParts, documentOf } from '@/lib/document/document-of.ts'
import type { Lesson } from '@/lib/lessons/lesson.ts'
import { WIKI, wiki } from './own-network.ts'
import { shop } from './shared-copy.ts'

/** A page of the internet asks for what there is for lunch. */
const lunch = (more: Partial<DocumentParts>): PlaygroundDocument =>
  documentOf({
    page: 'https://news.example/',
    code: `const response = await fetch("http://wiki.intranet.example/lunch", {
  targetAddressSpace: "local",
});
console.log(await response.text());
`,
    servers: { [WIKI]: wiki },
    ...more,
  })

export const examples: Lesson['examples'] = {
  'chrome-asks': { label: 'Chrome asks', ends: 'refused', document: lunch({}) },
  'sara-allows': { label: 'Sara allows it', ends: 'readable', document: lunch({ localNetworkAccess: 'allowed' }) },
  firefox: {
    label: 'Firefox',
    ends: 'readable',
    document: lunch({ browser: 'firefox', page: 'http://news.example/' }),
  },
  'second-reader': {
    label: 'a copy',
    ends: 'readable',
    document: documentOf({
      page: 'https://partner.example/',
      code: `for (const reader of ["first", "second"]) {
  const response = await fetch("https://shop.example/prices");
  console.log(reader, await response.text());
}
`,
      servers: shop,
    }),
  },
}
