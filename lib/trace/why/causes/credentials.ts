/** The CORS check for calls with credentials. */
import { getHeader, hasHeader } from '../../header-list.ts'
import { credentialsSwitch, withoutCredentials } from '../credentials-switch.ts'
import { type Facts, isTainted } from '../facts.ts'
import { came, kept, quoted, type ReasonSentences, sentences } from '../sentences.ts'
import { anyOrigin } from './own-cors.ts'
import { taintAdvice } from './taint.ts'

const NAME = 'Access-Control-Allow-Credentials'

/** No credentials were sent, and there were none to withhold. */
const hadNone = (f: Facts) => f.cookies.length === 0 && !hasHeader(f.asked.headers, 'Authorization')

export const wildcard: ReasonSentences = (f) => [
  `${came(f)}, and it allows everybody with \`*\`. But this call carries credentials (${credentialsSwitch(f)}), and for those \`*\` does not count, ${kept(f)}.`,
  isTainted(f) ? taintAdvice(f) : withoutStar(f),
]

function withoutStar(f: Facts): string {
  const needless =
    hadNone(f) && !f.preflight ? 'There was no cookie to send: if none is needed,' : 'If no cookie is needed,'
  const has = f.response !== null && getHeader(f.response.headers, NAME) === 'true'
  const vary = /(^|[\s,])(origin|\*)([\s,]|$)/i.test((f.response && getHeader(f.response.headers, 'Vary')) ?? '')
  const also = [...(has ? [] : [`\`${NAME}: true\``]), ...(vary ? [] : ['`Vary: Origin`'])]
  return sentences(
    withoutCredentials(f, needless, ', and `*` is enough'),
    `Otherwise let ${f.server} name the origin in place of \`*\`${also.length > 0 ? `, with ${also.join(' and ')}` : ''}.`,
    has ? `\`${NAME}: true\` is there already.` : '',
  )
}

export const notTrue: ReasonSentences = (f) => [
  `${came(f)}, and it allows the origin. But this call carries credentials, and **${NAME}** is ${f.response && getHeader(f.response.headers, NAME) !== null ? (f.value === '' ? 'empty' : quoted(f.value)) : 'not there'}: it must be exactly \`true\`, ${kept(f)}.`,
  // To allow them first would open the server, so that is told before how to.
  anyOrigin(f, false),
  sentences(
    /^true$/i.test(f.value) ? 'Case counts: `true` is written in lower case.' : '',
    /^true(, *true)+$/i.test(f.value) ? 'It comes more than once: two parties add it. Let one of them do it.' : '',
    f.passed
      ? 'The answer to the preflight had it. This one needs it as well.'
      : f.preflight
        ? 'It has to be on the answer to the preflight and on the real one.'
        : 'Send it with every answer that the page reads with credentials.',
    isTainted(f) ? taintAdvice(f) : withoutCredentials(f, 'Or'),
  ),
]
