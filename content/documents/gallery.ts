import { DEFAULT_DOCUMENT } from '@/lib/document/default-document.ts'
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { stackDocument } from '@/lib/document/stack-document.ts'
import { DIALECT_IDS, DIALECTS } from '@/lib/servers/dialects.ts'
import { isStranger } from '@/lib/trace/summary/breach.ts'
import { craProxy, nextRewrites, viteProxy } from './examples/dev-proxy.ts'
import { notesAllowed, notesProxied, notesRefused } from './examples/fiber-notes.ts'
import {
  cacheWithoutVary,
  cacheWithVary,
  nginxBadGateway,
  nginxBadGatewayAlways,
  nginxOnce,
  nginxTwice,
} from './examples/nginx-proxy.ts'
import type { ProblemGroup } from './problems/problem.ts'
import { PROBLEMS } from './problems/problems.ts'

/** A document to open in the playground, with a sentence that says what it shows. */
interface GalleryEntry {
  /** Used in links; unique in the gallery. */
  readonly id: string
  readonly title: string
  readonly says: string
  readonly document: PlaygroundDocument
  /** The same document after the fix. */
  readonly fixed?: PlaygroundDocument
  /** It shows an attack that succeeds. */
  readonly attack?: true
}

export interface GalleryGroup {
  readonly title: string
  readonly says: string
  readonly entries: readonly GalleryEntry[]
}

const PROBLEM_GROUPS: readonly (readonly [ProblemGroup, title: string, says: string])[] = [
  ['missing-header', 'Problems: the header is not there', 'It was never sent, or not on this answer.'],
  ['preflight', 'Problems: the preflight', 'The question before the request is answered wrongly, or not at all.'],
  ['origin-value', 'Problems: the origin does not match', 'One character is enough.'],
  ['credentials', 'Problems: cookies and credentials', 'More has to be said, and * does not count.'],
  ['reading', 'Problems: reading and caching', 'The answer came, and something of it is missing or old.'],
  ['page', 'Problems: the page itself', 'Its own headers, its elements, and what they may not do.'],
  ['network', 'Problems: networks, proxies and security', 'What looks like CORS and is not, and what looks harmless.'],
]

/** Every document that the site offers, in groups, the most wanted first. */
export async function gallery(): Promise<readonly GalleryGroup[]> {
  // A development server's proxy needs another server behind it: its documents are below, with two servers.
  const stacks = DIALECT_IDS.filter((id) => DIALECTS[id].kind !== 'proxy')
  return [
    {
      title: 'To begin with',
      says: 'One call, one server.',
      entries: [
        {
          id: 'first-call',
          title: 'A call without permission',
          says: 'foo.example asks bar.other, which responds and allows no origin.',
          document: DEFAULT_DOCUMENT,
        },
      ],
    },
    {
      title: 'Servers in your stack',
      says: 'The same exchange, with the server written in what you use.',
      entries: await Promise.all(
        stacks.map(async (id) => ({
          id: `stack-${id}`,
          title: DIALECTS[id].label,
          says: `bar.other lets every page read its public data, in ${DIALECTS[id].file}.`,
          document: await stackDocument(id),
        })),
      ),
    },
    {
      title: 'The notes’ application',
      says: 'A React application on port 3000, an API written with Fiber on port 8080.',
      entries: [
        {
          id: 'notes-refused',
          title: '1. Refused',
          says: 'The API answers, and says nothing of CORS.',
          document: notesRefused,
        },
        {
          id: 'notes-proxied',
          title: '2. Fixed in front',
          says: 'One line in package.json: a proxy.',
          document: notesProxied,
        },
        {
          id: 'notes-allowed',
          title: '3. Fixed behind',
          says: 'One line in the API: the middleware.',
          document: notesAllowed,
        },
      ],
    },
    {
      title: 'Proxies and caches',
      says: 'Servers in front of other servers, each in a separate lane.',
      entries: [
        {
          id: 'proxy-cra',
          title: 'Create React App',
          says: 'The proxy line of package.json. It writes the API’s own address into Origin.',
          document: craProxy,
        },
        {
          id: 'proxy-vite',
          title: 'Vite',
          says: 'server.proxy passes on the Origin that the browser sent, and a strict API refuses it.',
          document: viteProxy,
        },
        {
          id: 'proxy-next',
          title: 'Next.js',
          says: 'A rewrite, with the Origin that the browser sent.',
          document: nextRewrites,
        },
        {
          id: 'nginx-502',
          title: 'nginx: 502 without a header',
          says: 'The API is down, and the page reads of CORS.',
          document: nginxBadGateway,
          fixed: nginxBadGatewayAlways,
        },
        {
          id: 'nginx-twice',
          title: 'nginx and the API both allow',
          says: 'Two permissions are none.',
          document: nginxTwice,
          fixed: nginxOnce,
        },
        {
          id: 'shared-cache',
          title: 'A shared cache without Vary',
          says: 'It keeps the answer to one page and gives it to another.',
          document: cacheWithoutVary,
          fixed: cacheWithVary,
        },
      ],
    },
    ...PROBLEM_GROUPS.map(([group, title, says]) => ({
      title,
      says,
      entries: PROBLEMS.filter((problem) => problem.group === group).map(
        ({ slug, title, symptom, document, ends, fixed }) => ({
          id: `problem-${slug}`,
          title,
          says: symptom,
          document,
          ...(fixed ? { fixed } : {}),
          ...(ends === 'readable' && isStranger(document.page) ? { attack: true as const } : {}),
        }),
      ),
    })),
  ]
}

/** The document for a name in an address: an entry's id, or the id with `-fixed` for its fixed version. */
export async function documentNamed(
  id: string,
): Promise<{ readonly title: string; readonly says: string; readonly document: PlaygroundDocument } | null> {
  const entries = (await gallery()).flatMap((group) => group.entries)
  const entry = entries.find((e) => e.id === id)
  if (entry) return entry
  const broken = entries.find((e) => e.fixed && `${e.id}-fixed` === id)
  return broken?.fixed
    ? { title: `${broken.title}: fixed`, says: `What was wrong: ${broken.says}`, document: broken.fixed }
    : null
}

/** Every name that `documentNamed` accepts. */
export async function documentNames(): Promise<readonly string[]> {
  return (await gallery()).flatMap(({ entries }) =>
    entries.flatMap(({ id, fixed }) => (fixed ? [id, `${id}-fixed`] : [id])),
  )
}
