import { documentOf } from '@/lib/document/document-of.ts'
import type { Exercise } from '@/lib/lessons/exercise.ts'
import { BAR, pagedList, prices, pricesCode, twoPages } from './documents.ts'

export const EXERCISES: readonly Exercise[] = [
  {
    id: 'two-pages',
    title: 'Two pages may read',
    task: 'The pages on https://foo.example and https://shop.example should both be able to read the prices. Nobody else should. The header holds only one origin, so a list does not work.',
    start: twoPages,
    edits: 'servers',
    hints: [
      'The answer does not have to be the same for everybody. The server knows from Origin who is asking.',
      'In this lab, a line such as “when Origin: https://foo.example” below the route makes it answer only that page. Several such lines are alternatives.',
      'Answer each of the two with its own origin: write {origin} as the value, below two “when” lines.',
    ],
    solution: documentOf({
      code: pricesCode,
      servers: {
        [BAR]: `GET /prices
when Origin: https://foo.example
when Origin: https://shop.example
200 OK
Access-Control-Allow-Origin: {origin}
Vary: Origin
Content-Type: application/json

{ "tea": 3 }

GET /prices
200 OK
Vary: Origin
Content-Type: application/json

{ "tea": 3 }
`,
      },
    }),
    tooLoose: prices('Access-Control-Allow-Origin: {origin}\nVary: Origin\n'),
    probes: [
      { says: 'https://foo.example can read the prices.', expect: { outcome: 'readable', status: 200 } },
      {
        says: 'https://shop.example can read them too.',
        page: { url: 'https://shop.example/' },
        expect: { outcome: 'readable', status: 200 },
      },
      {
        says: 'https://evil.test is still refused.',
        page: { url: 'https://evil.test/' },
        expect: { outcome: 'refused' },
      },
      {
        says: 'So is https://foo.example.evil.test, which only begins in the same way.',
        page: { url: 'https://foo.example.evil.test/' },
        expect: { outcome: 'refused' },
      },
      {
        says: 'So is https://other.example, which only ends in the same way.',
        page: { url: 'https://other.example/' },
        expect: { outcome: 'refused' },
      },
    ],
  },
  {
    id: 'total-count',
    title: 'How many books are there',
    task: 'The page needs two headers of the answer: X-Total-Count, and X-Next-Page for the next books. The server already exposes something, but the script gets null for both. Let it read both. X-Machine has to stay hidden.',
    start: pagedList('Total-Count'),
    edits: 'servers',
    hints: [
      'The script may read the answer, but only a few of its headers. The server has to name the others.',
      'Compare the name in Access-Control-Expose-Headers with the names of the headers that came. Only capital and small letters may differ.',
      'The value is a list of names with commas between them: X-Total-Count, X-Next-Page.',
    ],
    solution: pagedList('X-Total-Count, X-Next-Page'),
    tooLoose: pagedList('*'),
    probes: [
      {
        says: 'The script can read X-Total-Count.',
        expect: { outcome: 'readable', visibleHeaders: ['X-Total-Count'] },
      },
      {
        says: 'It can read X-Next-Page too.',
        expect: { outcome: 'readable', visibleHeaders: ['X-Next-Page'] },
      },
      { says: 'X-Machine stays hidden.', expect: { outcome: 'readable', hiddenHeaders: ['X-Machine'] } },
    ],
  },
]
