import type { Metadata } from 'next'
import Link from 'next/link'
import { ReferencePage } from '@/components/reference/reference-page.tsx'
import { MarkedText } from '@/components/site/marked-text.tsx'
import { CURRICULUM } from '@/content/curriculum.ts'
import { GLOSSARY, type GlossaryEntry } from '@/content/glossary/glossary.ts'

export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The headers and words of CORS, each in one to three sentences.',
}

const CORS = GLOSSARY.filter(({ kind }) => kind === 'cors-header')
const GROUPS: readonly { title: string; entries: readonly GlossaryEntry[] }[] = [
  { title: 'Headers of the response', entries: CORS.filter((h) => h.of === 'response') },
  { title: 'Headers of the request', entries: CORS.filter((h) => h.of === 'request') },
  { title: 'Words', entries: GLOSSARY.filter(({ kind }) => kind === 'term') },
  { title: 'Other headers', entries: GLOSSARY.filter(({ kind }) => kind === 'http-header') },
]

export default function GlossaryPage() {
  return (
    <ReferencePage title="Glossary" says="The headers and words of CORS. In the lessons they are underlined with dots.">
      {GROUPS.map(({ title, entries }) => (
        <section key={title} className="mt-11">
          <h2 className="font-display text-[23px] font-[680] tracking-[-0.015em]">{title}</h2>
          <dl className="mt-3 border-t border-line">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </dl>
        </section>
      ))}
    </ReferencePage>
  )
}

function Entry({ entry: { id, kind, name, says, standard, lesson } }: { entry: GlossaryEntry }) {
  const explained = CURRICULUM.find(({ slug }) => slug === lesson)
  return (
    <div
      id={id}
      className="grid gap-x-6 gap-y-1 border-b border-line py-4 target:bg-gate-bg target:shadow-[0_0_0_12px_var(--gate-bg)] sm:grid-cols-[minmax(0,4fr)_minmax(0,7fr)]"
    >
      <dt className="min-w-0 text-[16px] font-semibold break-words">
        <a href={`#${id}`} className="hover:underline">
          {kind !== 'term' ? <code className="text-[14px]">{name}</code> : name}
        </a>
      </dt>
      <dd className="min-w-0 text-[16px] leading-[1.55] text-pretty">
        <MarkedText text={says} />
        <span className="mt-1 flex flex-wrap gap-x-4 text-[13.5px] text-soft">
          {explained && (
            <Link className="link" href={`/lessons/${explained.slug}`}>
              {explained.title}
            </Link>
          )}
          <a className="link" href={standard} target="_blank" rel="noreferrer">
            {sourceOf(standard)}
          </a>
        </span>
      </dd>
    </div>
  )
}

/** Name of the standard that the link leads to. */
function sourceOf(href: string): string {
  const { hostname, pathname } = new URL(href)
  if (hostname === 'fetch.spec.whatwg.org') return 'Fetch Standard'
  if (hostname === 'html.spec.whatwg.org') return 'HTML Standard'
  if (hostname === 'www.rfc-editor.org')
    return (/rfc\d+/.exec(pathname)?.[0] ?? 'RFC').toUpperCase().replace('RFC', 'RFC ')
  if (hostname === 'datatracker.ietf.org') return 'Internet-Draft'
  if (hostname === 'developer.mozilla.org') return 'MDN'
  if (hostname === 'expressjs.com') return 'Express'
  return 'Specification'
}
