import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFromServer } from './server-messages.ts'

const answer = { status: 200, statusText: 'OK', headers: [['A', '1']], body: new Uint8Array([1]), ran: true }

describe('a message of a server', () => {
  test.each([
    { type: 'loaded' },
    { type: 'listening' },
    { type: 'pong' },
    { type: 'crashed', crash: { text: 'TypeError', line: 3 } },
    { type: 'crashed', crash: { text: 'TypeError' } },
    { type: 'answered', id: 1, answer },
    { type: 'answered', id: 1, answer: { ...answer, body: null, ran: false, route: 'GET /', line: 2 } },
    { type: 'answered', id: 1, answer: { ...answer, cors: { what: 'refused', by: 'cors()', line: 2, place: '/a' } } },
    { type: 'broken', id: 2, message: 'm' },
    { type: 'print', level: 'log', text: 'a', line: 1 },
    { type: 'print', level: 'error', text: 'a', line: undefined },
    { type: 'forward', id: 1, of: 1, request: { method: 'GET', url: 'https://a.example/', headers: [], body: null } },
  ])('a well-formed message of a server is read as it is: %j', (message) => {
    expect(readFromServer(structuredClone(message))).toEqual(message)
  })

  test('an answer with 1001 headers is read', () => {
    const headers = Array.from({ length: 1001 }, () => ['A', '1'])
    expect(readFromServer({ type: 'answered', id: 1, answer: { ...answer, headers } })).not.toBeNull()
  })

  test.each([
    null,
    {},
    { type: 'spawn' },
    { type: 'answered', id: 0, answer },
    { type: 'answered', id: 1, answer: { ...answer, status: 99 } },
    { type: 'answered', id: 1, answer: { ...answer, headers: [['A']] } },
    { type: 'answered', id: 1, answer: { ...answer, body: 'text' } },
    { type: 'answered', id: 1, answer: { ...answer, body: new Uint8Array(16 * 1024 * 1024 + 1) } },
    { type: 'answered', id: 1, answer: { ...answer, ran: 'yes' } },
    { type: 'crashed', crash: { text: 1 } },
    { type: 'print', level: 'fatal', text: 'a' },
    { type: 'print', level: 'log', text: 'x'.repeat(1_000_001) },
    { type: 'forward', id: 1, request: { method: 'GET', url: 'https://a.example/', headers: [], body: null } },
    { type: 'forward', id: 1, of: 1, request: { method: 'GET', url: '/relative', headers: [], body: null } },
    { type: 'forward', id: 1, of: 1, request: { method: 'G T', url: 'https://a.example/', headers: [], body: null } },
    { type: 'answered', id: 1, answer: { ...answer, headers: [['A', 'x'.repeat(256 * 1024)]] } },
  ])('a malformed message of a server is not read: %#', (message) => {
    expect(readFromServer(message)).toBeNull()
  })

  test('unknown members of a server’s message are left out', () => {
    const message = { type: 'answered', id: 1, answer: { ...answer, forwarded: true }, trusted: true }
    expect(readFromServer(message)).toEqual({ type: 'answered', id: 1, answer })
  })

  test('no message of a server makes the host throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('answered', 'broken', 'print', 'crashed'), (value, type) => {
        const message = { type, id: value, answer: value, message: value, level: value, text: value, crash: value }
        expect(readFromServer(message)).toBeNull()
      }),
    )
  })
})
