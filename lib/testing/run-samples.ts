/** Runs with every kind of exchange. Only for tests. */

import type { PlaygroundDocument } from '../document/document.ts'
import { type DocumentParts, documentOf } from '../document/document-of.ts'
import { runInNode } from '../run/run-in-node.ts'
import type { Trace } from '../trace/events.ts'

/** A page of foo.example that calls bar.other. */
const sampleDocument = (code: string, server: string, more: Partial<DocumentParts> = {}): PlaygroundDocument =>
  documentOf({
    code,
    servers: {
      'https://bar.other': server,
      'https://third.test:8443': 'GET /end\n200 OK\nAccess-Control-Allow-Origin: *\n\nend\n',
    },
    ...more,
  })

const allow = 'Access-Control-Allow-Origin: https://foo.example\n'
const get = 'await fetch("https://bar.other/data?a=1&b=%20c").catch(() => {})'
const put = `await fetch("https://bar.other/data", { method: "PUT", headers: { "X-Asked": "it's; a #test" }, body: "a=1" }).catch(() => {})`
const session = { cookies: { 'https://bar.other': 'session=1', 'https://foo.example': 'own=2' } }

export const SAMPLE_DOCUMENTS: Readonly<Record<string, PlaygroundDocument>> = {
  'a simple call that is refused': sampleDocument(get, 'GET /data\n200 OK\nContent-Type: text/plain\n\nhi\n'),
  'a simple call that is allowed': sampleDocument(
    get,
    `GET /data\n200 OK\n${allow}Content-Type: application/json\n\n{}\n`,
  ),
  'a preflight that allows': sampleDocument(
    put,
    `OPTIONS /data\n204\n${allow}Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: X-Asked\n\nPUT /data\n200 OK\n${allow}\nsaved\n`,
  ),
  'a preflight that refuses': sampleDocument(put, `OPTIONS /data\n204\n${allow}\n`),
  'a preflight remembered': sampleDocument(
    `${put}\n${put}`,
    `OPTIONS /data\n204\n${allow}Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: X-Asked\nAccess-Control-Max-Age: 600\n\nPUT /data\n200 OK\n${allow}\nsaved\n`,
  ),
  'a redirect to a third server': sampleDocument(
    'await fetch("https://bar.other/start").catch(() => {})',
    `GET /start\n302 Found\n${allow}Location: https://third.test:8443/end\n`,
  ),
  'several calls': sampleDocument(
    `${get}\n${put}\nawait fetch("https://third.test:8443/end")\nawait fetch("https://bar.other/data", { mode: "no-cors" })`,
    `GET /data\n200 OK\n\nhi\n\nOPTIONS /data\n204\n${allow}Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: X-Asked\n\nPUT /data\n200 OK\n${allow}\nsaved\n`,
  ),
  'cookies sent and set': sampleDocument(
    'await fetch("https://bar.other/login", { method: "POST", credentials: "include", body: new URLSearchParams({ name: "a b" }) })',
    `POST /login\n200 OK\n${allow}Access-Control-Allow-Credentials: true\nSet-Cookie: id=42; Path=/; Secure; HttpOnly; SameSite=None; Expires=Wed, 01 Jan 2031 00:00:00 GMT\nSet-Cookie: plain=1\n\nin\n`,
    session,
  ),
  'an answer from the cache': sampleDocument(
    `${get}\n${get}`,
    `GET /data\n200 OK\n${allow}Cache-Control: max-age=600\nContent-Type: text/plain\n\nkept\n`,
  ),
  'a header that a script may not set': sampleDocument(
    'await fetch("https://bar.other/data", { headers: { Cookie: "no=1", Host: "evil", "Accept-Language": "de" } }).catch(() => {})',
    `GET /data\n200 OK\n${allow}\nhi\n`,
    session,
  ),
  'nobody answers': sampleDocument('await fetch("https://nobody.test/").catch(() => {})', ''),
  'mixed content': sampleDocument('await fetch("http://bar.other/data").catch(() => {})', ''),
  'an opaque page': sampleDocument(get, 'GET /data\n200 OK\nAccess-Control-Allow-Origin: *\n\nhi\n', {
    page: 'https://foo.example/frame',
    opaque: true,
  }),
  'XMLHttpRequest with an upload listener': sampleDocument(
    'const x = new XMLHttpRequest(); x.open("POST", "https://bar.other/data"); x.upload.onprogress = () => {}; x.send("body")',
    `OPTIONS /data\n204\n${allow}\nPOST /data\n201 Created\n${allow}\nok\n`,
    { browser: 'firefox' },
  ),
  'bytes without a type': sampleDocument(
    'await fetch("https://bar.other/data", { method: "POST", body: new TextEncoder().encode("a\\0b%\\\\n") }).catch(() => {})',
    `POST /data\n200 OK\n${allow}\nok\n`,
  ),
  'bytes that are no text': sampleDocument(
    'await fetch("https://bar.other/data", { method: "POST", body: new Uint8Array([255, 254, 0]) }).catch(() => {})',
    `POST /data\n200 OK\n${allow}\nok\n`,
    { browser: 'webkit' },
  ),
  'methods of all kinds': sampleDocument(
    'for (const method of ["HEAD", "DELETE", "patch"]) await fetch("https://bar.other/data", { method }).catch(() => {})',
    `OPTIONS /data\n204\n${allow}Access-Control-Allow-Methods: *\n\n* /data\n200 OK\n${allow}\n`,
  ),
  'a beacon': sampleDocument(
    'navigator.sendBeacon("https://bar.other/log", new Blob(["{}"], { type: "application/json" }))',
    `OPTIONS /log\n204\n${allow}Access-Control-Allow-Credentials: true\nAccess-Control-Allow-Headers: content-type\n\nPOST /log\n204\n${allow}Access-Control-Allow-Credentials: true\n`,
    session,
  ),
  'an EventSource': sampleDocument(
    'const s = new EventSource("https://bar.other/stream"); s.onerror = () => s.close()',
    `GET /stream\n200 OK\n${allow}Content-Type: text/event-stream\n\ndata: 1\n`,
  ),
  'a form’s fields': sampleDocument(
    'const f = new FormData(); f.append("a", "1"); await fetch("https://bar.other/f", { method: "POST", body: f, cache: "no-store" }).catch(() => {})',
    `POST /f\n200 OK\n${allow}\nok\n`,
  ),
  'awkward words': sampleDocument(
    String.raw`await fetch("https://bar.other/end;?style:x=%23y;&<b>'\"%7B[1]{2}$$", { headers: { "X-Odd": "<script>; #1 \"q\" 'a' $(id) %%{x}%% é" } }).catch(() => {})`,
    `OPTIONS *\n204\n${allow}Access-Control-Allow-Headers: X-Odd\n\nGET /end;\n200 OK\nAccess-Control-Allow-Origin: style:#1; end & <i>"no"</i> %%{init}%%\n\n]]></text>\n`,
  ),
}

/** Runs them all, one after another. */
export async function runSamples(): Promise<ReadonlyMap<string, Trace>> {
  const runs = new Map<string, Trace>()
  for (const [name, document] of Object.entries(SAMPLE_DOCUMENTS)) runs.set(name, await runInNode(document))
  return runs
}
