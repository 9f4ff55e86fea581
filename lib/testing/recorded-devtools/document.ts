/** The two pages with which the panels were recorded, as documents: the same addresses, scripts and servers. */
import type { PlaygroundDocument } from '@/lib/document/document.ts'
import type { BrowserName } from '@/lib/trace/events.ts'

const HTTP_SCRIPT = `
// Lines are counted: the column Initiator names them.
const run = async () => {
 const B='http://localhost:7002'
 const go = (f)=>f().then(r=>r.text?r.text():r).then(t=>console.log('ok'),e=>console.log('fail '+e.message))
 await go(()=>fetch(B+'/ok'))
 await go(()=>fetch(B+'/no-acao'))
 await go(()=>fetch(B+'/no-acao-404'))
 await go(()=>fetch(B+'/mismatch'))
 await go(()=>fetch(B+'/put-ok',{method:'PUT',body:'x'}))
 await go(()=>fetch(B+'/put-pre-missing',{method:'PUT',body:'x'}))
 await go(()=>fetch(B+'/put-pre-404',{method:'PUT',body:'x'}))
 await go(()=>fetch(B+'/put-method',{method:'PUT',body:'x'}))
 await go(()=>fetch(B+'/put-header',{method:'POST',body:'{}',headers:{'Content-Type':'application/json'}}))
 await go(()=>fetch(B+'/put-final-missing',{method:'PUT',body:'x'}))
 await go(()=>fetch('http://localhost:7999/refused'))
 await go(()=>fetch('http://localhost:7999/refused-put',{method:'PUT',body:'x'}))
 await go(()=>fetch(B+'/redir-ok'))
 await go(()=>fetch(B+'/redir-bad'))
 await go(()=>fetch(B+'/no-acao-nocors',{mode:'no-cors'}))
 await go(()=>fetch(B+'/ok-404'))
 await go(()=>fetch(B+'/cacheable'))
 await go(()=>fetch(B+'/cacheable'))
 await go(()=>fetch(B+'/cookie',{credentials:'include'}))
 await go(()=>fetch(B+'/204'))
 await go(()=>fetch(B+'/corp',{mode:'no-cors'}))
 await go(()=>fetch(B+'/csp-blocked-no'))
 await go(()=>fetch('http://blocked.test:7002/csp'))
 await go(()=>new Promise((res,rej)=>{const x=new XMLHttpRequest();x.open('GET',B+'/xhr-no');x.onload=()=>res('x');x.onerror=()=>rej(Error('xhr'));x.send()}))
 await go(()=>new Promise((res,rej)=>{const i=new Image;i.onload=()=>res('x');i.onerror=()=>rej(Error('img'));i.crossOrigin='anonymous';i.src=B+'/img-no.png'}))
 await go(()=>new Promise((res,rej)=>{const i=document.createElement('script');i.onload=()=>res('x');i.onerror=()=>rej(Error('script'));i.src=B+'/corp-script.js';document.head.append(i)}))
 const c=new AbortController; setTimeout(()=>c.abort(),20)
 await go(()=>fetch(B+'/slow',{signal:c.signal}))
 navigator.sendBeacon(B+'/beacon','hi')
 const es=new EventSource(B+'/es-no'); await new Promise(r=>{es.onerror=r}); es.close()
}
await run()`

const HTTP_SERVER = `import express from 'express'
const O = 'http://127.0.0.1:7001'
const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.use((q, s) => {
  const p = q.path
  const acao = () => s.setHeader('Access-Control-Allow-Origin', O)
  s.setHeader('Content-Type', 'application/json')
  if (q.method === 'OPTIONS') {
    if (p === '/put-pre-missing') { s.statusCode = 204; return s.end() }
    acao()
    if (p === '/put-pre-404') { s.statusCode = 404; return s.end('nope') }
    if (p !== '/put-method') s.setHeader('Access-Control-Allow-Methods', 'PUT')
    if (p !== '/put-header') s.setHeader('Access-Control-Allow-Headers', 'content-type')
    s.statusCode = 204
    return s.end()
  }
  if (['/ok', '/put-ok', '/put-method', '/put-header', '/put-pre-404', '/put-pre-missing', '/landed'].includes(p)) acao()
  if (p === '/mismatch') s.setHeader('Access-Control-Allow-Origin', 'http://other.test')
  if (p === '/no-acao-404') s.statusCode = 404
  if (p === '/ok-404') { acao(); s.statusCode = 404 }
  if (p === '/redir-ok') { acao(); s.statusCode = 302; s.setHeader('Location', '/landed'); return s.end() }
  if (p === '/redir-bad') { s.statusCode = 302; s.setHeader('Location', '/landed'); return s.end() }
  if (p === '/cacheable') { acao(); s.setHeader('Cache-Control', 'max-age=600') }
  if (p === '/cookie') {
    acao()
    s.setHeader('Access-Control-Allow-Credentials', 'true')
    s.setHeader('Set-Cookie', ['a=1; SameSite=None', 'b=2; SameSite=Lax', 'c=3'])
  }
  if (p === '/204') { acao(); s.statusCode = 204; return s.end() }
  if (p === '/corp' || p === '/corp-script.js') s.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  if (p === '/slow') { acao(); return }
  if (p.endsWith('.js')) s.setHeader('Content-Type', 'text/javascript')
  if (p.endsWith('.png')) s.setHeader('Content-Type', 'image/png')
  if (p === '/es-no') s.setHeader('Content-Type', 'text/event-stream')
  s.end(p.endsWith('.js') ? '1' : '{"a":"0123456789"}')
})
app.listen(7002)
`

