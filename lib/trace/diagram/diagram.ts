/** Builds the sequence diagram from a trace and nothing else, so the picture cannot say more than the trace does. */
import { hostOf, pathOf, serializedOriginOf } from '../address.ts'
import { BROWSER_TITLES } from '../browser-titles.ts'
import type { Trace } from '../events.ts'
import { isStranger } from '../summary/breach.ts'
import { indexTrace } from '../trace-index.ts'
import type { DiagramModel, Lane } from './diagram-model.ts'
import { rowsOf } from './diagram-rows.ts'
import { withStolen } from './stolen-rows.ts'
import { withGaps } from './waits.ts'

/** Draws up the diagram of a run. A trace without a page gives no lanes and no rows. */
export function diagramOf(trace: Trace): DiagramModel {
  const index = indexTrace(trace)
  const { page } = index
  if (!page) return { lanes: [], rows: [] }
  const all = trace.flatMap((event, at) => rowsOf(event, at, index, BROWSER_TITLES[page.browser]))
  const rows = withGaps(isStranger(page) ? withStolen(all, trace) : all, trace)
  return {
    lanes: [
      {
        id: 'script',
        kind: 'script',
        title: 'Your script',
        subtitle: page.origin === 'null' ? 'origin null' : hostOf(page.origin),
      },
      { id: 'browser', kind: 'browser', title: 'Browser', subtitle: BROWSER_TITLES[page.browser] },
      ...serverLanes(trace),
    ],
    rows: index.calls.size > 1 ? rows.map((row) => (row.call > 0 ? { ...row, number: row.call } : row)) : rows,
  }
}

const TITLES = { server: 'Server', proxy: 'Proxy', cache: 'Shared cache' } as const

/** Every server that something was sent to, a proxy before the servers behind it. */
function serverLanes(trace: Trace): Lane[] {
  const kinds = new Map<string, keyof typeof TITLES>()
  const order: string[] = []
  const see = (origin: string, behind?: string) => {
    if (order.includes(origin)) return
    order.splice(behind === undefined ? order.length : order.indexOf(behind) + 1, 0, origin)
  }
  for (const event of trace) {
    if (event.type === 'request') see(serializedOriginOf(event.url))
    else if (event.type === 'forward') {
      see(event.server)
      see(event.to, event.server)
      if (!kinds.has(event.server)) kinds.set(event.server, 'proxy')
    } else if (event.type === 'shared-cache') kinds.set(event.server, 'cache')
  }
  return order.map((id) => {
    const kind = kinds.get(id) ?? 'server'
    return { id, kind, title: TITLES[kind], subtitle: hostOf(id) }
  })
}

/** A call of the run, to choose among several. */
export interface DiagramCall {
  readonly call: number
  /** `2 PUT /profile` */
  readonly title: string
}

export function callsOf(trace: Trace): readonly DiagramCall[] {
  return trace.flatMap((event) =>
    event.type === 'call' ? [{ call: event.call, title: `${event.call} ${event.method} ${pathOf(event.url)}` }] : [],
  )
}

/** The diagram with the rows of one call, and of those that belong to none. The lanes stay, so that nothing jumps. */
export function onlyCall(model: DiagramModel, call: number | null): DiagramModel {
  return call === null ? model : { ...model, rows: model.rows.filter((row) => row.call === call || row.call === 0) }
}
