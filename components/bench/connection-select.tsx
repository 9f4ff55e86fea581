import { CONNECTIONS, type Connection } from '@/lib/trace/connection.ts'

const IN_WORDS: Readonly<Record<Connection, string>> = {
  refused: 'are refused: nothing listens there',
  'name-not-resolved': 'fail: its name is not known',
  'untrusted-certificate': 'fail: its certificate is not trusted',
  'client-certificate': 'need a client certificate',
  'timed-out': 'time out: nothing comes back',
  http1: 'use HTTP/1.1 only',
}

/** Whether connections to a server come about, and how they fail. */
export function ConnectionSelect({
  connection,
  onChange,
}: {
  connection: Connection | undefined
  onChange: (connection: Connection | undefined) => void
}) {
  return (
    <label className="mt-3 grid gap-1.5 text-[14px] font-semibold">
      Connections to it
      <select
        className="h-9 rounded-lg border border-line-strong bg-paper px-2 font-normal"
        value={connection ?? ''}
        onChange={(e) => onChange(CONNECTIONS.find((each) => each === e.target.value))}
      >
        <option value="">come about</option>
        {CONNECTIONS.map((each) => (
          <option key={each} value={each}>
            {IN_WORDS[each]}
          </option>
        ))}
      </select>
    </label>
  )
}
