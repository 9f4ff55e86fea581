/** No server answered. Each way in which a connection fails has its own remedy, and none of them is a header. */
import { hostOf, isLoopbackHost, portOf, serializedOriginOf } from '../../address.ts'
import type { ConnectionFailure } from '../../connection.ts'
import { credentialsSwitch } from '../credentials-switch.ts'
import type { Facts } from '../facts.ts'
import type { ReasonSentences } from '../sentences.ts'
import { notStarted } from './not-started.ts'

export const connectionFailed: ReasonSentences = (f) => {
  const why = f.down === null ? `. ${f.broken ?? ''}`.trim() : `: ${notStarted(f.down)}`
  return [
    f.preflight
      ? `${f.browser} asked first, with a preflight, and no answer came${why}`
      : f.down === null
        ? `No answer came from **${f.server}**${why}`
        : `No answer came${why}`,
    f.down === null
      ? WHAT_TO_DO[f.how ?? 'refused'](f)
      : 'Mend that first: no permission can be read from a server that does not run.',
    builtForDevelopment(f),
  ]
}

const NO_CORS = 'This is not a refusal by CORS, though the script cannot tell the two apart.'

const WHAT_TO_DO: Readonly<Record<ConnectionFailure, (f: Facts) => string>> = {
  refused: () =>
    `${NO_CORS} No permission can be read from a server that does not answer: see whether it runs, and whether host and port in the address are those on which it listens.`,
  broken: (f) =>
    // What breaks at a bound of ours says so in its message.
    f.broken?.includes('Preflight')
      ? `${NO_CORS} That bound is Preflight’s own: a real browser and a real server may go further. What is larger or takes longer cannot be shown here.`
      : `${NO_CORS} The connection ended before a response was there: see what the server printed while it handled this request.`,
  'name-not-resolved': (f) => `${NO_CORS} No server was asked: ${unknownName(f)}`,
  'untrusted-certificate': (f) =>
    `${NO_CORS} For a call of a script, ${f.browser} shows no warning that a person could accept, so the call fails. Open ${serializedOriginOf(f.url)} in a tab to see what is wrong with the certificate. Then give the server one that the browser trusts: from a public authority, or for development from one of your own that you have added to the browser’s.`,
  'client-certificate': (f) =>
    f.preflight
      ? `A preflight never carries credentials, and a client certificate is one. So the handshake ends before the server’s program can answer OPTIONS, whatever credentials the call itself has. Let **${f.server}**, or the proxy in front of it, answer OPTIONS without a certificate, or make the call one that needs no preflight.`
      : `A browser presents a client certificate only with credentials, and this call goes without. Include them with ${credentialsSwitch(f)}: then the server must allow credentials too.`,
  'timed-out': () =>
    `${NO_CORS} Not even a refusal came back: the machine may be off, the address may belong to another network, or a firewall drops what is sent there.`,
  http1: (f) =>
    `The body of this call is a stream, and ${f.browser} sends a stream only over HTTP/2 or HTTP/3, also to its own origin. Read the stream first, and send what it held as a string, a \`Blob\` or \`FormData\`. Or serve **${f.server}** over HTTPS with HTTP/2.`,
}

/** The name of a service in Docker, or of a machine in an office, means nothing to a browser outside. */
function unknownName({ server, url }: Facts): string {
  const name = server.replace(/:\d+$/, '')
  if (name.includes('.')) return `see whether the name \`${name}\` is spelled right, and whether this network knows it.`
  return `\`${name}\` looks like a name that only containers or one office’s network know, and the script runs in the browser, outside of it. Write the address by which the browser reaches the server, such as \`http://localhost${portOf(url)}\`.`
}

/** A deployed page that still calls the developer's own machine. */
export function builtForDevelopment(f: Facts): string {
  const host = f.server.replace(/:\d+$/, '')
  const page = hostOf(f.pageUrl).replace(/:\d+$/, '')
  return isLoopbackHost(host) && !isLoopbackHost(page)
    ? `\`${host}\` is the machine that the browser runs on. A page on ${page} that asks it was perhaps built with the address from development.`
    : ''
}
