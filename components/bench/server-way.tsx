import { SettingSelect } from '@/components/ui/setting-select.tsx'
import type { AddressSpace } from '@/lib/trace/address-space.ts'
import type { Connection } from '@/lib/trace/connection.ts'
import type { Servers } from './use-servers.ts'

const CONNECTIONS: readonly (readonly [Connection, string])[] = [
  ['refused', 'are refused: nothing listens there'],
  ['name-not-resolved', 'fail: its name is not known'],
  ['untrusted-certificate', 'fail: its certificate is not trusted'],
  ['client-certificate', 'need a client certificate'],
  ['timed-out', 'time out: nothing comes back'],
  ['http1', 'use HTTP/1.1 only'],
]

/** The address spaces of https://wicg.github.io/local-network-access/, in words. */
export const ADDRESS_SPACE_WORDS: readonly (readonly [AddressSpace, string])[] = [
  ['public', 'on the internet (public)'],
  ['local', 'in the person’s own network (local)'],
  ['loopback', 'on the person’s own machine (loopback)'],
]

/** How a browser gets to a server: whether connections succeed, and where the server is. */
export function ServerWay({ servers: { current, setWay } }: { servers: Servers }) {
  return (
    <div className="mt-3 grid gap-3">
      <SettingSelect
        label="Connections to it"
        value={current?.connection}
        byDefault="succeed"
        choices={CONNECTIONS}
        onChange={(connection) => setWay({ connection })}
      />
      <SettingSelect
        label="Where this server is"
        value={current?.addressSpace}
        byDefault="as its name or address says"
        choices={ADDRESS_SPACE_WORDS}
        onChange={(addressSpace) => setWay({ addressSpace })}
      />
    </div>
  )
}
