import { describe, expect, test } from 'vitest'
import { browserConsole, PLAIN_CALL } from '../../testing/visit.ts'
import type { BrowserName, TraceEvent } from '../../trace/events.ts'
import type { Call } from '../call.ts'
import { createUserAgent } from '../user-agent.ts'

// Each line measured in Chromium 156.0.8078, Firefox ESR 153.8 and WebKitGTK 2.50.6, from a page on http://127.0.0.1 and
// from one on the disk.
const WEB = 'http://localhost:3000/page'
const DISK = 'file:///home/sara/page.html'
const API = 'localhost:8080/api'
const FILE = 'file:///home/sara/data.json'

const FETCH: Partial<Call> = {}
const XHR: Partial<Call> = { api: 'xhr' }
const MODULE: Partial<Call> = { api: 'script', destination: 'script', isModule: true }
const SCRIPT: Partial<Call> = { api: 'script', destination: 'script', mode: 'no-cors' }
const IMAGE: Partial<Call> = { api: 'img', destination: 'image', mode: 'no-cors' }
const STREAM: Partial<Call> = { api: 'eventsource' }

async function printed(browser: BrowserName, page: string, url: string, call: Partial<Call>) {
  const trace: TraceEvent[] = []
  const agent = createUserAgent({
    browser,
    emit: (event) => trace.push(event),
    send: () => Promise.reject(new Error('nothing is sent')),
  })
  await agent.openDocument({ url: page }).carryOut({ ...PLAIN_CALL, url, ...call })
  expect(trace.filter((event) => event.type === 'request')).toEqual([])
  const failure = trace.find((event) => event.type === 'failure')
  return { lines: browserConsole(trace), corsError: failure?.type === 'failure' ? failure.corsError : null }
}

describe('Chromium, for an address with a scheme that it does not fetch', () => {
  const SCHEMES =
    'Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app.'
  const blocked = (kind: string, url: string, origin: string) => [
    `Access to ${kind} at '${url}' from origin '${origin}' has been blocked by CORS policy: ${SCHEMES}`,
    'Failed to load resource: net::ERR_FAILED',
  ]
  const UNKNOWN = ['Failed to load resource: net::ERR_UNKNOWN_URL_SCHEME']
  const LOCAL = [`Not allowed to load local resource: ${FILE}`]
  const FTP = 'ftp://bar.other/a'
  const SOURCE = 'view-source:https://bar.other/a'
  const FILES = 'filesystem:https://bar.other/temporary/a'
  const OWN_FILES = 'filesystem:http://localhost:3000/temporary/a'
  const EXTENSION = 'chrome-extension://x/a'
  const CROSS_ORIGIN_IMAGE: Partial<Call> = { ...IMAGE, mode: 'cors' }
  const local = (url: string) => `Not allowed to load local resource: ${url}`
  const unsupported = (url: string) =>
    `Fetch API cannot load ${url}. URL scheme "${url.split(':', 1)[0]}" is not supported.`

  test.each([
    [
      'fetch of localhost:8080',
      WEB,
      API,
      FETCH,
      [`Fetch API cannot load ${API}. URL scheme "localhost" is not supported.`],
    ],
    ['XHR to localhost:8080', WEB, API, XHR, blocked('XMLHttpRequest', API, 'http://localhost:3000')],
    ['a module of localhost:8080', WEB, API, MODULE, blocked('script', API, 'http://localhost:3000')],
    ['an event source of localhost:8080', WEB, API, STREAM, blocked('resource', API, 'http://localhost:3000')],
    ['a script of localhost:8080', WEB, API, SCRIPT, UNKNOWN],
    ['an image of localhost:8080', WEB, API, IMAGE, UNKNOWN],
    ['XHR to localhost:8080 from the disk', DISK, API, XHR, blocked('XMLHttpRequest', API, 'null')],
    ['fetch of a file from the disk', DISK, FILE, FETCH, blocked('fetch', FILE, 'null')],
    ['XHR to a file from the disk', DISK, FILE, XHR, blocked('XMLHttpRequest', FILE, 'null')],
    ['a module from the disk', DISK, FILE, MODULE, blocked('script', FILE, 'null')],
    ['fetch of a file from the web', WEB, FILE, FETCH, LOCAL],
    ['XHR to a file from the web', WEB, FILE, XHR, LOCAL],
    ['an image that is a file from the web', WEB, FILE, IMAGE, LOCAL],
    ['XHR to FTP', WEB, 'ftp://bar.other/a', XHR, ['FTP is not supported.']],
    ['an image with crossorigin by FTP', WEB, FTP, CROSS_ORIGIN_IMAGE, blocked('image', FTP, 'http://localhost:3000')],
    ['an image by FTP', WEB, FTP, IMAGE, UNKNOWN],
    ['fetch of a view-source: address', WEB, SOURCE, FETCH, [unsupported(SOURCE)]],
    ['XHR to a view-source: address', WEB, SOURCE, XHR, [local(SOURCE)]],
    ['an image that is a view-source: address', WEB, SOURCE, IMAGE, [local(SOURCE)]],
    ['an image with crossorigin that is a view-source: address', WEB, SOURCE, CROSS_ORIGIN_IMAGE, [local(SOURCE)]],
    ['an image that is a blob: of another page', WEB, 'blob:null/x', CROSS_ORIGIN_IMAGE, [local('blob:null/x')]],
    ['XHR to a file system of another origin', WEB, FILES, XHR, [local(FILES)]],
    ['fetch of a file system', WEB, FILES, FETCH, [unsupported(FILES)]],
    ['an image from its own file system', WEB, OWN_FILES, IMAGE, ['Failed to load resource: net::ERR_FILE_NOT_FOUND']],
    ['fetch from an extension', WEB, EXTENSION, FETCH, ['Failed to load resource: net::ERR_BLOCKED_BY_CLIENT']],
    ['XHR to an extension', WEB, EXTENSION, XHR, ['Failed to load resource: net::ERR_BLOCKED_BY_CLIENT']],
  ])('%s prints what it should', async (_, page, url, call, lines) => {
    const found = await printed('chromium', page, url, call)
    expect(found.lines).toEqual(lines)
    expect(found.corsError).toBe(lines[0]?.includes('CORS policy') ? 'CorsDisabledScheme' : undefined)
  })
})

