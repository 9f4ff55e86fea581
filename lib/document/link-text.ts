/** A document as the text that a link carries. */
import type { Stranger } from '../trace/event-parts.ts'
import type { PlaygroundDocument, PlaygroundServer } from './document.ts'

/** A document as JSON: the same document always gives the same text, whatever the order of its keys. */
export const documentText = (document: PlaygroundDocument): string => JSON.stringify(inOrder(document))

/**
 * JSON in which code looks as it does outside of JSON, with its own line ends and quotation marks, so that it is short
 * and has its words in common with the dictionary. JSON contains no control characters: those that take the place of its
 * own quotation marks and escapes cannot be in the text.
 */
export const packJson = (json: string): string =>
  json.replace(/\\.|"/g, (token) => PACKED.get(token) ?? ESCAPE + token.slice(1))

/** The JSON that was packed; of any other text, one that may be no JSON. */
export const unpackJson = (packed: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none, which is why they are free
  packed.replace(/[\n\t\r"\\\u0001\u0002]/g, (character) => UNPACKED.get(character) ?? character)

const QUOTE = '\u0001'
const ESCAPE = '\u0002'
const PACKED: ReadonlyMap<string, string> = new Map([
  ['"', QUOTE],
  ['\\"', '"'],
  ['\\\\', '\\'],
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\r', '\r'],
])
const UNPACKED: ReadonlyMap<string, string> = new Map([
  ...[...PACKED].map(([token, packed]) => [packed, token] as const),
  [ESCAPE, '\\'],
])

function inOrder(document: PlaygroundDocument): PlaygroundDocument {
  const {
    version,
    title,
    sentence,
    page,
    browser,
    client,
    servers,
    cookies,
    thirdPartyCookies,
    localNetworkAccess,
    ...unlisted
  } = document
  // A field that is not listed here is not in the link: with one that is missing, this does not compile.
  void (unlisted satisfies Record<string, never>)
  return {
    version,
    ...(title === undefined ? {} : { title }),
    ...(sentence === undefined ? {} : { sentence }),
    page: pageInOrder(page),
    browser,
    client: { language: client.language, code: client.code },
    servers: servers.map(serverInOrder),
    ...(cookies === undefined ? {} : { cookies }),
    ...(thirdPartyCookies === undefined ? {} : { thirdPartyCookies }),
    ...(localNetworkAccess === undefined ? {} : { localNetworkAccess }),
  }
}

function pageInOrder({
  url,
  opaque,
  headers,
  addressSpace,
  stranger,
  ...unlisted
}: PlaygroundDocument['page']): PlaygroundDocument['page'] {
  void (unlisted satisfies Record<string, never>)
  return {
    url,
    ...(opaque === undefined ? {} : { opaque }),
    ...(headers === undefined ? {} : { headers: headers.map(([name, value]) => [name, value]) }),
    ...(addressSpace === undefined ? {} : { addressSpace }),
    ...(stranger === undefined ? {} : { stranger: strangerInOrder(stranger) }),
  }
}

function strangerInOrder({ wants, whose, ...unlisted }: Stranger): Stranger {
  void (unlisted satisfies Record<string, never>)
  return { ...(wants === undefined ? {} : { wants }), ...(whose === undefined ? {} : { whose }) }
}

function serverInOrder({
  origin,
  dialect,
  text,
  connection,
  addressSpace,
  ...unlisted
}: PlaygroundServer): PlaygroundServer {
  void (unlisted satisfies Record<string, never>)
  return {
    origin,
    dialect,
    text,
    ...(connection === undefined ? {} : { connection }),
    ...(addressSpace === undefined ? {} : { addressSpace }),
  }
}
