/**
 * Serves the built site with Next's own request handler, and corrects two responses for which that has an error page.
 *
 *     node lib/tools/commands/serve.mjs PORT
 *
 * `TRUSTED_PROXIES=1` says that requests come through one proxy of your own (2: through two), which adds the address of
 * whoever asks to `X-Forwarded-For`. Without it that header is not believed: anybody can send it.
 */
import { createServer } from 'node:http'
import next from 'next'
import { ROOT } from './install.mjs'

const port = Number(process.argv[2])
const app = next({ dev: false, dir: ROOT, port })
await app.prepare()
const handle = app.getRequestHandler()

/** A path whose percent-encoding is not UTF-8 cannot be an address of the site. */
function isDecodable(target) {
  try {
    decodeURIComponent(target.split('?', 1)[0])
    return true
  } catch {
    return false
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

const trustedProxies = Number(process.env.TRUSTED_PROXIES ?? 0)

/** Sets `X-Forwarded-For` to the one address that is certain: limits of classes are counted by it. */
function withCertainAddress(request) {
  const said = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const certain = trustedProxies > 0 ? said.at(-trustedProxies)?.trim() : ''
  request.headers['x-forwarded-for'] = certain || request.socket.remoteAddress
}

const server = createServer((request, response) => {
  withCertainAddress(request)
  if (!isDecodable(request.url ?? '/')) {
    response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    response.end('400 Bad Request: a percent sign in the address begins no character.\n')
    return
  }
  withRangeStatus(response)
  void handle(request, response)
})
server.listen(port)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0))
