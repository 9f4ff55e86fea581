import { expect, test } from 'vitest'
import { addressSpaceOf } from './address-space.ts'

test.each([
  [
    'loopback',
    ['localhost', 'a.localhost', 'localhost.', '127.0.0.1', '127.8.9.10', '0.0.0.0', '::1', '::ffff:127.0.0.1'],
  ],
  ['local', ['printer.local', '10.0.0.1', '172.16.0.1', '172.31.255.1', '192.168.1.1', '169.254.1.1']],
  ['local', ['100.64.0.1', '100.127.255.1', '0.1.2.3', '::ffff:10.0.0.1', 'fc00::1', 'fd12::1', 'fe80::1', 'febf::1']],
  ['local', ['intranet', 'backend', 'db.internal', 'nas.home.arpa']],
  [
    'public',
    [
      'foo.example',
      'nas.lan',
      'notlocal.example',
      'internal.example',
      '8.8.8.8',
      '172.32.0.1',
      '100.128.0.1',
      '198.18.0.1',
    ],
  ],
  ['public', ['203.0.113.5', '240.0.0.1', '2001:db8::1', '::ffff:8.8.8.8', 'fec0::1']],
] as const)('the address space is %s for %j', (space, hosts) => {
  for (const host of hosts) {
    const { hostname } = new URL(`http://${host.includes(':') ? `[${host}]` : host}/`)
    expect([host, addressSpaceOf(hostname)]).toEqual([host, space])
  }
})
