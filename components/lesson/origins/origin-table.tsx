import type { Comparison, OriginPart, ReadAddress } from '@/lib/lessons/compare-origins.ts'

/** The verdict on two addresses, and their parts side by side. */
export function OriginTable({ result }: { result: Extract<Comparison, { ok: true }> }) {
  const { first, second, comparison } = result
  const [origins, sites] = comparison.says
  const notes = [...new Set([...first.notes, ...second.notes, ...(comparison.note ? [comparison.note] : [])])]
  return (
    <div className="mt-5">
      <p className="m-0! font-semibold">{origins}</p>
      <p className="mt-0.5! mb-3! text-soft">{sites}</p>
      <table className="w-full table-fixed border-collapse text-left align-top">
        <caption className="sr-only">The parts of the two addresses</caption>
        <colgroup>
          <col className="w-[76px]" />
          <col />
          <col />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">First address</th>
            <th scope="col">Second address</th>
          </tr>
        </thead>
        <tbody>
          {(['scheme', 'host', 'port'] as const).map((part) => (
            <Row
              key={part}
              name={part}
              values={[partOf(first, part), partOf(second, part)]}
              differs={comparison.differs.includes(part)}
            />
          ))}
          <Row name="origin" values={[first.origin, second.origin]} differs={!comparison.sameOrigin} strong />
          <Row name="site" values={[first.site ?? 'none', second.site ?? 'none']} differs={!comparison.sameSite} />
        </tbody>
      </table>
      {notes.length > 0 && (
        <ul className="mt-3! mb-0! text-[14.5px] text-soft">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

function partOf({ parts }: ReadAddress, part: OriginPart): string {
  if (!parts) return 'none'
  return part === 'port' && parts.portIsDefault ? `${parts.port} (default)` : parts[part]
}

interface RowProps {
  name: string
  values: readonly [first: string, second: string]
  differs: boolean
  strong?: boolean
}

function Row({ name, values, differs, strong = false }: RowProps) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 pr-2 align-top text-[14px] font-normal text-soft">
        {name}
        {differs && <span className="block text-[13px] font-semibold text-ink">differs</span>}
      </th>
      {values.map((value, index) => (
        <td
          key={index === 0 ? 'first' : 'second'}
          className={`py-1.5 pr-2 align-top font-mono text-[13px] leading-[1.6] break-all [font-feature-settings:'calt'_0] ${strong ? 'font-semibold' : ''}`}
        >
          <span className={differs ? 'underline decoration-gate decoration-2 underline-offset-4' : ''}>{value}</span>
        </td>
      ))}
    </tr>
  )
}
