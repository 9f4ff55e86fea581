import { describe, expect, test } from 'vitest'
import { applyRemedy } from '@/lib/playground/apply-remedy.ts'
import { type PlaygroundDocument, parseDocument } from '@/lib/playground/document.ts'
import { runInNode } from '@/lib/playground/run-in-node.ts'
import type { FailureEvent, Trace } from '@/lib/trace/events.ts'
import { explain } from '@/lib/trace/explanation.ts'
import { threeQuestions } from '@/lib/trace/questions.ts'
import { whatScriptSees } from '@/lib/trace/what-script-sees.ts'
import type { Problem } from './problem.ts'
import { NOT_SHOWN, PROBLEMS } from './problems.ts'

/** The problems of the collection; each has to be here with at least one document. */
const NUMBERS = [
  1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15, 18, 20, 21, 22, 24, 25, 26, 27, 28, 29, 31, 32, 33, 34, 35, 37, 38, 40,
  41, 42, 43, 45, 46, 47, 48, 51, 52, 53, 55, 56,
]

/** What ends the call, and what the explanation has to say about the true cause and about the change that helps. */
const TRUTH: Readonly<Record<string, readonly [ends: Problem['ends'], ...says: RegExp[]]>> = {
  'first-fetch': [
    'missing-allow-origin',
    /does not say that \*\*shop\.example\*\* may read it/,
    /permission travels on its response/,
  ],
  'works-in-postman': ['missing-allow-origin', /Postman show the answer all the same, because only browsers ask/],
  'header-on-the-request': [
    'preflight-missing-allow-origin',
    /script sends `Access-Control-Allow-Origin` itself.*on a request it grants nothing.*makes a preflight necessary/,
  ],
  'only-on-options': ['missing-allow-origin', /to OPTIONS only\. Both answers need it/],
  'nginx-error': [
    'missing-allow-origin',
    /502 Bad Gateway.*real problem/,
    /application behind api\.example runs.*`add_header` out of error answers.*`always`/,
  ],
  'fastapi-exception': [
    'missing-allow-origin',
    /500 Internal Server Error.*real problem/,
    /log of api\.example.*unhandled exception is made outside of CORSMiddleware/,
  ],
  'aspnet-exception': ['missing-allow-origin', /500.*real problem/, /exception handler has to come before UseCors/],
  'gateway-401': ['missing-allow-origin', /401 Unauthorized.*real problem/, /before its CORS plugin had a turn/],
  'api-gateway-timeout': [
    'missing-allow-origin',
    /504 Gateway Timeout.*real problem/,
    /without the function behind it.*`DEFAULT_4XX` and `DEFAULT_5XX`/,
  ],
  'server-crashed': [
    'preflight-connection-failed',
    /with a preflight, and no answer came/,
    /not a refusal by CORS.*see whether it runs/,
  ],
  'swagger-ui': ['missing-allow-origin', /does not say that \*\*docs\.example\*\* may read it/],
  'redirect-without-header': [
    'missing-allow-origin',
    /answered with a redirect, 301/,
    /redirect needs the permission like any other answer/,
  ],
  'public-cors-proxy': ['missing-allow-origin', /429 Too Many Requests.*real problem/, /too many calls/],
  'preflight-401': [
    'preflight-status',
    /preflight with \*\*401 Unauthorized/,
    /preflight never carries a cookie or `Authorization`.*before the login check/,
  ],
  'preflight-405': ['preflight-status', /preflight with \*\*405/, /Nothing on api\.example answers OPTIONS here/],
  'preflight-redirect': ['preflight-redirect', /A preflight does not follow redirects/, /write `https:\/\/`/],
  'session-expired': [
    'missing-allow-origin',
    /app\.example.*redirected the call to \*\*login\.example/,
    /session is over, and a call from a script cannot log a person in.*401/,
  ],
  'origin-null-after-redirect': [
    'allow-origin-mismatch',
    /`Origin: null`/,
    /api\.example → cdn\.example.*no longer say where it came from.*Call cdn\.example directly/,
  ],
  'json-needs-permission': [
    'header-not-allowed',
    /may send the header `content-type`/,
    /`application\/json`, which is not one of the three types that a form can send/,
  ],
  'x-requested-with': ['header-not-allowed', /header `x-requested-with`/, /Libraries such as jQuery add this header/],
  'star-and-authorization': ['readable', /`\*` stand for Authorization: it has to be listed by name/],
  'patch-in-lower-case': [
    'method-not-allowed',
    /may send `patch`/,
    /Methods are compared letter by letter.*Write `PATCH` in the call/,
  ],
  'method-not-listed': [
    'method-not-allowed',
    /may send `PATCH`.*allows only `GET, POST`/,
    /name `PATCH` in Access-Control-Allow-Methods/,
  ],
  'all-or-nothing': [
    'preflight-missing-allow-origin',
    /asked for `POST` and `content-type,x-trace-id`.*leave all permission out when they refuse just one/,
  ],
  'slash-at-the-end': ['allow-origin-mismatch', /slash at the end is the difference/],
  'another-port': ['allow-origin-mismatch', /port is not: 3000 there, 5173 here/],
  'localhost-or-127': [
    'allow-origin-mismatch',
    /`localhost` and `127\.0\.0\.1` are the same machine, but to a browser they are two hosts/,
  ],
  'another-scheme': ['allow-origin-mismatch', /scheme is not: `http` there, `https` here/],
  'with-or-without-www': ['allow-origin-mismatch', /With and without `www\.` are two hosts/],
  'list-of-origins': [
    'multiple-allow-origin',
    /holds a list: `https:\/\/shop\.example, http:\/\/localhost:8080`/,
    /one origin that asked.*`Vary: Origin`/,
  ],
  'header-twice': ['multiple-allow-origin', /comes twice: together `\*, \*`/, /Two parties add it/],
  'page-from-a-file': [
    'allow-origin-mismatch',
    /`Origin: null`/,
    /no origin of its own: it is a file.*Serve it over HTTP/,
  ],
  'file-reads-file': ['scheme-not-supported', /begins with `file:`/, /page itself was opened from a file.*web server/],
  'null-is-allowed': ['readable', /allows `null` with credentials\. Every sandboxed frame has that origin/],
  'star-and-cookies': [
    'wildcard-with-credentials',
    /carries credentials .* for those `\*` does not count/,
    /name the origin, with `Access-Control-Allow-Credentials: true` and `Vary: Origin`/,
  ],
  'cookies-nobody-needs': [
    'wildcard-with-credentials',
    /There was no cookie to send: if none is needed, take `withCredentials` away/,
  ],
  'credentials-missing': [
    'allow-credentials-not-true',
    /Access-Control-Allow-Credentials\*\* is not there: it must be exactly `true`/,
  ],
  'credentials-true-in-capitals': [
    'allow-credentials-not-true',
    /is `True`: it must be exactly `true`/,
    /written in lower case/,
  ],
  'credentials-true-twice': [
    'allow-credentials-not-true',
    /is `true, true`/,
    /comes more than once: two parties add it/,
  ],
  'spring-star-and-credentials': [
    'missing-allow-origin',
    /500 Internal Server Error.*real problem/,
    /log of api\.example/,
  ],
  'cookie-same-site': [
    'readable',
    /did not keep the cookie `session`.*not CORS: `SameSite` is `Lax` where nothing is said.*`SameSite=None; Secure`/,
  ],
  'third-party-cookie': ['readable', /has the cookie `session` and did not send it.*keeps cookies of another site/],
  'credentials-not-asked-for': ['readable', /did not ask for credentials: add `credentials: 'include'`/],
  'hidden-header': ['readable', /cannot see the headers `Content-Disposition`.*`Access-Control-Expose-Headers`/],
  'cache-without-vary': [
    'missing-allow-origin',
    /own cache, where an earlier call had left it/,
    /send `Vary: Origin` with every answer/,
  ],
  'preflight-every-time': [
    'readable',
    /asked the same before.*`Access-Control-Max-Age: 0` tells Chrome to remember nothing/,
  ],
  'preflight-for-every-url': ['readable', /remembered for one URL, and every other URL is asked for anew/],
  'no-cors': ['opaque', /\*\*opaque\*\* response/, /`no-cors` does not switch CORS off/],
  'nobody-listens': [
    'connection-failed',
    /No answer came from \*\*localhost:8000/,
    /not a refusal by CORS.*trusts its certificate/,
  ],
  'past-the-proxy': [
    'missing-allow-origin',
    /localhost:8080.*does not say that \*\*localhost:5173\*\* may read it/,
    /development server that sends calls on.*relative address/,
  ],
  'page-instead-of-data': [
    'readable',
    /page’s own origin/,
    /answer is an HTML page.*start page instead, as development servers do/,
  ],
  'reflected-origin': [
    'readable',
    /\*\*evil\.test\*\* reads it as the person who is logged in.*repeats every `Origin`/,
  ],
  'origin-by-its-end': ['readable', /\*\*evilbank\.example\*\* reads it as the person.*only at its beginning or end/],
  'origin-by-its-beginning': ['readable', /evil\.test\*\* reads it as the person.*only at its beginning or end/],
  'origin-on-the-list': ['missing-allow-origin', /does not say that \*\*evil\.test\*\* may read it/],
  'built-with-localhost': [
    'connection-failed',
    /`localhost` is the machine that the browser runs on.*built with the address from development/,
  ],
  'mixed-content': [
    'mixed-content',
    /sends nothing from a secure page in the clear\. Nothing was sent/,
    /Call the server over HTTPS/,
  ],
}

