/** How a person finds out which of several reasons it was. */
import { hostOf } from '../trace/address.ts'
import { type CaseReason, kindOf } from './case-reasons.ts'
import { IN_PREFLIGHT } from './recognise-error.ts'

/** What can be seen in the Network panel or beside the text if this is the reason. Backticks mark what is code. */
export function tellApart(reason: CaseReason, found: Readonly<Record<string, string>>): string {
  const { url, origin } = found
  const request = url ? `the request to \`${hostOf(url)}\`` : 'the request'
  if (reason === 'preflight-status')
    return `In the Network panel, \`OPTIONS\` comes before ${request}, and its status is not 200 to 299.`
  if (reason === 'preflight-redirect')
    return `In the Network panel, \`OPTIONS\` before ${request} has a status of 300 to 399.`
  if (reason === 'preflight-connection-failed')
    return `In the Network panel, \`OPTIONS\` before ${request} has no status.`
  const header = SEEN_IN[reason.replace(/^preflight-/, '')]
  if (header !== undefined) {
    const where = IN_PREFLIGHT.test(reason) ? `\`OPTIONS\` before ${request}` : request
    return `In the Network panel, ${where} has a status, and ${header(origin)}.`
  }
  switch (kindOf(reason)) {
    case 'network':
      return `In the Network panel, ${request} has no status: nobody answered. Open the address in a new tab to see.`
    case 'mixed-content':
      return 'The page’s address begins with `https://`, and the one that it calls with `http://`.'
    case 'csp':
      return 'The console has another line that names a directive, such as `connect-src`, and the page itself has a header `Content-Security-Policy`.'
    case 'scheme':
      return 'The address does not begin with `http://` or `https://`.'
    case 'cookie':
      return 'In the Network panel, the tab “Cookies” of the request marks the cookie and says why.'
    default:
      return OTHERS[reason] ?? 'The console has another line beside this one that names it.'
  }
}

const CORS = 'Access-Control-Allow-Origin'

const SEEN_IN: Readonly<Record<string, (origin?: string) => string>> = {
  'missing-allow-origin': () => `its response has no \`${CORS}\``,
  'allow-origin-mismatch': (origin) =>
    `\`${CORS}\` in its response is another origin than ${origin ? `\`${origin}\`` : 'that of your page'}`,
  'invalid-allow-origin': () => `\`${CORS}\` in its response is no origin: a scheme is missing, or it is empty`,
  'multiple-allow-origin': () => `its response has \`${CORS}\` twice, or a list in it`,
  'wildcard-with-credentials': () => `\`${CORS}\` in its response is \`*\`, and the call sends credentials`,
  'allow-credentials-not-true': () =>
    'its response has no `Access-Control-Allow-Credentials: true`, and the call sends credentials',
}

const OTHERS: Readonly<Record<string, string>> = {
  'cross-origin-resource-policy':
    'The response has `Cross-Origin-Resource-Policy`, and the request was made without CORS.',
  'cross-origin-embedder-policy': 'The page itself has the header `Cross-Origin-Embedder-Policy`.',
  'redirect-mode-error': 'The call has `redirect: "error"`, and the response has a status of 300 to 399.',
  'redirect-credentials': 'The address that the redirect leads to has a user name in it.',
  'redirect-scheme': 'The address that the redirect leads to does not begin with `http://` or `https://`.',
  'event-source-type': 'The response has a status, and its `Content-Type` is not `text/event-stream`.',
  'worker-script': 'The line belongs to `new Worker(…)`.',
}
