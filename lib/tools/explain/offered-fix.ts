import type { PlaygroundDocument } from '../../document/document.ts'
import { proveFix, type RunForTrace } from '../../run/prove-fix.ts'
import type { Trace } from '../../trace/events.ts'
import { plainWords } from '../../trace/export/plain-words.ts'
import type { Fix } from './explained-run.ts'

/**
 * The fix that the site offers for a call, and the document with it; null where it offers none.
 * @param run null: nothing can be run, so the fix is only described
 */
export async function offeredFix(
  document: PlaygroundDocument,
  trace: Trace,
  call: number,
  run: RunForTrace | null,
): Promise<{ readonly fix: Fix; readonly mended: PlaygroundDocument | null } | null> {
  const proven = run
    ? await proveFix(document, trace, call, run)
    : await proveFix(document, trace, call, async () => [], { runs: 0 })
  if (!proven) return null
  const { server, text, summary, written } = proven
  return { fix: { server, text, summary: plainWords(summary), written }, mended: proven.document }
}
