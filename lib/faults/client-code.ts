import { OLD_API, ONE_ITEM, type Plan, pathOf, signIn } from './plan.ts'

/** The address that the page is meant to call. */
export const rightUrl = (plan: Plan): string => plan.api + pathOf(plan)

/** What the bearer token is. */
const TOKEN = 'Bearer t0ken'
/** The cookie of somebody who is signed in. */
export const SESSION = 'session=a1b2c3'

/** The page's script. */
export function clientCode(plan: Plan): string {
  const { client, task, reads } = plan
  const url = addressOf(plan)
  if (task === 'picture') {
    return `// The picture in the page. An <img> asks without CORS.
await fetch('${url}', { mode: 'no-cors' })

// The same picture for the canvas, whose points a script reads.
const response = ${callOf(url, initOf(plan))}
console.log(response.status, response.headers.get('Content-Type'))
`
  }
  const login = `const signedIn = ${callOf(`${plan.api}/login`, [
    "method: 'POST'",
    ...(client.credentials ? ["credentials: 'include'"] : []),
    "headers: { 'Content-Type': 'application/json' }",
    "body: JSON.stringify({ user: 'sara', password: 'secret' })",
  ])}
console.log('signed in:', signedIn.status)

`
  const shown = ['response.status', ...(reads === null ? [] : [`response.headers.get('${reads}')`])]
  return `${task === 'login' ? login : ''}const response = ${callOf(url, initOf(plan))}
console.log(${[...shown, 'await response.text()'].join(', ')})
`
}

/**
 * The call by which the probes ask, whatever the page's script has become.
 * @param how `signed-out`: without cookie and token. `unknown`: for a thing that does not exist
 */
export function probeCode(sound: Plan, how: 'signed-in' | 'signed-out' | 'unknown'): string {
  const url = how === 'unknown' ? `${sound.api}/${sound.business.things}/none` : rightUrl(sound)
  const init = initOf(sound).filter((line) => how !== 'signed-out' || !line.includes(TOKEN))
  return `await ${callOf(url, init).replace(/^await /, '')}\n`
}

function addressOf(plan: Plan): string {
  if (plan.client.address === 'moved') return OLD_API(plan) + pathOf(plan)
  return plan.client.address === 'plain' ? rightUrl(plan).replace('https:', 'http:') : rightUrl(plan)
}

function initOf(plan: Plan): readonly string[] {
  const { client, task } = plan
  const headers = [
    ...(signIn(plan) === 'token' ? [`Authorization: '${TOKEN}'`] : []),
    ...(task === 'save' ? ["'Content-Type': 'application/json'"] : []),
    ...(client.stray === null ? [] : [`'${client.stray}': '*'`]),
  ]
  return [
    ...(client.method === 'GET' ? [] : [`method: '${client.method}'`]),
    ...(client.noCors ? ["mode: 'no-cors'"] : []),
    ...(client.credentials ? ["credentials: 'include'"] : []),
    ...(headers.length === 0 ? [] : [`headers: { ${headers.join(', ')} }`]),
    ...(task === 'save' ? [`body: JSON.stringify({ id: ${ONE_ITEM} })`] : []),
  ]
}

function callOf(url: string, init: readonly string[]): string {
  if (init.length === 0) return `await fetch('${url}')`
  if (init.length === 1 && (init[0] ?? '').length < 40) return `await fetch('${url}', { ${init[0]} })`
  return `await fetch('${url}', {\n${init.map((line) => `  ${line},\n`).join('')}})`
}