describe('Firefox, for an address with a scheme that it does not fetch', () => {
  const notHttp = (url: string) =>
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS request not http).`
  const SECURITY = `Security Error: Content at ${WEB} may not load or link to ${FILE}.`

  test.each([
    ['fetch of localhost:8080', WEB, API, FETCH, [notHttp(API)]],
    ['XHR to localhost:8080', WEB, API, XHR, [notHttp(API)]],
    ['fetch in no-cors mode', WEB, API, { mode: 'no-cors' }, []],
    ['an image', WEB, API, IMAGE, []],
    ['a script', WEB, API, SCRIPT, [`Loading failed for the <script> with source “${API}”.`]],
    ['a module', WEB, API, MODULE, [notHttp(API), `Module source URI is not allowed in this document: “${API}”.`]],
    ['an event source', WEB, API, STREAM, [`Firefox can’t establish a connection to the server at ${API}.`]],
    ['fetch of a file from the disk', DISK, FILE, FETCH, [notHttp(FILE)]],
    ['XHR to a file from the disk', DISK, FILE, XHR, [notHttp(FILE)]],
    ['fetch of a file from the web', WEB, FILE, FETCH, [SECURITY]],
    [
      'a script that is a file from the web',
      WEB,
      FILE,
      SCRIPT,
      [SECURITY, `<script> source URI is not allowed in this document: “${FILE}”.`],
    ],
  ] as const)('%s prints what it should', async (_, page, url, call, lines) => {
    expect((await printed('firefox', page, url, call)).lines).toEqual(lines)
  })
})

describe('WebKit, for an address with a scheme that it does not fetch', () => {
  const ONLY_HTTP = 'Cross origin requests are only supported for HTTP.'
  const LOCAL = `Not allowed to load local resource: ${FILE}`

  test.each([
    [
      'fetch of localhost:8080',
      WEB,
      API,
      FETCH,
      [ONLY_HTTP, `Fetch API cannot load ${API} due to access control checks.`],
    ],
    [
      'XHR to localhost:8080',
      WEB,
      API,
      XHR,
      [ONLY_HTTP, `XMLHttpRequest cannot load ${API} due to access control checks.`],
    ],
    ['an event source', WEB, API, STREAM, [ONLY_HTTP, `EventSource cannot load ${API} due to access control checks.`]],
    ['a module', WEB, API, MODULE, []],
    ['an image', WEB, API, IMAGE, []],
    [
      'fetch of a file from the disk',
      DISK,
      FILE,
      FETCH,
      [ONLY_HTTP, `Fetch API cannot load ${FILE} due to access control checks.`],
    ],
    [
      'XHR to a file from the web',
      WEB,
      FILE,
      XHR,
      [ONLY_HTTP, `XMLHttpRequest cannot load ${FILE} due to access control checks.`],
    ],
    ['a script that is a file from the web', WEB, FILE, SCRIPT, [LOCAL]],
    [
      'fetch of a file in no-cors mode',
      WEB,
      FILE,
      { mode: 'no-cors' },
      [LOCAL, 'Not allowed to request resource', `Fetch API cannot load ${FILE} due to access control checks.`],
    ],
  ] as const)('%s prints what it should', async (_, page, url, call, lines) => {
    expect((await printed('webkit', page, url, call)).lines).toEqual(lines)
  })
})
