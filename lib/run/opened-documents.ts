/** The documents that the script of a page opens, in frames and in its own place: their scripts run after the page's. */
import type { OpenedDocument } from '../browser/user-agent.ts'
import type { RunEnd } from '../sandbox/run-in-sandbox.ts'
import type { Emit } from '../trace/events.ts'
import { prepareInline } from './prepare-client.ts'

/** A page that opens itself in a frame must come to an end. */
const MOST_DOCUMENTS = 8

export interface OpenedDocuments {
  readonly add: (document: OpenedDocument) => void
  /** Runs the scripts of all documents, also of those that these open, in the order in which they were opened. */
  readonly run: () => Promise<RunEnd['why']>
}

/**
 * @param execute runs one script in its document
 * @param print appends an event
 */
export function openedDocuments(
  execute: (document: OpenedDocument, code: string) => Promise<RunEnd>,
  print: (event: DocumentEvent) => void,
): OpenedDocuments {
  const documents: OpenedDocument[] = []
  return {
    add(document) {
      if (documents.length === MOST_DOCUMENTS) return
      documents.push(document)
      for (const line of document.remarks) print({ type: 'console', by: 'browser', ...line })
      for (const what of document.notRun) print({ type: 'console', by: 'browser', level: 'warn', text: NOT_RUN[what] })
    },
    async run() {
      // Each may open others, which are added at the end.
      for (const document of documents) {
        for (const { code, isModule } of document.scripts) {
          const prepared = await prepareInline(code, isModule)
          if (!prepared.ok) {
            print({ type: 'script-error', kind: 'syntax', name: 'SyntaxError', message: prepared.message })
            continue
          }
          const { why } = await execute(document, prepared.code)
          if (why !== 'finished') return why
        }
      }
      return 'finished'
    },
  }
}

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never
type DocumentEvent = WithoutTime<Extract<Parameters<Emit>[0], { readonly type: 'console' | 'script-error' }>>

const NOT_RUN: Readonly<Record<OpenedDocument['notRun'][number], string>> = {
  external:
    'A browser would load and run the script at the `src` of this <script>. Here only what is written in a <script> runs.',
  attribute:
    'A browser would run the text of an attribute such as `onerror`. Here only what is written in a <script> runs.',
}
