import type { ReactNode } from 'react'
import type { InspectedHeader } from '@/lib/trace/inspect/message-headers.ts'
import { HeaderName } from './header-name.tsx'

const EDGE = {
  passed: 'bg-go-bg shadow-[inset_3px_0_var(--go)]',
  failed: 'bg-stop-bg shadow-[inset_3px_0_var(--stop)]',
  changed: 'bg-gate-bg shadow-[inset_3px_0_var(--gate)]',
} as const
const BY = {
  added: 'added by the browser',
  hidden: 'hidden from the script',
  forbidden: 'hidden from all scripts',
} as const
const NAME = { passed: 'text-go', failed: 'text-stop', cors: 'text-gate' } as const

interface Props {
  line: InspectedHeader
  /** What is different about the header, in words; null: nothing. */
  change: string | null
}

/** One header line as on the wire, with remarks beside it. */
export function HeaderRow({ line: { name, value, role, by }, change }: Props) {
  const decided = role === 'passed' || role === 'failed' ? role : null
  const edge = decided ?? (change ? 'changed' : null)
  return (
    <div data-role={role ?? undefined} className={`flex flex-wrap gap-x-2 px-3 ${edge ? EDGE[edge] : ''}`}>
      <span className="max-w-full grow break-words">
        <HeaderName name={name} className={role ? NAME[role] : 'text-soft'} />: {value}
      </span>
      <span className="ml-auto flex max-w-full flex-wrap justify-end gap-x-4">
        {by && <Remark tone="font-normal text-soft">{BY[by]}</Remark>}
        {change && <Remark tone="font-semibold text-gate">{change}</Remark>}
        {decided && (
          <Remark tone={`font-semibold ${NAME[decided]}`}>
            {decided === 'failed' ? '✕ this decided' : '✓ this decided'}
          </Remark>
        )}
      </span>
    </div>
  )
}

/** A header that is missing: a required one, or one that was removed. */
export function AbsentRow({
  name,
  value,
  remark,
  wanted,
}: {
  name: string
  value?: string
  remark: string
  wanted: boolean
}) {
  const tone = wanted ? 'text-stop' : 'text-gate'
  return (
    <div
      data-role={wanted ? 'failed' : undefined}
      className={`flex flex-wrap gap-x-2 px-3 ${tone} ${wanted ? EDGE.failed : EDGE.changed}`}
    >
      <del className="max-w-full grow break-words decoration-1">
        <HeaderName name={name} className="" />
        {value === undefined ? '' : `: ${value}`}
      </del>
      <Remark tone={`font-semibold ${tone}`}>{remark}</Remark>
    </div>
  )
}

function Remark({ tone, children }: { tone: string; children: ReactNode }) {
  return <span className={`ml-auto max-w-full font-sans text-[12.5px] break-words ${tone}`}>{children}</span>
}