const HTTPS_SCRIPT = `
// Lines are counted: the column Initiator names them.
const run = async () => {
 const B='https://127.0.0.1:7444'
 const go = (f)=>Promise.resolve().then(f).then(r=>r&&r.text?r.text():r).then(t=>console.log('ok'),e=>console.log('fail '+e.message))
 const el=(tag,set)=>new Promise((res,rej)=>{const i=document.createElement(tag);i.onload=()=>res('x');i.onerror=()=>rej(Error(tag));set(i);document.head.append(i)})
 await go(()=>fetch('http://mixed.test/mixed'))
 await go(()=>el('img',i=>{i.src='http://mixed.test/mixed.png'}))
 await go(()=>el('script',i=>{i.src='http://mixed.test/mixed.js'}))
 await go(()=>fetch('https://csp.test/csp'))
 await go(()=>new Promise((res,rej)=>{const x=new XMLHttpRequest();x.open('GET','https://csp.test/csp-xhr');x.onload=()=>res('x');x.onerror=()=>rej(Error('xhr'));x.send()}))
 await go(()=>el('img',i=>{i.src='https://csp.test/csp.png'}))
 await go(()=>el('script',i=>{i.src='https://csp.test/csp.js'}))
 await go(()=>fetch('https://127.0.0.1:6667/bad-port'))
 await go(()=>fetch(B+'/same-origin-mode',{mode:'same-origin'}))
 await go(()=>fetch(B+'/only-if-cached',{mode:'same-origin',cache:'only-if-cached'}))
 await go(()=>fetch(B+'/redirect-error?to=/landed',{redirect:'error'}))
 await go(()=>fetch(B+'/redirect-cred?to='+encodeURIComponent('https://u:p@127.0.0.1:7444/landed')))
 // A redirect to another scheme is left out: the policy of the recorded page refused it first.
 await go(()=>fetch(B+'/pre-redirect',{method:'PUT'}))
 await go(()=>fetch(B+'/redirect-last?to=/no-acao'))
 await go(()=>fetch(B+'/redirect-put?to=/put-target',{method:'PUT'}))
 await go(()=>fetch(B+'/star-cred',{credentials:'include'}))
 await go(()=>fetch(B+'/no-allow-cred',{credentials:'include'}))
 await go(()=>fetch(B+'/two-origins'))
 await go(()=>fetch(B+'/invalid-origin'))
 await go(()=>fetch(B+'/empty-origin'))
 await go(()=>fetch(B+'/pre-mismatch',{method:'PUT'}))
 await go(()=>fetch(B+'/pre-star-cred',{method:'PUT',credentials:'include'}))
 await go(()=>fetch(B+'/pre-no-cred',{method:'PUT',credentials:'include'}))
 await go(()=>fetch(B+'/pre-bad-methods',{method:'PUT'}))
 await go(()=>fetch(B+'/pre-bad-headers',{headers:{'X-A':'1'}}))
 await go(()=>fetch(B+'/pre-cached',{method:'PUT'}))
 await go(()=>fetch(B+'/pre-cached',{method:'PUT'}))
 await go(()=>fetch(B+'/put-final-missing',{method:'PUT'}))
 await go(()=>fetch(B+'/put-final-404',{method:'PUT'}))
 // A connection that breaks is left out: no text of a server here breaks one in the same way.
 await go(()=>el('img',i=>{i.src=B+'/orb.png'}))
 await go(()=>el('script',i=>{i.src=B+'/nosniff.js'}))
 await go(()=>el('script',i=>{i.src=B+'/plain.js'}))
 await go(()=>el('script',i=>{i.crossOrigin='';i.src=B+'/cors.js'}))
 await go(()=>el('script',i=>{i.crossOrigin='';i.integrity='sha256-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=';i.src=B+'/ok.js'}))
 await go(()=>el('link',i=>{i.rel='stylesheet';i.href=B+'/style.css'}))
 await go(()=>el('link',i=>{i.rel='stylesheet';i.crossOrigin='';i.href=B+'/cors.css'}))
 await go(()=>new FontFace('f','url('+B+'/font.woff2)').load())
 await go(()=>el('img',i=>{i.src=B+'/ok.png'}))
 // A frame is left out: its row has the page that it opens as well.
 await go(async()=>{navigator.sendBeacon(B+'/beacon',new Blob(['{}'],{type:'application/json'}))})
 await new Promise(r=>setTimeout(r,20))
 await go(()=>fetch('https://127.0.0.1:7444/',))
 await go(()=>fetch(B+'/q/a?x=1&y=2'))
 await go(()=>fetch(B+'/folder/'))
 await go(()=>fetch('https://localhost:7443/same'))
 await go(()=>fetch(B+'/300kb'))
 const c=new AbortController();c.abort(); await go(()=>fetch(B+'/aborted-before',{signal:c.signal}))
}
await run()`

