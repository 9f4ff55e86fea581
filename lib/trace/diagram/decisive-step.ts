import type { DiagramModel } from './diagram-model.ts'

/** The step that decided: the message before the stop, else the last one. 1-based; 0 if there are no rows. */
export function decisiveStep({ rows }: DiagramModel): number {
  const stop = rows.findIndex((r) => r.kind === 'mark' && r.shape === 'stop')
  const before = stop < 0 ? rows : rows.slice(0, stop)
  const message = before.findLastIndex((r) => r.kind === 'message')
  return message < 0 ? rows.length : message + 1
}
