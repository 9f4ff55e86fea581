import { expect, test } from 'vitest'
import { DEFAULT_DOCUMENT } from './default-document.ts'
import { MOST_SERVERS, type PlaygroundDocument, parseDocument } from './document.ts'
import { originProblem, withDialect, withOneMoreServer, withOrigin, withoutServer, withWay } from './edit-servers.ts'

const two: PlaygroundDocument = {
  ...DEFAULT_DOCUMENT,
  servers: [
    { origin: 'https://bar.other', dialect: 'raw', text: 'one' },
    { origin: 'http://localhost:8080', dialect: 'raw', text: 'two' },
  ],
}

test('a server moves to the origin that was typed, whatever its case and default port', () => {
  expect(withOrigin(two, 'https://bar.other', ' HTTPS://API.Example:443/ ').servers[0]).toEqual({
    origin: 'https://api.example',
    dialect: 'raw',
    text: 'one',
  })
})

test('a server cannot get the origin of another server, or a text that is not an origin', () => {
  for (const text of ['http://localhost:8080', 'localhost:8080', 'https://a.example/path', 'ftp://a.example', '']) {
    expect(originProblem(two, 'https://bar.other', text)).toBeTypeOf('string')
    expect(withOrigin(two, 'https://bar.other', text)).toBe(two)
  }
  expect(originProblem(two, 'https://bar.other', 'https://bar.other')).toBeNull()
})

test('servers can be added until there are as many as a document may have, each at another origin', () => {
  let document = two
  for (let n = 0; n < 20; n += 1) document = withOneMoreServer(document, '')
  expect(document.servers).toHaveLength(MOST_SERVERS)
  expect(parseDocument(document).ok).toBe(true)
})

test('removing a server and changing its dialect leave the others alone', () => {
  expect(withoutServer(two, 'https://bar.other').servers).toEqual([two.servers[1]])
  const changed = withDialect(two, 'http://localhost:8080', 'raw', 'new')
  expect(changed.servers).toEqual([two.servers[0], { ...two.servers[1], text: 'new' }])
})

test('a server gets another way and loses it again, each part of it by itself, and the other servers keep theirs', () => {
  const refused = withWay(two, 'https://bar.other', { connection: 'refused' })
  expect(refused.servers).toEqual([{ ...two.servers[0], connection: 'refused' }, two.servers[1]])
  const near = withWay(refused, 'https://bar.other', { addressSpace: 'local' })
  expect(near.servers[0]).toEqual({ ...two.servers[0], connection: 'refused', addressSpace: 'local' })
  expect(withWay(near, 'https://bar.other', { connection: undefined, addressSpace: undefined })).toEqual(two)
})