const HTTPS_SERVER = `import express from 'express'
const O = 'https://localhost:7443'
const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.use((q, s) => {
  const p = q.path
  const h = (n, v) => s.setHeader(n, v)
  const acao = (v = O) => h('Access-Control-Allow-Origin', v)
  const cred = () => h('Access-Control-Allow-Credentials', 'true')
  h('Content-Type', 'application/json')
  if (q.method === 'OPTIONS') {
    if (p === '/pre-redirect') { acao(); s.statusCode = 301; h('Location', '/landed'); return s.end() }
    if (p === '/pre-mismatch') acao('https://else.test')
    else if (p === '/pre-star-cred') { acao('*'); cred() } else acao()
    if (p !== '/pre-no-cred' && p !== '/pre-star-cred') cred()
    h('Access-Control-Allow-Methods', p === '/pre-bad-methods' ? 'PUT;GET' : 'PUT')
    h('Access-Control-Allow-Headers', p === '/pre-bad-headers' ? 'x a' : 'content-type, x-a')
    if (p === '/pre-cached') h('Access-Control-Max-Age', '600')
    s.statusCode = 204
    return s.end()
  }
  if (q.query.to) { acao(); s.statusCode = 302; h('Location', q.query.to); return s.end() }
  if (p === '/star-cred') { acao('*'); cred() }
  else if (p === '/two-origins') h('Access-Control-Allow-Origin', O + ', https://x.test')
  else if (p === '/invalid-origin') acao('nonsense')
  else if (p === '/empty-origin') acao('')
  else if (!/no-acao|put-final|cors[.]|orb|font/.test(p)) { acao(); if (p !== '/no-allow-cred') cred() }
  if (p === '/put-final-404') s.statusCode = 404
  if (p === '/orb.png') h('Content-Type', 'text/html')
  if (p === '/ok.png') {
    h('Content-Type', 'image/png')
    return s.end(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'))
  }
  if (p === '/nosniff.js') { h('Content-Type', 'text/plain'); h('X-Content-Type-Options', 'nosniff'); return s.end('1') }
  if (p.endsWith('.js')) { h('Content-Type', 'text/javascript'); return s.end('1') }
  if (p.endsWith('.css')) { h('Content-Type', 'text/css'); return s.end('a{}') }
  if (p.endsWith('.woff2')) h('Content-Type', 'font/woff2')
  if (p === '/300kb') return s.end('x'.repeat(300000))
  s.end('{"a":"0123456789"}')
})
app.listen(7444)
`

const POLICY =
  "connect-src 'self' https://127.0.0.1:7444 https://127.0.0.1:6667 http://mixed.test data:; img-src https://127.0.0.1:7444 http://mixed.test; script-src 'self' 'unsafe-eval' 'unsafe-inline' https://127.0.0.1:7444 http://mixed.test"

/** The page over HTTP: mostly `fetch`, preflights, redirects, caches, cookies. */
export const httpDocument = (browser: BrowserName): PlaygroundDocument => ({
  version: 1,
  browser,
  page: {
    url: 'http://127.0.0.1:7001/',
    headers: [['Content-Security-Policy', 'connect-src http://localhost:7002 http://localhost:7999']],
  },
  client: { language: 'javascript', code: HTTP_SCRIPT },
  servers: [{ origin: 'http://localhost:7002', dialect: 'express', text: HTTP_SERVER }],
})

/** The page over HTTPS: policies, mixed content, every way in which the CORS check fails, elements. */
export const httpsDocument = (browser: BrowserName): PlaygroundDocument => ({
  version: 1,
  browser,
  page: { url: 'https://localhost:7443/', headers: [['Content-Security-Policy', POLICY]] },
  client: { language: 'javascript', code: HTTPS_SCRIPT },
  servers: [
    { origin: 'https://127.0.0.1:7444', dialect: 'express', text: HTTPS_SERVER },
    { origin: 'https://localhost:7443', dialect: 'raw', text: 'GET /same\n200\n\nsame\n' },
    { origin: 'https://mixed.test', dialect: 'raw', text: '', connection: 'name-not-resolved' },
  ],
})
