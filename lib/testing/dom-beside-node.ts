/**
 * A DOM for component tests that also run documents. The environment `happy-dom` replaces what Node has of the web, as
 * `Response`, which the simulated network needs; this adds only what Node does not have. Import it first.
 */
import { Window } from 'happy-dom'

const dom = new Window({ url: 'http://localhost:3000/' })
const global = globalThis as unknown as Record<string, unknown>
const HERE = ['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'self']

for (const name of Object.getOwnPropertyNames(dom)) {
  if (name in globalThis && !HERE.includes(name)) continue
  const value: unknown = Reflect.get(dom, name)
  // Functions of the window need it as `this`; classes must stay as they are.
  const bound = typeof value === 'function' && !/^[A-Z]/.test(name) ? value.bind(dom) : value
  Object.defineProperty(global, name, { value: bound, configurable: true, writable: true })
}
for (const name of HERE)
  Object.defineProperty(global, name, {
    value: name === 'window' || name === 'self' ? dom : Reflect.get(dom, name),
    configurable: true,
    writable: true,
  })
