import type { PlaygroundServer } from '@/lib/document/document.ts'
import type { AddressSpace } from '@/lib/trace/address-space.ts'
import type { Connection } from '@/lib/trace/connection.ts'

const CONNECTIONS: Readonly<Record<Connection, readonly [mark: string, title: string]>> = {
  refused: ['refused', 'Connections to it are refused'],
  'name-not-resolved': ['no address', 'Its name is not known'],
  'untrusted-certificate': ['certificate', 'Its certificate is not trusted'],
  'client-certificate': ['client certificate', 'It wants a client certificate'],
  'timed-out': ['timeout', 'Connections to it time out'],
  http1: ['HTTP/1.1', 'It speaks HTTP/1.1 only'],
}

const ADDRESS_SPACES: Readonly<Record<AddressSpace, readonly [mark: string, title: string]>> = {
  public: ['public', 'It is on the internet'],
  local: ['local', 'It is in the person’s own network'],
  loopback: ['loopback', 'It is on the person’s own machine'],
}

/** What is special about the way to a server, as marks of a word or two, each with its sentence. */
export function marksOf({ connection, addressSpace }: Pick<PlaygroundServer, 'connection' | 'addressSpace'>) {
  return [
    ...(connection ? [CONNECTIONS[connection]] : []),
    ...(addressSpace ? [ADDRESS_SPACES[addressSpace]] : []),
  ].map(([mark, title]) => ({ mark, title }))
}

/** Beside a server's name: how it is reached, where that is not as usual. */
export function ServerMarks({ server }: { server: Pick<PlaygroundServer, 'connection' | 'addressSpace'> }) {
  return marksOf(server).map(({ mark, title }) => (
    <span
      key={mark}
      title={`${title} (server settings)`}
      className="ml-1.5 whitespace-nowrap rounded border border-line-strong px-1 py-px text-[11px] font-normal text-soft"
    >
      {mark}
    </span>
  ))
}
