import type { ComponentProps, ReactNode } from 'react'
import { Term } from '@/components/site/term.tsx'
import { type GlossaryEntry, headerEntry, termEntry } from '@/content/glossary/glossary.ts'
import { HeadingLink } from './heading-link.tsx'

/** Set at build time on the first mention of a glossary word in each section. */
type Mentioned<Tag extends 'code' | 'em' | 'strong'> = ComponentProps<Tag> & { 'data-mention'?: 'first' }

function explained(entry: GlossaryEntry | undefined, children: ReactNode) {
  if (!entry?.says) return children
  return (
    <Term href={`/glossary#${entry.id}`} title={entry.name} says={entry.says}>
      {children}
    </Term>
  )
}

const wordsOf = (children: ReactNode) => (typeof children === 'string' ? children : '')

export function ProseCode({ 'data-mention': mention, ...props }: Mentioned<'code'>) {
  const code = <code {...props} />
  return mention ? explained(headerEntry(wordsOf(props.children)), code) : code
}

/** Code in the text. A line may be wider than the column: what scrolls has to be reachable by keyboard. */
export function ProsePre(props: ComponentProps<'pre'>) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
  return <pre tabIndex={0} {...props} />
}

export function ProseEm({ 'data-mention': mention, ...props }: Mentioned<'em'>) {
  const em = <em {...props} />
  return mention ? explained(termEntry(wordsOf(props.children)), em) : em
}

export function ProseStrong({ 'data-mention': mention, ...props }: Mentioned<'strong'>) {
  const strong = <strong {...props} />
  return mention ? explained(termEntry(wordsOf(props.children)), strong) : strong
}

export function ProseH2({ id, children, ...props }: ComponentProps<'h2'>) {
  return (
    <h2 id={id} {...props} {...linked(id)}>
      <Heading id={id}>{children}</Heading>
    </h2>
  )
}

export function ProseH3({ id, children, ...props }: ComponentProps<'h3'>) {
  return (
    <h3 id={id} {...props} {...linked(id)}>
      <Heading id={id}>{children}</Heading>
    </h3>
  )
}

/** The accessible name of the heading is its text alone, without the label of the link inside it. */
const linked = (id: string | undefined) => ({ className: 'group', ...(id ? { 'aria-labelledby': `${id}-words` } : {}) })

function Heading({ id, children }: { id: string | undefined; children: ReactNode }) {
  if (!id) return children
  return (
    <>
      <span id={`${id}-words`}>{children}</span>
      <HeadingLink id={id} />
    </>
  )
}
