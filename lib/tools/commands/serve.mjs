/**
 * Serves the built site with Next's own request handler, names the inline scripts of each page in its policy, and
 * corrects responses for which Next has an error page.
 *
 *     node lib/tools/commands/serve.mjs PORT
 *
 * On SIGTERM or SIGINT it takes no more connections, finishes the responses that it has begun, and ends with 0; a second
 * signal ends it at once.
 *
 * `TRUSTED_PROXIES=1` says that requests come through one proxy of your own (2: through two), which adds the address of
 * whoever asks to `X-Forwarded-For`. Without it that header is not believed: anybody can send it.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { join } from 'node:path'
import next from 'next'
import { readInlineScripts, withScripts } from '../../site/inline-scripts.mjs'
import { ROOT } from './install.mjs'

const port = Number(process.argv[2])
const app = next({ dev: false, dir: ROOT, port })
await app.prepare()
const handle = app.getRequestHandler()

/**
 * Why a request's target cannot be an address of the site; null where it can. Next has an error page of status 500 for
 * a path whose percent-encoding is not UTF-8, and for `OPTIONS *` (RFC 9110, 9.3.7), which no page answers.
 */
function whyNoAddress(target) {
  if (!/^(\/|https?:)/i.test(target)) return 'the address does not begin with a slash'
  try {
    decodeURIComponent(target.split('?', 1)[0])
    return null
  } catch {
    return 'a percent sign in the address begins no character'
  }
}

/** Next sends 500 with the `Content-Range` of a range that cannot be satisfied; RFC 9110, 15.5.17, has 416 for it. */
function withRangeStatus(response) {
  const { writeHead } = response
  response.writeHead = (status, ...rest) => {
    const unsatisfied = status === 500 && String(response.getHeader('content-range') ?? '').startsWith('bytes */')
    return writeHead.call(response, unsatisfied ? 416 : status, ...rest)
  }
}

const inlineScripts = readInlineScripts(join(ROOT, '.next/server'))

/**
 * Names the inline scripts of the page at this address in its policy, also with 304, whose headers replace those of the
 * page that the browser has kept. A page that is rendered for each request gets a nonce: Next takes it from a policy in
 * the request (https://nextjs.org/docs/app/guides/content-security-policy), where a client's own must not come through.
 */
function withPolicy(request, response) {
  const { writeHead } = response
  const path = decodeURIComponent((request.url ?? '/').split('?', 1)[0])
  const hashes = inlineScripts.of(path)
  const nonce = `'nonce-${randomBytes(16).toString('base64')}'`
  if (hashes) delete request.headers['content-security-policy']
  else request.headers['content-security-policy'] = `script-src ${nonce}`
  response.writeHead = (status, ...rest) => {
    const policy = response.getHeader('content-security-policy')
    if (typeof policy === 'string')
      response.setHeader('content-security-policy', withScripts(policy, hashes ?? [nonce, ...inlineScripts.fallback]))
    return writeHead.call(response, status, ...rest)
  }
}

const trustedProxies = Number(process.env.TRUSTED_PROXIES ?? 0)

/** Sets `X-Forwarded-For` to the one address that is certain: limits of classes are counted by it. */
function withCertainAddress(request) {
  const said = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const certain = trustedProxies > 0 ? said.at(-trustedProxies)?.trim() : ''
  request.headers['x-forwarded-for'] = certain || request.socket.remoteAddress
}

/** The event streams of live classes, which last as long as their devices do. */
const streams = new Set()
let isStopping = false

/** Keeps the stream until it ends; while the server stops, each connection ends with its response. */
function withEnd(response) {
  const { writeHead } = response
  response.writeHead = (status, ...rest) => {
    if (isStopping) response.setHeader('connection', 'close')
    if (String(response.getHeader('content-type') ?? '').startsWith('text/event-stream')) {
      streams.add(response)
      response.once('close', () => streams.delete(response))
    }
    return writeHead.call(response, status, ...rest)
  }
}

const server = createServer((request, response) => {
  withCertainAddress(request)
  const wrong = whyNoAddress(request.url ?? '/')
  if (wrong !== null) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    response.end(`400 Bad Request: ${wrong}.\n`)
    return
  }
  withRangeStatus(response)
  withPolicy(request, response)
  withEnd(response)
  void handle(request, response)
})
// Clients that send a request byte by byte keep a connection for so long at most; the largest body is a class's document.
server.headersTimeout = 15_000
server.requestTimeout = 60_000
server.listen(port)

/** Responses that are not finished after so many milliseconds are cut off. */
const GRACE = 5_000

function stop() {
  if (isStopping) process.exit(0)
  isStopping = true
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  // A device opens its stream again, with the process that comes after this one.
  for (const stream of streams) stream.destroy()
  setTimeout(() => process.exit(0), GRACE)
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