const traces = new Map<string, Trace>()
for (const { slug, document } of PROBLEMS) traces.set(slug, await runInNode(document))
const traceOf = ({ slug }: Problem): Trace => traces.get(slug) ?? []
const call = (problem: Problem) => problem.call ?? 1

/** How a call ended, in the words of `Problem.ends`. */
function endOf(trace: Trace, call: number): Problem['ends'] | 'nothing' {
  const failure = trace.find((e): e is FailureEvent => e.type === 'failure' && e.call === call)
  if (failure) return failure.reason
  const settled = trace.find((e) => e.type === 'settled' && e.call === call)
  if (settled?.type !== 'settled' || settled.outcome.kind !== 'response') return 'nothing'
  return settled.outcome.responseType === 'opaque' ? 'opaque' : 'readable'
}

/** Any call that the browser refused. */
const refusals = (trace: Trace) => trace.flatMap((e) => (e.type === 'failure' ? [`${e.call}: ${e.reason}`] : []))

test('every problem of the collection has a document, and no two have the same name', () => {
  expect([...new Set(PROBLEMS.flatMap((p) => p.number ?? []))].sort((a, b) => a - b)).toEqual(NUMBERS)
  expect(new Set(PROBLEMS.map((p) => p.slug)).size).toBe(PROBLEMS.length)
  expect(Object.keys(TRUTH).sort()).toEqual(PROBLEMS.map((p) => p.slug).sort())
  for (const { why } of NOT_SHOWN) expect(why.length).toBeGreaterThan(20)
})

