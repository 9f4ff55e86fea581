import { expect, test } from 'vitest'
import { type Address, reachableOrigins } from './reachable-origins.ts'

const MACHINE: readonly Address[] = [
  { address: '127.0.0.1', family: 'IPv4', internal: true },
  { address: '::1', family: 'IPv6', internal: true },
  { address: '192.168.1.20', family: 'IPv4', internal: false },
  { address: 'fe80::1', family: 'IPv6', internal: false },
  { address: '169.254.7.7', family: 'IPv4', internal: false },
  { address: '10.0.0.5', family: 'IPv4', internal: false },
]

test.each([
  ['localhost:3000', ['http://192.168.1.20:3000', 'http://10.0.0.5:3000']],
  ['127.0.0.1:8080', ['http://192.168.1.20:8080', 'http://10.0.0.5:8080']],
  ['[::1]:3000', ['http://192.168.1.20:3000', 'http://10.0.0.5:3000']],
  ['localhost', ['http://192.168.1.20', 'http://10.0.0.5']],
  ['192.168.1.20:3000', []],
  ['cors.example', []],
  ['localhost.example', []],
  ['127.0.0.1.example:80', []],
])('a leader who opened the site at %s is told the addresses that phones reach', (host, expected) => {
  expect(reachableOrigins(host, MACHINE)).toEqual(expected)
})

test('a machine without a network has no address for phones', () => {
  expect(reachableOrigins('localhost:3000', MACHINE.slice(0, 2))).toEqual([])
})
