// Runs in the real browser's page: makes the calls of a scenario one after another and reports what a script can see.
// biome-ignore lint/correctness/noUnusedVariables: whoever drives the browser calls it
async function runCalls(calls, atOnce) {
  if (atOnce) return Promise.all(calls.map(makeCall))
  const seen = []
  for (const call of calls) seen.push(await makeCall(call))
  return seen
}

/** The address of a call: `content` becomes an object URL. */
function addressOf(url, content) {
  return content === undefined ? url : URL.createObjectURL(new Blob([content.body], { type: content.type }))
}

/** An address that a recording can have twice: an object URL without its random part. */
const shownUrl = (url) => url.replace(/^(blob:.*\/)[\da-f-]{36}/, '$1id')

function streamOf(text) {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      controller.close()
    },
  })
}

function makeCall({ api = 'fetch', ...call }) {
  const makers = {
    fetch: callFetch,
    xhr: callXMLHttpRequest,
    img: callImage,
    script: callScript,
    stylesheet: callStyleSheet,
  }
  const others = { eventsource: callEventSource, beacon: callBeacon, form: callForm }
  return { ...makers, ...others }[api](call)
}

async function callFetch({ url, content, stream, ...init }) {
  let request
  if (stream) init.body = streamOf(init.body)
  try {
    request = new Request(addressOf(url, content), init)
  } catch (error) {
    return { outcome: 'invalid-request', name: error.name }
  }
  try {
    const response = await fetch(request)
    const { type, status, ok, redirected } = response
    const body = await response.text()
    return {
      outcome: 'response',
      type,
      status,
      ok,
      redirected,
      url: shownUrl(response.url),
      headers: [...response.headers],
      body,
    }
  } catch (error) {
    return { outcome: 'network-error', name: error.name, message: error.message }
  }
}

function callXMLHttpRequest(call) {
  const { url, method = 'GET', headers = [], body, withCredentials, uploadListener, content, responseType } = call
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest()
    xhr.onerror = () => resolve({ outcome: 'network-error', status: xhr.status })
    xhr.onload = () => {
      const lines = xhr.getAllResponseHeaders().split('\r\n').filter(Boolean)
      const pairs = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)])
      const read = { body: responseType === 'document' ? '' : xhr.responseText }
      if (responseType === 'document' || call.readsXml) read.xml = xhr.responseXML?.documentElement.nodeName ?? null
      resolve({ outcome: 'response', status: xhr.status, url: shownUrl(xhr.responseURL), headers: pairs, ...read })
    }
    try {
      xhr.open(method, addressOf(url, content), !call.sync)
      if (responseType !== undefined) xhr.responseType = responseType
      if (withCredentials !== undefined) xhr.withCredentials = withCredentials
      for (const [name, value] of headers) xhr.setRequestHeader(name, value)
      if (uploadListener) xhr.upload.addEventListener('progress', () => {})
      xhr.send(body ?? null)
    } catch (error) {
      resolve({ outcome: 'invalid-request', name: error.name })
    }
  })
}

const loaded = (target) =>
  new Promise((resolve) => {
    target.addEventListener('load', () => resolve(true))
    target.addEventListener('error', () => resolve(false))
  })

async function callImage({ url, crossorigin }) {
  const image = new Image()
  if (crossorigin !== undefined) image.crossOrigin = crossorigin
  const end = loaded(image)
  image.src = url
  if (!(await end)) return { outcome: 'error' }
  const context = document.createElement('canvas').getContext('2d')
  context.drawImage(image, 0, 0)
  try {
    context.getImageData(0, 0, 1, 1)
    return { outcome: 'load', tainted: false }
  } catch {
    return { outcome: 'load', tainted: true }
  }
}

async function callScript({ url, crossorigin, module, integrity }) {
  let message
  const listen = (event) => {
    message ??= event.message
  }
  addEventListener('error', listen)
  const script = document.createElement('script')
  if (crossorigin !== undefined) script.crossOrigin = crossorigin
  if (module) script.type = 'module'
  if (integrity !== undefined) script.integrity = integrity
  const end = loaded(script)
  script.src = url
  document.head.append(script)
  const ran = await end
  removeEventListener('error', listen)
  return ran ? { outcome: 'load', muted: message === 'Script error.' } : { outcome: 'error' }
}

async function callStyleSheet({ url, crossorigin, integrity }) {
  const link = document.createElement('link')
  if (crossorigin !== undefined) link.crossOrigin = crossorigin
  link.rel = 'stylesheet'
  if (integrity !== undefined) link.integrity = integrity
  const end = loaded(link)
  link.href = url
  document.head.append(link)
  if (!(await end)) return { outcome: 'error' }
  try {
    return { outcome: 'load', readable: link.sheet.cssRules.length >= 0 }
  } catch {
    return { outcome: 'load', readable: false }
  }
}

function callEventSource({ url, withCredentials = false }) {
  return new Promise((resolve) => {
    const source = new EventSource(url, { withCredentials })
    const end = (outcome) => () => {
      source.close()
      resolve({ outcome })
    }
    source.onopen = end('open')
    source.onerror = end('error')
  })
}

function callBeacon({ url, body, type }) {
  try {
    const queued = navigator.sendBeacon(url, type === undefined ? body : new Blob([body], { type }))
    return { outcome: queued ? 'queued' : 'refused' }
  } catch (error) {
    return { outcome: 'invalid-request', name: error.name }
  }
}

async function callForm({ url, method, enctype, fields, rel }) {
  const frame = document.createElement('iframe')
  frame.name = `target${document.forms.length}`
  document.body.append(frame)
  // An empty frame may still have to load its own about:blank.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const form = document.createElement('form')
  form.action = url
  form.target = frame.name
  if (method !== undefined) form.method = method
  if (enctype !== undefined) form.enctype = enctype
  if (rel !== undefined) form.setAttribute('rel', rel)
  for (const [name, value] of fields) {
    const input = document.createElement('input')
    input.name = name
    input.value = value
    form.append(input)
  }
  document.body.append(form)
  const end = loaded(frame)
  form.submit()
  await Promise.race([end, new Promise((resolve) => setTimeout(resolve, 1500))])
  return { outcome: 'submitted' }
}
