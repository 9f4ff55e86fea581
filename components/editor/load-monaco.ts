/**
 * Loads Monaco in pieces. As one piece, its start is a task of a quarter of a second on a fast machine, in which the page
 * does not respond. Each piece loads the next one, so that the bundler leaves out of it what is there already.
 */
import { inTurn } from './turns.ts'

export type LoadedMonaco = typeof import('./monaco.ts')

async function load(): Promise<LoadedMonaco> {
  const texts = await inTurn(() => import('./pieces/text-model.ts'))
  const view = await inTurn(texts.next)
  const widget = await inTurn(view.next)
  const services = await inTurn(widget.next)
  const api = await inTurn(services.next)
  const typing = await inTurn(api.next)
  const help = await inTurn(typing.next)
  return inTurn(help.next)
}

let loading: Promise<LoadedMonaco> | null = null

/** Monaco, ready to create editors. Rejects where a piece cannot be fetched; the next call tries again. */
export function loadMonaco(): Promise<LoadedMonaco> {
  loading ??= load().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}