for (const problem of PROBLEMS)
  describe(`${problem.number ?? '–'} ${problem.title} (${problem.slug})`, () => {
    const trace = traceOf(problem)
    const [ends, ...says] = TRUTH[problem.slug] ?? ['opaque']

    test('can be shared, and ends as it does in real life', () => {
      expect(parseDocument(problem.document)).toMatchObject({ ok: true })
      expect(endOf(trace, call(problem))).toBe(ends)
      expect(problem.ends).toBe(ends)
      expect(trace.at(-1)).toMatchObject({ type: 'ended', why: 'finished' })
    })

    test('is explained by its true cause', () => {
      const paragraphs = explain(trace, call(problem))?.paragraphs ?? []
      for (const sentence of says)
        expect(
          paragraphs.some((p) => sentence.test(p)),
          `${sentence}\n${paragraphs.join('\n')}`,
        ).toBe(true)
    })

    test('the three questions, the explanation and the outcome agree for every call', () => {
      for (const event of trace) if (event.type === 'settled') expect(disagreement(trace, event.call)).toBe(null)
    })

    if (problem.fixed) {
      const { fixed } = problem
      test('is mended by its own change', async () => {
        const after = await runInNode(fixed)
        expect(refusals(after)).toEqual([])
        expect(endOf(after, call(problem))).toBe('readable')
      })
    }

    test('a remedy, where there is one, makes the answer readable, opens it to nobody else and never gives * with credentials', async () => {
      const { document, remedies, read } = await mended(problem)
      if (explain(trace, call(problem))?.remedy) expect(read).toBe('go')
      const asked = trace.find((e) => e.type === 'call' && e.call === call(problem))
      if (asked?.type === 'call' && asked.credentials === 'include') expect(remedies).not.toContain('*')
      if (remedies.length === 0 || remedies.includes('*') || isForEverybody(trace, call(problem))) return
      const stranger = await runInNode({ ...document, page: { url: 'https://stranger.test/' } })
      const reads = stranger.flatMap((e) => (e.type === 'call' ? [threeQuestions(stranger, e.call).read.tone] : []))
      expect(reads).not.toContain('go')
    })
  })

/** What the questions, the outcome and the words of one call contradict each other in; null where they agree. */
function disagreement(trace: Trace, call: number): string | null {
  const end = endOf(trace, call)
  const { read } = threeQuestions(trace, call)
  const text = explain(trace, call)?.paragraphs[0] ?? ''
  const refuses = /keeps it from|never sends the real request|Nothing was sent|no answer came|No answer came/.test(text)
  const hands = /hands (it|the answer) to the script|the page’s own origin/.test(text)
  if (end === 'readable') return read.tone === 'go' && hands && !refuses ? null : `readable: ${read.answer}; ${text}`
  if (end === 'opaque') return read.tone === 'stop' && /opaque/.test(text) ? null : `opaque: ${read.answer}; ${text}`
  return read.tone === 'stop' && refuses && !hands ? null : `${end}: ${read.answer}; ${text}`
}

/** The server says `*`: whoever asks may read. */
function isForEverybody(trace: Trace, call: number): boolean {
  return trace.some(
    (e) =>
      e.type === 'response' &&
      e.call === call &&
      e.headers.some(([name, value]) => name.toLowerCase() === 'access-control-allow-origin' && value === '*'),
  )
}

/** The document with the remedies applied until there is none, at most six. */
async function mended(problem: Problem) {
  let document: PlaygroundDocument = problem.document
  const remedies: string[] = []
  for (let i = 0; i < 6; i++) {
    const trace = await runInNode(document)
    const remedy = explain(trace, call(problem))?.remedy
    const { read } = threeQuestions(trace, call(problem))
    if (!remedy) return { document, remedies, read: read.tone, seen: whatScriptSees(trace) }
    remedies.push(remedy.value)
    document = await applyRemedy(document, trace, remedy)
  }
  return { document, remedies, read: 'never' as const }
}
